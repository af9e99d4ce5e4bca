using Macl.Bench.Results;
using Macl.Bench.Tables;

namespace Macl.Repository.Tests.Documents;

public sealed class PerformanceTableTests
{
    private const long Mebibyte = 1 << 20;

    private static readonly LossRow Engine = new() { Contestant = ContestantNames.Engine, Pairs = 500, Dimension = 128, MedianMilliseconds = 10, ProductGigaflops = 64, ExtraMemoryBytes = 2 * Mebibyte };
    private static readonly LossRow Half = Engine with { Contestant = ContestantNames.EngineInBFloat16, MedianMilliseconds = 5 };
    private static readonly LossRow Autograd = Engine with { Contestant = ContestantNames.Autograd, MedianMilliseconds = 62.5, ExtraMemoryBytes = 1500 * Mebibyte };
    private static readonly LossRow Refused = new() { Contestant = ContestantNames.Autograd, Pairs = 70_000, Dimension = 128, Skipped = "needs about 438 GiB" };

    [Fact]
    public void The_fraction_counts_three_products_of_all_rows_with_all_rows() => Assert.Equal(0.6, Engine.ProductFraction!.Value, tolerance: 1e-12);

    [Fact]
    public void The_summary_sets_the_engine_against_automatic_differentiation() =>
        Assert.Equal("| 500 | 10.0 | 62.5 | 6.3× | 2.0 | 1,500 | 60 % | 2.0× |", Lines("performance summary", Engine, Half, Autograd)[2]);

    [Fact]
    public void What_was_not_tried_says_why_and_what_was_not_there_is_a_dash() =>
        Assert.Equal("| 70,000 | – | needs about 438 GiB | – | – | needs about 438 GiB | – | – |", Lines("performance summary", Refused)[2]);

    [Fact]
    public void Sizes_are_in_order() =>
        Assert.Equal(
            ["| 64 | 1,000 |", "| 128 | 500 |", "| 128 | 70,000 |"],
            Lines("performance times", Refused, Engine, Engine with { Dimension = 64, Pairs = 1000 })[2..].Select(line => string.Join('|', line.Split('|')[..3]) + "|"));

    [Fact]
    public void Results_survive_being_written_and_read()
    {
        BenchRecord<LossRow> record = BenchRecords.Of(Engine, Refused);
        BenchRecord<LossRow> read = BenchFile.Parse(BenchFile.Format(record));

        Assert.Equal(record.Rows, read.Rows);
        Assert.All(PerformanceTable.Kinds, kind => Assert.Equal(PerformanceTable.Make(kind, record), PerformanceTable.Make(kind, read)));
    }

    [Fact]
    public void An_unknown_table_is_refused_with_those_that_there_are() =>
        Assert.Contains("performance summary", Assert.Throws<FormatException>(() => PerformanceTable.Make("performance", BenchRecords.Of(Engine))).Message, StringComparison.Ordinal);

    private static string[] Lines(string kind, params LossRow[] rows) => PerformanceTable.Make(kind, BenchRecords.Of(rows)).Split('\n');
}
