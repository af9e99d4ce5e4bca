using Macl.Inputs.Text.Sentences;

namespace Macl.Inputs.Tests.Text.Sentences;

[Collection(nameof(MeasuredMemory))]
public sealed class SentenceDataSetTests
{
    private static readonly string[] Lines = [.. Enumerable.Range(0, 200_000).Select(line => $"sentence {line} é {new string('x', line % 37)}")];

    /// <summary>In memory, in a temporary file, and where it lies.</summary>
    [Theory]
    [InlineData("data.txt", 256, false)]
    [InlineData("data.txt", 0, false)]
    [InlineData("data.txt", 256, true)]
    [InlineData("data.txt", 1, true)]
    [InlineData("data.txt", 0, true)]
    [InlineData("data.csv", 256, false)]
    [InlineData("data.csv", 3, false)]
    public void Sentences_are_the_same_wherever_they_are_kept(string name, int keptMegabytes, bool isPacked)
    {
        string content = string.Join('\n', Lines);
        using TemporaryFolder folder = new TemporaryFolder().Add(name, isPacked ? Reading.Pack(content) : Reading.Utf8(content));

        using SentenceDataSet data = Reading.Open(folder[name], new() { KeptMegabytes = keptMegabytes, SpoolFolder = folder.Path });

        Assert.Equal(Lines, Reading.All(data).Select(sample => sample.Text));
        Assert.Equal(SentenceDataSet.From("same", Lines.Select(line => new TextSample(line))).Fingerprint, data.Fingerprint);
    }

    [Fact]
    public void Samples_may_be_read_by_several_threads_at_once()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data.txt", string.Join('\n', Lines));
        using SentenceDataSet data = Reading.Open(folder["data.txt"], new() { KeptMegabytes = 0 });

