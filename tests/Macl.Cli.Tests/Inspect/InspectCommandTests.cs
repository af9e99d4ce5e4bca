using System.Globalization;
using System.Text.Json;

namespace Macl.Cli.Tests.Inspect;

public sealed class InspectCommandTests : IDisposable
{
    /// <summary>log(1 + exp(−1/τ)) at τ = .1: the positive has similarity 1, the only negative 0.</summary>
    private const double InfoNceOfTheAxes = 4.5398899e-5;

    private static readonly string References = Path.Combine(AppContext.BaseDirectory, "References");
    private readonly TemporaryFolder _folder = new();

    private sealed record Case(string Pair, string Loss, string Pairing, double Temperature, double Alpha, double AlignmentThreshold, Dictionary<string, double> Expected);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("float64", 1e-9)]
    [InlineData("float32", 1e-5)]
    public void All_numbers_agree_with_double_loops_in_numpy(string precision, double tolerance)
    {
        var cases = JsonSerializer.Deserialize<Case[]>(File.ReadAllBytes(Path.Combine(References, "inspect.json")), JsonSerializerOptions.Web)!;
        Assert.Equal(54, cases.Length);
        Assert.All(cases, one => AssertAgrees(one, precision, tolerance));
    }

    [Fact]
    public void Findings_say_that_collapsed_embeddings_are_collapsed()
    {
        WriteNpy("same.npy", "<f8", 4, 2, [1, 1, 1, 1, 1, 1, 1, 1]);
        var run = CommandRun.Of("inspect", "--first", _folder["same.npy"], "--second", _folder["same.npy"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Collapsed: all embeddings lie at nearly one point", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_say_that_a_vanishing_temperature_is_too_small()
    {
        WriteNpy("first.npy", "<f8", 4, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1]);
        WriteNpy("second.npy", "<f8", 4, 3, [1, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1]);
        var run = CommandRun.Of("inspect", "--first", _folder["first.npy"], "--second", _folder["second.npy"], "--loss", "infonce", "--temperature", "0.001");
        Assert.Contains("looks too small", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--loss flatnce", "flatnce", 1.0, .1)]
    [InlineData("--loss infonce --temperature-policy learnable", "infonce:learnable", InfoNceOfTheAxes, .1)]
    [InlineData("--loss infonce --temperature-policy cosine", "infonce:cosine", InfoNceOfTheAxes, .1)]
    [InlineData("--loss infonce --hardness 0 --positive-prior 0", "infonce", InfoNceOfTheAxes, .1)]
    [InlineData("--loss hard-negatives --hardness 0 --positive-prior 0", "hard-negatives", InfoNceOfTheAxes, .1)]
    [InlineData("--loss dual-temperature --inter-temperature 0.1", "dual-temperature", InfoNceOfTheAxes, .1)]
    [InlineData("--temperature-policy exponential", "macl:exponential", 1.00336143, .2)]
    public void The_family_can_be_asked_for_by_name(string options, string name, double loss, double temperature)
    {
        WriteNpy("first.npy", "<f8", 2, 2, [1, 0, 0, 1]);
        var run = CommandRun.Of(["inspect", "--json", "--first", _folder["first.npy"], "--second", _folder["first.npy"], "--pairing", "one-way", .. options.Split(' ')]);
        Assert.Equal(name, run.Json.GetProperty("objective").GetString());
        Assert.Equal(loss, run.Json.GetProperty("loss").GetDouble(), 1e-6);
        Assert.Equal(temperature, run.Json.GetProperty("temperature").GetDouble(), 1e-7);
    }

    [Fact]
    public void The_supervised_loss_is_refused_with_those_that_need_no_labels()
    {
        WriteNpy("first.npy", "<f8", 2, 2, [1, 0, 0, 1]);
        CommandRun.Of("inspect", "--first", _folder["first.npy"], "--second", _folder["first.npy"], "--loss", "supcon").ShouldBeBadInput("needs labels");
    }

    [Fact]
    public void Files_that_cannot_be_paired_are_refused_with_both_shapes()
    {
        WriteNpy("a.npy", "<f4", 4, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
        WriteNpy("b.npy", "<f4", 2, 4, [1, 2, 3, 4, 5, 6, 7, 8]);
        var run = CommandRun.Of("inspect", "--first", _folder["a.npy"], "--second", _folder["b.npy"]);
        run.ShouldBeBadInput("[4, 2]");
        Assert.Contains("[2, 4]", run.LastError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--temperature", "0")]
    [InlineData("--temperature", "-1")]
    [InlineData("--temperature", "cold")]
    [InlineData("--loss", "mystery")]
    [InlineData("--pairing", "three-view")]
    [InlineData("--precision", "float8")]
    [InlineData("--alignment-threshold", "2")]
    public void Options_outside_their_range_are_refused(string option, string value)
    {
        WriteNpy("a.npy", "<f4", 4, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
        CommandRun.Of("inspect", "--first", _folder["a.npy"], "--second", _folder["a.npy"], option, value).ShouldBeBadInput($"{option} is '{value}'; allowed: ");
    }

    [Fact]
    public void A_missing_file_is_named() =>
        CommandRun.Of("inspect", "--first", _folder["none.npy"], "--second", _folder["none.npy"]).ShouldBeBadInput("none.npy");

    [Fact]
    public void An_empty_file_is_named()
    {
        File.WriteAllBytes(_folder["empty.npy"], []);
        CommandRun.Of("inspect", "--first", _folder["empty.npy"], "--second", _folder["empty.npy"]).ShouldBeBadInput("empty.npy");
    }

    [Fact]
    public void A_value_that_is_not_a_number_is_refused_with_its_row()
    {
        WriteNpy("nan.npy", "<f8", 2, 2, [1, 2, double.NaN, 4]);
        CommandRun.Of("inspect", "--first", _folder["nan.npy"], "--second", _folder["nan.npy"]).ShouldBeBadInput("Row 1 of first");
    }

    private static void AssertAgrees(Case one, string precision, double tolerance)
    {
        var run = CommandRun.Of(
            "inspect", "--json", "--precision", precision,
            "--first", Path.Combine(References, $"{one.Pair}_first.npy"), "--second", Path.Combine(References, $"{one.Pair}_second.npy"),
            "--loss", one.Loss, "--pairing", one.Pairing, "--temperature", Text(one.Temperature), "--alpha", Text(one.Alpha), "--alignment-threshold", Text(one.AlignmentThreshold));
        Assert.Equal(0, run.ExitCode);
        Assert.All(one.Expected, expected =>
        {
            double actual = run.Json.GetProperty(expected.Key).GetDouble();
            double error = Math.Abs(actual - expected.Value) / Math.Max(Math.Abs(expected.Value), 1e-300);
            Assert.True(actual == expected.Value || error < tolerance, $"{one.Pair} {one.Loss} {one.Pairing} τ₀ {one.Temperature}: {expected.Key} is {actual:R}, not {expected.Value:R} (off by {error:E1})");
        });
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private void WriteNpy(string name, string type, int rows, int columns, double[] values)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({rows}, {columns}), }}";
        using var writer = new BinaryWriter(File.Create(_folder[name]));
        writer.Write((byte[])[0x93, .. "NUMPY"u8]);
        writer.Write([1, 0]);
        writer.Write((ushort)(header.Length + 1));
        writer.Write(System.Text.Encoding.ASCII.GetBytes(header + "\n"));
        foreach (double value in values)
        {
            if (type is "<f4")
            {
                writer.Write((float)value);
            }
            else
            {
                writer.Write(value);
            }
        }
    }
}
