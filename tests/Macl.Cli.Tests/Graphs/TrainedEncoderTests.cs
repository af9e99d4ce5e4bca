using System.Text.Json;
using Macl.Cli.Hosting;
using Macl.Inputs.Npy;

namespace Macl.Cli.Tests.Graphs;

/// <summary>embed and evaluate, with an encoder that a run left.</summary>
public sealed class TrainedEncoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrainedEncoderTests() => CommandRun.Of("pretrain", "graphs", "--out", _folder["run"], "--epochs", "2");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Embeddings_of_the_bundled_graphs_are_written_with_ids_and_labels()
    {
        var run = CommandRun.Of("embed", "graphs", "--json", "--model", _folder["run"], "--out", _folder["vectors.npy"]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal([188, 96], NpyFile.Read(_folder["vectors.npy"]).Shape);
        string[] lines = File.ReadAllLines(_folder["vectors.csv"]);
        Assert.Equal(["id,label", "1,1", "2,-1"], lines[..3]);
        Assert.Equal(189, lines.Length);
        Assert.Equal(188, run.Json.GetProperty("samples").GetInt32());
    }

    [Fact]
    public void Embeddings_repeat_and_do_not_depend_on_the_folder_that_names_the_model()
    {
        CommandRun.Of("embed", "graphs", "--model", _folder["run"], "--out", _folder["a.npy"]);
        CommandRun.Of("embed", "graphs", "--model", _folder["run", "model"], "--out", _folder["b.npy"]);
        Assert.Equal(File.ReadAllBytes(_folder["a.npy"]), File.ReadAllBytes(_folder["b.npy"]));
    }

    [Fact]
    public void Random_views_are_embedded_by_their_seed()
    {
        Embed("graphs.npy");
        Embed("identity.npy", "--augmentation", "identity", "--seed", "5");
        Embed("a.npy", "--augmentation", "random4", "--seed", "1");
        Embed("b.npy", "--augmentation", "random4", "--seed", "1");
        Embed("c.npy", "--augmentation", "random4", "--seed", "2");

        Assert.Equal(File.ReadAllBytes(_folder["graphs.npy"]), File.ReadAllBytes(_folder["identity.npy"]));
        Assert.Equal(File.ReadAllBytes(_folder["a.npy"]), File.ReadAllBytes(_folder["b.npy"]));
        Assert.NotEqual(File.ReadAllBytes(_folder["a.npy"]), File.ReadAllBytes(_folder["c.npy"]));
        Assert.Equal([188, 96], NpyFile.Read(_folder["a.npy"]).Shape);
    }

    [Fact]
    public void A_seed_without_an_augmentation_is_refused() =>
        CommandRun.Of("embed", "graphs", "--model", _folder["run"], "--out", _folder["v.npy"], "--seed", "1").ShouldBeBadInput("--augmentation");

    [Fact]
    public void Unlabelled_graphs_are_embedded_too()
    {
        TinyGraphs.Write(_folder["data"], graphs: 5, nodeLabel: node => node % 7);
        Assert.Equal(ExitCode.Done, CommandRun.Of("embed", "graphs", "--model", _folder["run"], "--data", _folder["data"], "--out", _folder["v.npy"]).ExitCode);
        Assert.Equal(["id,label", "1,", "2,"], File.ReadAllLines(_folder["v.csv"])[..3]);
    }

    [Fact]
    public void A_node_label_that_training_never_saw_is_named()
    {
        TinyGraphs.Write(_folder["data"], graphs: 5, nodeLabel: node => node == 3 ? 99 : 0);
        CommandRun.Of("embed", "graphs", "--model", _folder["run"], "--data", _folder["data"], "--out", _folder["v.npy"]).ShouldBeBadInput("99");
        Assert.False(File.Exists(_folder["v.npy"]));
    }

    [Fact]
    public void A_damaged_model_is_named()
    {
        File.WriteAllBytes(_folder["run", "model", "model.safetensors"], [0, 1, 2]);
        CommandRun.Of("embed", "graphs", "--model", _folder["run"], "--out", _folder["v.npy"]).ShouldBeBadInput("model.safetensors");
    }

    [Theory]
    [InlineData("vectors.txt", ".npy")]
    [InlineData("nowhere/vectors.npy", "no folder")]
    public void A_place_that_cannot_hold_the_embeddings_is_refused(string place, string because) =>
        CommandRun.Of("embed", "graphs", "--model", _folder["run"], "--out", _folder[place]).ShouldBeBadInput(because);

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(_folder["taken.npy"]);
        CommandRun.Of("embed", "graphs", "--model", _folder["run"], "--out", _folder["taken.npy"]).ShouldBeBadInput($"--out is '{_folder["taken.npy"]}', a folder; allowed: a file that ends in .npy.");
    }

    [Fact]
    public void A_folder_without_a_model_is_refused() =>
        CommandRun.Of("embed", "graphs", "--model", _folder.Path, "--out", _folder["v.npy"]).ShouldBeBadInput("no trained encoder");

    [Fact]
    public void Evaluation_judges_by_every_protocol_that_is_asked_for()
    {
        var json = CommandRun.Of("evaluate", "graphs", "--json", "--model", _folder["run"], "--protocol", "svm,knn", "--folds", "5").Json;

        Assert.Equal(["svm", "knn"], json.GetProperty("evaluations").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.All(json.GetProperty("evaluations").EnumerateArray(), one => Assert.InRange(one.GetProperty("score").GetProperty("mean").GetDouble(), 50, 100));
        Assert.InRange(json.GetProperty("effectiveRank").GetDouble(), 1, 96);
    }

    [Fact]
    public void The_svm_of_evaluate_is_the_protocol_of_pretrain()
    {
        var trained = JsonDocument.Parse(File.ReadAllText(_folder["run", "result.json"])).RootElement;
        var json = CommandRun.Of("evaluate", "graphs", "--json", "--model", _folder["run"], "--protocol", "svm").Json;
        Assert.Equal(
            trained.GetProperty("evaluation").GetProperty("score").GetProperty("mean").GetDouble(),
            json.GetProperty("evaluations")[0].GetProperty("score").GetProperty("mean").GetDouble(),
            1e-9);
    }

    [Fact]
    public void An_unknown_protocol_is_refused() =>
        CommandRun.Of("evaluate", "graphs", "--model", _folder["run"], "--protocol", "oracle").ShouldBeBadInput("oracle");

    [Theory]
    [InlineData("svm", "class 7 has 2 samples; 10 folds with 5 inner ones each need 3 or more of each class")]
    [InlineData("linear-probe,svm", "by svm: class 7 has 2 samples")]
    [InlineData("knn --folds 20", "there are 12 samples; 20 folds need 20 or more")]
    public void Labels_that_a_protocol_cannot_divide_are_refused_before_anything_is_judged(string protocol, string because)
    {
        TinyGraphs.Write(_folder["data"], graphs: 12, nodeLabel: node => node % 7, graphLabel: graph => graph < 2 ? 7 : 9);
        var run = CommandRun.Of(["evaluate", "graphs", "--model", _folder["run"], "--data", _folder["data"], "--protocol", .. protocol.Split(' ')]);
        run.ShouldBeBadInput(because);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private void Embed(string file, params string[] more) =>
        Assert.Equal(ExitCode.Done, CommandRun.Of(["embed", "graphs", "--model", _folder["run"], "--out", _folder[file], .. more]).ExitCode);
}
