using Macl.Learning.Runs;

namespace Macl.Learning.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private static readonly ToyRecipe _recipe = new();

    private readonly TemporaryFolder _folder = new();

    private string RunPath => _folder.Place("run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_folder_can_be_opened_again()
    {
        var created = RunFolder.Create(RunPath, _recipe.Record);
        var (opened, record) = RunFolder.Open(RunPath);

        Assert.Equal(created.FullPath, opened.FullPath);
        Assert.True(record.IsSameRunAs(_recipe.Record));
        Assert.Equal(record.Environment, _recipe.Record.Environment);
        Assert.Equal(RunPath, RunFolder.OpenOrCreate(RunPath, _recipe.Record).FullPath);
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("run.json")]
    [InlineData("metrics.jsonl")]
    public void A_folder_with_files_is_not_taken_for_a_new_run(string file)
    {
        Directory.CreateDirectory(RunPath);
        File.WriteAllText(Path.Combine(RunPath, file), "{}");
        var problem = Assert.Throws<IOException>(() => RunFolder.Create(RunPath, _recipe.Record));
        Assert.Equal($"{RunPath} is not empty: choose another folder, or resume the run that is there.", problem.Message);
    }

    [Fact]
    public void A_folder_with_folders_is_not_taken_for_a_new_run()
    {
        Directory.CreateDirectory(Path.Combine(RunPath, "checkpoints"));
        Assert.Throws<IOException>(() => RunFolder.OpenOrCreate(RunPath, _recipe.Record));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        File.WriteAllText(RunPath, "a file");
        Assert.Throws<IOException>(() => RunFolder.Create(RunPath, _recipe.Record));
    }

    [Fact]
    public void What_a_kill_left_of_a_new_folder_does_not_stand_in_the_way()
    {
        Directory.CreateDirectory(RunPath);
        File.WriteAllText(Path.Combine(RunPath, "run.json.unfinished"), "{");
        RunFolder.OpenOrCreate(RunPath, _recipe.Record);
        Assert.True(RunFolder.Open(RunPath).Record.IsSameRunAs(_recipe.Record));
    }

    [Fact]
    public void Another_run_in_the_folder_is_refused()
    {
        RunFolder.Create(RunPath, _recipe.Record);
        var problem = Assert.Throws<InvalidDataException>(() => RunFolder.OpenOrCreate(RunPath, (_recipe with { Fingerprint = "beef" }).Record));
        Assert.StartsWith($"{RunPath} holds another run: its method, options or data differ.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_a_run_is_named()
    {
        var problem = Assert.Throws<InvalidDataException>(() => RunFolder.Open(RunPath));
        Assert.Equal($"{RunPath} is no run folder: it has no run.json.", problem.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"modality":null,"method":"m","data":null,"options":null,"environment":null}""")]
    public void A_record_that_cannot_be_read_is_named(string content)
    {
        Directory.CreateDirectory(RunPath);
        File.WriteAllText(Path.Combine(RunPath, "run.json"), content);
        var problem = Assert.Throws<InvalidDataException>(() => RunFolder.Open(RunPath));
        Assert.StartsWith($"{Path.Combine(RunPath, "run.json")} is not the record of a run of this toolkit: ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }
}
