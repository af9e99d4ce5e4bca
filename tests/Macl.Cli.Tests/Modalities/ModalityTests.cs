using System.CommandLine;
using Macl.Cli.Compare;
using Macl.Cli.Hosting;
using Macl.Cli.Pretrain;

namespace Macl.Cli.Tests.Modalities;

/// <summary>What the commands promise a modality.</summary>
public sealed class ModalityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ClosableGraphs> _opened = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_reads_its_data_with_the_modalitys_options_keeps_what_it_remarks_and_closes_the_data()
    {
        var run = Pretrain("--out", _folder["run"], "--epochs", "1", "--note", "mine");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith($"looking at graphs{Environment.NewLine}the note is in {_folder["run"]}{Environment.NewLine}", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder["run", "note.txt"]));
        Assert.Equal(1, Assert.Single(_opened).Closed);
    }

    [Fact]
    public void An_option_on_reading_may_stand_beside_resume()
    {
        Pretrain("--out", _folder["run"], "--epochs", "1");

        Assert.Equal(ExitCode.Done, Pretrain("--resume", _folder["run"], "--note", "later").ExitCode);
        Assert.Equal("later", File.ReadAllText(_folder["run", "note.txt"]));
        Pretrain("--resume", _folder["run"], "--epochs", "2").ShouldBeBadInput("allowed beside it: --data (if the data has moved), --note, --device, --json and those of checkpoints.");
        Assert.All(_opened, data => Assert.Equal(1, data.Closed));
    }

    [Fact]
    public void A_comparison_keeps_remarks_in_its_own_folder_and_closes_the_data()
    {
        var run = Compare("--out", _folder["all"], "--arms", "infonce,macl", "--seeds", "1", "--epochs", "1", "--note", "mine");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("mine", File.ReadAllText(_folder["all", "note.txt"]));
        Assert.Equal(1, Assert.Single(_opened).Closed);
    }

    [Fact]
    public void Data_is_closed_when_it_is_refused()
    {
        TinyGraphs.Write(_folder["data"], graphs: 12);

        Compare("--out", _folder["all"], "--data", _folder["data"]).ShouldBeBadInput("no graph labels");
        Pretrain("--out", _folder["run"], "--data", _folder["data"], "--loss", "supcon").ShouldBeBadInput("needs labels");

        Assert.Equal([1, 1], _opened.Select(data => data.Closed));
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public void Reading_can_be_interrupted_and_leaves_nothing_behind()
    {
        var run = Run(new CancellationToken(canceled: true), "pretrain", "--out", _folder["run"]);

        Assert.Equal((ExitCode.Interrupted, "interrupted"), (run.ExitCode, run.LastError));
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public void A_run_of_another_modality_is_not_resumed()
    {
        Pretrain("--out", _folder["run"], "--epochs", "0");
        string record = File.ReadAllText(_folder["run", "run.json"]);
        File.WriteAllText(_folder["run", "run.json"], record.Replace("\"modality\": \"graphs\"", "\"modality\": \"images\"", StringComparison.Ordinal));

        Pretrain("--resume", _folder["run"]).ShouldBeBadInput($"is a run on images, not on graphs; go on with: macl pretrain images --resume {_folder["run"]}");
    }

    private CommandRun Pretrain(params string[] arguments) => Run(CancellationToken.None, ["pretrain", .. arguments]);

    private CommandRun Compare(params string[] arguments) => Run(CancellationToken.None, ["compare", .. arguments]);

    private CommandRun Run(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, Live: null);
        var command = string.Equals(arguments[0], "pretrain", StringComparison.Ordinal)
            ? PretrainCommand.Create(ClosableGraphs.Modality(_opened), terminal, cancellation)
            : CompareCommand.Create(ClosableGraphs.Modality(_opened), terminal, cancellation);
        var parsed = command.Parse(arguments[1..]);
        Assert.Empty(parsed.Errors);
        int code = Guard.Run(terminal, () => parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
