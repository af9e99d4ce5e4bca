using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Sentences;

/// <summary>A run goes on with what it began with, or not at all.</summary>
public sealed class SentenceResumeTests : IDisposable
{
    private static readonly string[] _small = ["--layers", "1", "--hidden-size", "64", "--vocabulary-size", "1000", "--batch-size", "12", "--epochs", "1", "--evaluate-every", "4", "--threads", "1"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--from")]
    [InlineData("--tokenizer")]
    public void A_run_that_made_its_own_vocabulary_takes_no_other(string option)
    {
        string data = TinyText.Lines(_folder["lines.txt"]);
        Pretrain("one", "--data", data);
        Pretrain("two", "--data", data);

        CommandRun.Of("pretrain", "sentences", "--resume", _folder["one"], option, _folder["two", "model"]).ShouldBeBadInput("The run began without a model folder, and one was given");
        Assert.Equal(ExitCode.Done, CommandRun.Of("pretrain", "sentences", "--resume", _folder["one"]).ExitCode);
    }

    private void Pretrain(string run, params string[] arguments) =>
        Assert.Equal(ExitCode.Done, CommandRun.Of(["pretrain", "sentences", "--out", _folder[run], .. _small, .. arguments]).ExitCode);
}
