using Macl.Bench.Results;
using Macl.Bench.Tables;

namespace Macl.Repository.Tests.Documents;

public sealed class ImageTableTests
{
    private static readonly ImageRow Ours = new() { Contestant = ContestantNames.Macl, Pictures = "32 × 32, drawn", Views = "SimCLR", MedianPerSecond = 12_345, FastestPerSecond = 13_000, Rounds = 5 };
    private static readonly ImageRow Theirs = Ours with { Contestant = ContestantNames.Torchvision, MedianPerSecond = 98.76 };

    [Fact]
    public void Both_contestants_of_the_same_pictures_and_views_stand_in_one_row() =>
        Assert.Equal("| 32 × 32, drawn | SimCLR | 12,345 | 98.8 | 125× |", ImageTable.Make("images speed", BenchRecords.Of(Ours, Theirs)).Split('\n')[2]);

    [Fact]
    public void A_contestant_that_was_not_there_is_a_dash() =>
        Assert.Equal("| 32 × 32, drawn | SimCLR | 12,345 | – | – |", ImageTable.Make("images speed", BenchRecords.Of(Ours)).Split('\n')[2]);

    [Fact]
    public void Results_survive_being_written_and_read()
    {
        BenchRecord<ImageRow> record = BenchRecords.Of(Ours, Theirs);
        BenchRecord<ImageRow> read = BenchFile.ParseImages(BenchFile.Format(record));

        Assert.Equal(record.Rows, read.Rows);
        Assert.All(ImageTable.Kinds, kind => Assert.Equal(ImageTable.Make(kind, record), ImageTable.Make(kind, read)));
    }

    [Fact]
    public void An_unknown_table_is_refused_with_those_that_there_are() =>
        Assert.Contains("images speed", Assert.Throws<FormatException>(() => ImageTable.Make("images", BenchRecords.Of(Ours))).Message, StringComparison.Ordinal);
}
