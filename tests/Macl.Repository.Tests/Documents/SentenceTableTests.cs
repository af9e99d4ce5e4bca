using Macl.Bench.Results;
using Macl.Bench.Tables;

namespace Macl.Repository.Tests.Documents;

public sealed class SentenceTableTests
{
    private static readonly SentenceRow Macl = new()
    {
        Contestant = SentenceContestants.Macl,
        Work = SentenceRow.Training,
        Layers = 4,
        HiddenSize = 256,
        Sentences = 1000,
        Tokens = 25000,
        MedianMilliseconds = 5000,
        MinimumMilliseconds = 4500,
        Samples = 5,
        ProductGigaflops = 200,
    };

    private static readonly SentenceRow Half = Macl with { Contestant = SentenceContestants.MaclInBFloat16, MedianMilliseconds = 2500 };
    private static readonly SentenceRow PyTorch = Macl with { Contestant = SentenceContestants.PyTorch, MedianMilliseconds = 6000, ProductGigaflops = null };
    private static readonly SentenceRow Autocast = PyTorch with { Contestant = SentenceContestants.PyTorchInBFloat16, MedianMilliseconds = 3000 };

    [Fact]
    public void Rates_are_tokens_by_the_median_time_and_the_layers_products_by_two_views_and_both_ways()
    {
        Assert.Equal(5000, Macl.TokensPerSecond);
        Assert.Equal(5000e-9 * 2 * 6 * 4 * 12 * 256 * 256, Macl.Gigaflops, 1e-9);
        Assert.Equal(Macl.Gigaflops / 200, Macl.FractionOfProduct);
        Assert.Equal(Macl.Gigaflops / 6, (Macl with { Work = SentenceRow.Encoding }).Gigaflops, 1e-9);
    }

    [Fact]
    public void The_summary_sets_the_precisions_against_each_other_and_against_PyTorch() =>
        Assert.Equal("| training | 5,000 | 10,000 | 2.00× | 1.20× | 2.40× | 1.20× |", Lines("sentences summary", Macl, Half, PyTorch, Autocast)[2]);

    [Fact]
    public void Those_who_took_part_have_their_lines()
    {
        string[] lines = Lines("sentences rates", PyTorch, Macl);
        Assert.Equal(["| training | Macl | 5,000 | 200 | 189 | 94 % |", "| training | PyTorch | 4,167 | 167 | 157 | – |"], lines[2..]);
    }

    [Fact]
    public void Results_survive_being_written_and_read()
    {
        var record = BenchRecords.Of(Macl, Half);
        var read = BenchFile.ParseSentences(BenchFile.Format(record));

        Assert.Equal(record.Rows, read.Rows);
        Assert.All(SentenceTable.Kinds, kind => Assert.Equal(SentenceTable.Make(kind, record), SentenceTable.Make(kind, read)));
    }

    private static string[] Lines(string kind, params SentenceRow[] rows) => SentenceTable.Make(kind, BenchRecords.Of(rows)).Split('\n');
}
