using Macl.Bench.Results;
using Macl.Bench.Tables;

namespace Macl.Repository.Tests.Documents;

public sealed class EncoderTableTests
{
    private static readonly EncoderRow Macl = new()
    {
        Contestant = EncoderContestants.Macl,
        Encoder = "resnet18",
        Pictures = 512,
        MedianMilliseconds = 8000,
        MinimumMilliseconds = 7500,
        Samples = 5,
        GigaflopsOfPicture = 3,
    };

    private static readonly EncoderRow Half = Macl with { Contestant = EncoderContestants.MaclInBFloat16, MedianMilliseconds = 4000 };
    private static readonly EncoderRow PyTorch = Macl with { Contestant = EncoderContestants.PyTorch, MedianMilliseconds = 10000 };

    [Fact]
    public void Rates_are_pictures_by_the_median_time()
    {
        Assert.Equal(64, Macl.PicturesPerSecond);
        Assert.Equal(192, Macl.Gigaflops);
    }

    [Fact]
    public void The_summary_sets_the_precisions_against_each_other_and_against_PyTorch() =>
        Assert.Equal("| resnet18 | 512 | 64.0 | 128 | 2.00× | 1.25× | – | – |", Lines("encoders summary", Macl, Half, PyTorch)[2]);

    [Fact]
    public void Contestants_have_their_columns_and_a_dash_where_they_took_no_part()
    {
        Assert.Equal("| resnet18 | 512 | 64.0 | – | 51.2 | – | – |", Lines("encoders rates", PyTorch, Macl)[2]);
        Assert.Equal("| resnet18 | 512 | 192 | – | 154 | – | – |", Lines("encoders arithmetic", PyTorch, Macl)[2]);
    }

    [Fact]
    public void Results_survive_being_written_and_read()
    {
        var record = BenchRecords.Of(Macl, Half);
        var read = BenchFile.ParseEncoders(BenchFile.Format(record));

        Assert.Equal(record.Rows, read.Rows);
        Assert.All(EncoderTable.Kinds, kind => Assert.Equal(EncoderTable.Make(kind, record), EncoderTable.Make(kind, read)));
    }

    [Fact]
    public void An_unknown_table_is_refused_with_those_that_there_are() =>
        Assert.Contains("encoders summary", Assert.Throws<FormatException>(() => EncoderTable.Make("encoders", BenchRecords.Of(Macl))).Message, StringComparison.Ordinal);

    private static string[] Lines(string kind, params EncoderRow[] rows) => EncoderTable.Make(kind, BenchRecords.Of(rows)).Split('\n');
}
