using Macl.Cli.Progress;

namespace Macl.Cli.Tests.Progress;

public sealed class PlainProgressTests : IDisposable
{
    private readonly StringWriter _writer = new();

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void What_is_done_of_a_phase_takes_a_line_every_tenth_whatever_the_order()
    {
        var progress = new PlainProgress(_writer, TimeProvider.System);
        progress.Phase("looking at pictures");
        Array.ForEach([1, 30, 20, 31, 250, 249, 99, 300], done => progress.Advance(done, 300));
        progress.Phase("once more");
        progress.Advance(1, 2);
        progress.Say("skipped 3 files");
        Assert.Equal(["looking at pictures", "30/300", "250/300", "300/300", "once more", "1/2", "skipped 3 files"], Lines);
    }

    private string[] Lines => _writer.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
}
