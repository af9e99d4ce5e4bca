using System.Text;
using Macl.Cli.Hosting;
using Macl.Inputs.Npy;

namespace Macl.Cli.Tests.Sentences;

public sealed class EmbedSentencesTests(TinyRun model) : IClassFixture<TinyRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("some.txt", "the cat\n\na house\nthe cat\n")]
    [InlineData("some.jsonl", "{\"text\": \"the cat\"}\n\n{\"text\": \"a house\"}\n{\"text\": \"the cat\"}\n")]
    [InlineData("some.csv", "text,id\nthe cat,1\n\na house,2\nthe cat,3\n")]
    public void Every_line_has_a_row_also_a_blank_one(string file, string content)
    {
        File.WriteAllText(_folder[file], content);

        var run = Embed(file, "--json", "--normalize", "true");
        var vectors = NpyFile.Read(_folder["v.npy"]);
        float[][] rows = [.. vectors.ToSingles().Chunk(64)];

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal([4, 64], vectors.Shape);
        Assert.Equal(rows[0], rows[3]);
        Assert.All(rows[1..3], row => Assert.NotEqual(rows[0], row));
        Assert.All(rows, row => Assert.Equal(1, row.Sum(value => value * value), 1e-5));
        Assert.Equal(["id,label", "1,", "2,", "3,", "4,"], File.ReadAllLines(_folder["v.csv"]));
    }

    [Theory]
    [InlineData("some.txt", "a\n\u00ff\nb", "some.txt, line 2: holds bytes that are no UTF-8.")]
    [InlineData("some.jsonl", "\n{\"text\": \"a\"}\n{\n", "some.jsonl, line 3: is no JSON object.")]
    [InlineData("some.csv", "text,id\na,1\nb\n", "some.csv, line 3: has another number of fields than the first row, which has 2.")]
    public void A_line_that_cannot_be_read_is_refused_since_all_rows_behind_it_would_shift(string file, string content, string because)
    {
        File.WriteAllText(_folder[file], content, Encoding.Latin1);

        Embed(file).ShouldBeBadInput(because);

        Assert.False(File.Exists(_folder["v.npy"]));
    }

    private CommandRun Embed(string file, params string[] arguments) =>
        CommandRun.Of(["embed", "sentences", "--model", model.Path, "--input", _folder[file], "--out", _folder["v.npy"], .. arguments]);
}
