using System.Text.Json;
using Macl.Cli.Hosting;
using Macl.Inputs.Npy;

namespace Macl.Cli.Tests.Images;

public sealed class ImageCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => TinyPictures.Write(_folder["data"], each: 12);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_is_judged_before_and_after_and_keeps_all_that_repeats_it()
    {
        var run = Pretrain(_folder["run"], Data);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("images", run.Json.GetProperty("modality").GetString());
        Assert.Equal("SimClr", run.Json.GetProperty("method").GetString());
        Assert.InRange(run.Json.GetProperty("untrained").GetProperty("score").GetProperty("mean").GetDouble(), 50, 100);
        Assert.Contains("kNN", run.Json.GetProperty("evaluation").GetProperty("protocol").GetString(), StringComparison.Ordinal);
        var options = Record(_folder["run"]).GetProperty("options");
        Assert.Equal(8, options.GetProperty("imageSize").GetInt32());
        Assert.Equal(6, options.GetProperty("batchSize").GetInt32());
        Assert.Equal(8, options.GetProperty("views").GetProperty("first").GetProperty("size").GetInt32());
        Assert.Contains("data:image/png;base64,", File.ReadAllText(_folder["run", "report.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("--method", "moco", "--queue-size", "16")]
    [InlineData("--precision", "bfloat16", "--micro-batch-size", "3")]
    [InlineData("--augment-on-device")]
    public async Task An_interrupted_run_ends_as_the_undisturbed_one(params string[] arguments)
    {
        Pretrain(_folder["run"], Data, ["--epochs", "4", .. arguments]);
        using var stop = new CancellationTokenSource();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watch = StopWhenMeasured(_folder["stopped", "metrics.jsonl"], stop, done.Token);
        string[] command = ["pretrain", "images", "--out", _folder["stopped"], "--data", _folder["data"], "--image-size", "8", "--cache", _folder["cache"], "--epochs", "4", .. arguments];
        var stopped = CommandRun.Of(stop.Token, command);
        await done.CancelAsync();
        await watch;
        var resumed = CommandRun.Of("pretrain", "images", "--resume", _folder["stopped"], "--cache", _folder["cache"]);

        Assert.Equal(ExitCode.Interrupted, stopped.ExitCode);
        Assert.Equal(ExitCode.Done, resumed.ExitCode);
        Assert.All(["metrics.jsonl", "model/model.safetensors"], file => Assert.Equal(File.ReadAllBytes(_folder["run", file]), File.ReadAllBytes(_folder["stopped", file])));
    }

    [Fact]
    public void What_is_no_picture_is_left_out_and_listed()
    {
        string data = Data;
        File.WriteAllText(Path.Combine(data, "dark", "broken.jpg"), "no picture");

        var run = Pretrain(_folder["run"], data);
        var strict = Pretrain(_folder["strict"], data, "--strict");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("skipped 1 file, such as dark/broken.jpg", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("dark/broken.jpg\t", File.ReadAllText(_folder["run", "skipped.txt"]), StringComparison.Ordinal);
        Assert.Equal(24, Record(_folder["run"]).GetProperty("data").GetProperty("samples").GetInt32());
        Assert.Equal(ExitCode.BadInput, strict.ExitCode);
        Assert.Contains("broken.jpg", strict.LastError, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["strict"]));
    }

    [Fact]
    public void A_test_set_is_judged_on_and_stays_with_the_run()
    {
        string test = TinyPictures.Write(_folder["test"], each: 3, seed: 9);

        var run = Pretrain(_folder["run"], Data, "--test", test);
        var again = CommandRun.Of("pretrain", "images", "--json", "--resume", _folder["run"]);
        Directory.Move(test, _folder["moved"]);
        var moved = CommandRun.Of("pretrain", "images", "--json", "--resume", _folder["run"], "--test", _folder["moved"]);
        test = TinyPictures.Write(_folder["other"], each: 3, seed: 10);
        var other = CommandRun.Of("pretrain", "images", "--resume", _folder["run"], "--test", test);
        var evaluated = CommandRun.Of("evaluate", "images", "--json", "--model", _folder["run"], "--data", _folder["data"], "--test", test, "--neighbours", "3");

        Assert.Contains("given training and test sets", run.Json.GetProperty("evaluation").GetProperty("protocol").GetString(), StringComparison.Ordinal);
        Assert.All([again, moved], resumed => Assert.Equal(run.Json.GetProperty("evaluation").ToString(), resumed.Json.GetProperty("evaluation").ToString()));
        Assert.Equal(ExitCode.BadInput, other.ExitCode);
        Assert.Contains("with another content", other.LastError, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, evaluated.ExitCode);
        Assert.Equal(["knn", "linear-probe"], evaluated.Json.GetProperty("evaluations").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("linear-probe-sgd", "22 samples of 2 classes to learn from, 2 to judge on")]
    [InlineData("fine-tune", "12 samples of 2 classes to learn from, 2 to judge on", "--label-fraction", "0.5")]
    public void Training_with_labels_judges_when_asked_for(string protocol, string division, params string[] arguments)
    {
        Pretrain(_folder["run"], Data);

        var evaluated = CommandRun.Of(["evaluate", "images", "--json", "--model", _folder["run"], "--data", _folder["data"], "--protocol", protocol, "--epochs", "2", "--folds", "12", .. arguments]);

        Assert.Equal(ExitCode.Done, evaluated.ExitCode);
        var judged = evaluated.Json.GetProperty("evaluations").EnumerateArray().Single();
        Assert.Equal(protocol, judged.GetProperty("name").GetString());
        Assert.Contains(division, judged.GetProperty("protocol").GetString(), StringComparison.Ordinal);
        Assert.Contains("step 2", evaluated.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_set_of_other_classes_is_refused()
    {
        Directory.CreateDirectory(_folder["other"]);
        TinyPictures.Write(_folder["other"], each: 3);
        Directory.Move(_folder["other", "dark"], _folder["other", "night"]);
        Pretrain(_folder["run"], Data);

        var evaluated = CommandRun.Of("evaluate", "images", "--model", _folder["run"], "--data", _folder["data"], "--test", _folder["other"]);

        Assert.Equal(ExitCode.BadInput, evaluated.ExitCode);
        Assert.Contains("the classes of the test set (bright, night) are not those of the data (bright, dark)", evaluated.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pictures_that_are_trained_on_are_no_test_set()
    {
        var run = Pretrain(_folder["run"], Data, "--test", _folder["data"]);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("holds the very pictures that are trained on", run.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_cache_is_not_written_over()
    {
        string data = Data;
        File.WriteAllText(_folder["thesis.doc"], "three years of work");

        var run = Pretrain(_folder["run"], data, "--cache", _folder["thesis.doc"]);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("is something else than decoded pictures", run.LastError, StringComparison.Ordinal);
        Assert.Equal("three years of work", File.ReadAllText(_folder["thesis.doc"]));
    }

    [Fact]
    public void What_is_left_out_is_said_where_there_is_no_run_folder()
    {
        Pretrain(_folder["run"], Data);
        File.WriteAllText(_folder["data", "dark", "broken.jpg"], "no picture");

        var embedded = CommandRun.Of("embed", "images", "--model", _folder["run"], "--data", _folder["data"], "--out", _folder["vectors.npy"]);
        var evaluated = CommandRun.Of("evaluate", "images", "--json", "--model", _folder["run"], "--data", _folder["data"]);

        Assert.All([embedded, evaluated], run => Assert.Contains("skipped dark/broken.jpg: ", run.Error, StringComparison.Ordinal));
        Assert.InRange(evaluated.Json.GetProperty("alignmentLoss").GetDouble(), 0, 4);
    }

    [Fact]
    public void A_comparison_is_gone_on_with_on_its_own_test_set()
    {
        string test = TinyPictures.Write(_folder["test"], each: 3, seed: 9);
        string[] command = ["compare", "images", "--json", "--image-size", "8", "--epochs", "1", "--seeds", "2", "--arms", "infonce", "--parallel", "1", "--data", Data, "--test", test];
        CommandRun.Of([.. command, "--out", _folder["comparison"]]);
        Directory.Delete(_folder["comparison", "runs", "infonce-seed1"], recursive: true);

        var resumed = CommandRun.Of("compare", "images", "--json", "--resume", _folder["comparison"]);

        Assert.Equal(ExitCode.Done, resumed.ExitCode);
        Assert.Equal(CommandRun.Of([.. command, "--out", _folder["undisturbed"]]).Json.ToString(), resumed.Json.ToString());
    }

    [Fact]
    public void Arms_are_compared_on_equal_terms()
    {
        var compared = CommandRun.Of("compare", "images", "--json", "--data", Data, "--out", _folder["comparison"], "--image-size", "8", "--epochs", "1", "--seeds", "2", "--arms", "untrained,infonce");

        Assert.Equal(ExitCode.Done, compared.ExitCode);
        Assert.Equal(["untrained", "infonce"], compared.Json.GetProperty("arms").EnumerateArray().Select(arm => arm.GetProperty("name").GetString()));
    }

    [Fact]
    public void Embeddings_have_a_row_a_picture_in_the_order_of_names()
    {
        Pretrain(_folder["run"], Data);
        File.Move(_folder["data", "bright", "0.png"], _folder["data", "bright", "0, first.png"]);

        var embedded = CommandRun.Of("embed", "images", "--model", _folder["run"], "--data", _folder["data"], "--out", _folder["vectors.npy"]);

        Assert.Equal(ExitCode.Done, embedded.ExitCode);
        Assert.Equal(24, NpyFile.Read(_folder["vectors.npy"]).Shape[0]);
        string[] rows = File.ReadAllLines(_folder["vectors.csv"]);
        Assert.Equal(["id,label", "\"bright/0, first.png\",bright", "bright/1.png,bright"], rows[..3]);
        var swept = CommandRun.Of("inspect", "--first", _folder["vectors.npy"], "--second", _folder["vectors.npy"], "--sweep", "--labels", _folder["vectors.csv"], "--out", _folder["sweep"]);
        Assert.Equal(ExitCode.Done, swept.ExitCode);
    }

    [Theory]
    [InlineData("--queue-size is for MoCo", "--queue-size was given, but --method is not moco", "--queue-size", "8")]
    [InlineData("one view is no pair", "--augmentation is 'linear-probe'", "--augmentation", "linear-probe")]
    [InlineData("a queue has no pairing", "--pairing was given, but with --method moco", "--method", "moco", "--pairing", "one-way")]
    [InlineData("a rate is for its optimizer", "--optimizer was given without --learning-rate", "--optimizer", "lars")]
    [InlineData("a momentum encoder must move", "--momentum is '1'", "--method", "moco", "--momentum", "1")]
    [InlineData("a batch of more than all", "A batch of 100 needs as many samples, but there are 24", "--batch-size", "100")]
    [InlineData("labels and a queue do not go together", "allowed under MoCo: any other loss", "--method", "moco", "--loss", "supcon")]
    public void What_does_not_go_together_is_refused_in_one_line(string why, string expected, params string[] arguments)
    {
        var run = Pretrain(_folder["run"], Data, arguments);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains(expected, run.LastError, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]), why);
    }

    private static Task StopWhenMeasured(string metrics, CancellationTokenSource stop, CancellationToken done) => Task.Run(
        async () =>
        {
            while (!done.IsCancellationRequested && (!File.Exists(metrics) || new FileInfo(metrics).Length == 0))
            {
                await Task.Delay(1, CancellationToken.None);
            }

            await stop.CancelAsync();
        },
        CancellationToken.None);

    private static JsonElement Record(string run) => JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "run.json"))).RootElement;

    private static CommandRun Pretrain(string folder, string data, params string[] arguments) =>
        CommandRun.Of(["pretrain", "images", "--json", "--data", data, "--out", folder, .. Small(arguments), .. arguments]);

    private static string[] Small(string[] arguments) =>
        [.. new[] { ("--image-size", "8"), ("--epochs", "1") }.Where(option => !arguments.Contains(option.Item1, StringComparer.Ordinal)).SelectMany(option => new[] { option.Item1, option.Item2 })];
}