        Parallel.For(0, Lines.Length, index => Assert.Equal(Lines[^(index + 1)], data.Read(Lines.Length - 1 - index).Text));
    }

    [Fact]
    public void Lines_between_that_are_no_sentences_are_passed_over_where_the_file_lies()
    {
        byte[] content = [.. Reading.Utf8("\ufeff\none\r\n\n\n"), 0xff, .. Reading.Utf8($"\n{new string('x', 50)}\ntwo\r\n \nthree")];
        using TemporaryFolder folder = new TemporaryFolder().Add("data.txt", content);

        using SentenceDataSet data = Reading.Open(folder["data.txt"], new() { KeptMegabytes = 0, MaxLineBytes = 40 });

        Assert.Equal(["one", "two", "three"], Reading.All(data).Select(sample => sample.Text));
        Assert.Equal(["is blank", "holds bytes that are no UTF-8", "is longer than 40 bytes, the most that is allowed"], data.LeftOut.Select(lines => lines.Reason));
    }

    /// <summary>Text in memory takes its bytes and few more a sentence, and never a second copy of all while it is read.</summary>
    [Theory]
    [InlineData("data.txt", false)]
    [InlineData("data.csv", false)]
    [InlineData("data.txt", true)]
    public void Memory_is_that_of_the_text_and_an_index(string name, bool isPacked)
    {
        const int Count = 400_000;
        byte[] content = Reading.Utf8(string.Concat(Enumerable.Range(0, Count).Select(line => $"sentence {line:d9} {new string('x', 80)}\n")));
        using TemporaryFolder folder = new TemporaryFolder().Add(name, isPacked ? Reading.Pack(content) : content);
        long before = GC.GetTotalAllocatedBytes();

        using SentenceDataSet data = Reading.Open(folder[name]);

        Assert.Equal(Count, data.Count);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, content.Length, (1.15 * content.Length) + 3_000_000);
    }

    [Theory]
    [InlineData("data.txt", false)]
    [InlineData("data.csv", false)]
    [InlineData("data.txt", true)]
    public void A_file_larger_than_may_be_kept_needs_memory_for_an_index_alone(string name, bool isPacked)
    {
        const int Count = 400_000;
        byte[] content = Reading.Utf8(string.Concat(Enumerable.Range(0, Count).Select(line => $"sentence {line:d9} {new string('x', 80)}\n")));
        using TemporaryFolder folder = new TemporaryFolder().Add(name, isPacked ? Reading.Pack(content) : content);
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);

        using SentenceDataSet data = Reading.Open(folder[name], new() { KeptMegabytes = 0, SpoolFolder = folder.Path });

        Assert.Equal($"sentence {Count - 1:d9} {new string('x', 80)}", data.Read(Count - 1).Text);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, (5 * Count) + 3_000_000);
    }

    [Fact]
    public void What_was_unpacked_is_gone_when_the_data_is_closed()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data.txt.gz", Reading.Pack("one\ntwo\n"));
        Directory.CreateDirectory(folder["spool"]);

        using (SentenceDataSet data = Reading.Open(folder["data.txt.gz"], new() { KeptMegabytes = 0, SpoolFolder = folder["spool"] }))
        {
            Assert.Equal("two", data.Read(1).Text);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["spool"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data.txt.gz", Reading.Pack("one\ntwo\n"));

        IOException fault = Assert.Throws<IOException>(() => Reading.Open(folder["data.txt.gz"], new() { KeptMegabytes = 0, SpoolFolder = folder["none"] }));

        Assert.StartsWith($"{folder["none"]}: the sentences cannot be unpacked here (", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changes_under_the_data_is_noticed()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data.txt", "one\ntwo\nthree\n");
        using SentenceDataSet data = Reading.Open(folder["data.txt"], new() { KeptMegabytes = 0 });

        File.WriteAllBytes(folder["data.txt"], [.. "one\n"u8, 0xff, 0xff]);

        Assert.Equal("one", data.Read(0).Text);
        Assert.Equal($"{folder["data.txt"]}: became shorter since it was opened.", Assert.Throws<DataFormatException>(() => data.Read(1)).Message);
        File.WriteAllBytes(folder["data.txt"], [.. "one\n"u8, 0xff, 0xff, .. "xxxxxxxxx"u8]);
        Assert.Equal($"{folder["data.txt"]}: changed since it was opened.", Assert.Throws<DataFormatException>(() => data.Read(1)).Message);
    }

    [Fact]
    public void Given_samples_are_kept_as_they_are()
    {
        TextSample[] samples = [new("q", "p", "n"), new("", " ", "\n"), new("é行😀", "x", "y")];

        using SentenceDataSet data = SentenceDataSet.From("given", samples);

        Assert.Equal(samples, Reading.All(data));
        Assert.True(data.HasPositives);
        Assert.True(data.HasHardNegatives);
        Assert.Equal("given", data.Name);
    }

    [Fact]
    public void Given_samples_must_be_alike()
    {
        Assert.StartsWith("There are no samples", Assert.Throws<ArgumentException>(() => SentenceDataSet.From("none", [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Sample 1 has 2 fields where the first has 1", Assert.Throws<ArgumentException>(() => SentenceDataSet.From("x", [new("a"), new("b", "c")])).Message, StringComparison.Ordinal);
        Assert.StartsWith("A sample has a hard negative but no positive", Assert.Throws<ArgumentException>(() => SentenceDataSet.From("x", [new("a", HardNegative: "c")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_samples_in_their_order_and_fields()
    {
        string[] prints =
        [
            Print(new TextSample("ab"), new TextSample("c")), Print(new TextSample("c"), new TextSample("ab")), Print(new TextSample("a"), new TextSample("bc")),
            Print(new TextSample("ab", "c")), Print(new TextSample("a", "bc")), Print(new TextSample("a", "b", "c")), Print(new TextSample("abc")),
        ];

        Assert.Distinct(prints);
        Assert.Equal(prints[0], Print(new TextSample("ab"), new TextSample("c")));
    }

    [Fact]
    public void Progress_is_told_in_ascending_order_to_the_end()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data.txt", string.Join('\n', Lines));
        var reports = new Reports();

        using SentenceDataSet data = SentenceReader.Read(folder["data.txt"], progress: reports, cancellation: TestContext.Current.CancellationToken);

        Assert.NotEmpty(reports.Seen);
        Assert.Equal(reports.Seen.Order(), reports.Seen);
        Assert.Equal(new FileInfo(folder["data.txt"]).Length, reports.Seen[^1]);
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data.txt", "one\n");

        Assert.Throws<OperationCanceledException>(() => SentenceReader.Read(folder["data.txt"], cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_number_out_of_range_is_refused_and_closed_data_too()
    {
        SentenceDataSet data = SentenceDataSet.From("given", [new("a")]);

        Assert.Throws<ArgumentOutOfRangeException>(() => data.Read(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Read(1));
        data.Dispose();
        Assert.Throws<ObjectDisposedException>(() => data.Read(0));
    }

    [Fact]
    public void Options_say_their_range()
    {
        Assert.Contains("MaxLineBytes is 0; it must be 1 to 1,000,000,000", Assert.Throws<ArgumentOutOfRangeException>(() => new SentenceReadingOptions { MaxLineBytes = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("KeptMegabytes is 2001; it must be 0 to 2,000", Assert.Throws<ArgumentOutOfRangeException>(() => new SentenceReadingOptions { KeptMegabytes = 2001 }).Message, StringComparison.Ordinal);
        Assert.Contains("MaxUnpackedBytes is 0; it must be 1 or more", Assert.Throws<ArgumentOutOfRangeException>(() => new SentenceReadingOptions { MaxUnpackedBytes = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("Fields are a, a; they must be at most 3, all different", Assert.Throws<ArgumentException>(() => new SentenceReadingOptions { Fields = ["a", "a"] }).Message, StringComparison.Ordinal);
    }

    private static string Print(params TextSample[] samples)
    {
        using SentenceDataSet data = SentenceDataSet.From("given", samples);
        return data.Fingerprint;
    }

    private sealed class Reports : IProgress<SentenceReadingProgress>
    {
        public List<long> Seen { get; } = [];

        public void Report(SentenceReadingProgress value) => Seen.Add(value.DoneBytes);
    }
}
