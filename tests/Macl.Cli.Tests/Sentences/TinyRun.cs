using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Sentences;

/// <summary>A run on a little text, for all tests of a class.</summary>
public sealed class TinyRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyRun() => Assert.Equal(ExitCode.Done, CommandRun.Of(
        ["pretrain", "sentences", "--json", "--data", TinyText.Lines(_folder["lines.txt"]), "--out", Path, "--layers", "1", "--hidden-size", "64", "--vocabulary-size", "1000", "--batch-size", "12", "--epochs", "1", "--threads", "1"]).ExitCode);

    public string Path => _folder["run"];

    public void Dispose() => _folder.Dispose();
}
