using Macl.Inputs.Text.Sentences;

namespace Macl.Inputs.Tests.Text.Sentences;

[Collection(nameof(MeasuredMemory))]
public sealed class GzipTests
{
    private const string Content = "one\ntwo\nthree\n";

    [Theory]
    [InlineData("data.txt.gz")]
    [InlineData("data.TXT.GZ")]
    [InlineData("data.txt")]
    public void A_packed_file_is_unpacked_whatever_its_name(string name) => Assert.Equal(["one", "two", "three"], Reading.Texts(name, Reading.Pack(Content)));

    [Fact]
    public void The_name_without_gz_says_what_is_inside()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("pairs.csv.gz", Reading.Pack("query,positive\nq,p\n"));

        using SentenceDataSet data = Reading.Open(folder["pairs.csv.gz"]);

        Assert.Equal("pairs", data.Name);
        Assert.Equal(new TextSample("q", "p"), data.Read(0));
    }

    [Fact]
    public void Several_packed_files_one_after_the_other_are_one() =>
        Assert.Equal(["one", "two", "three", "four"], Reading.Texts("data.txt.gz", [.. Reading.Pack("one\ntw"), .. Reading.Pack(""), .. Reading.Pack("o\nthree\n"), .. Reading.Pack("four")]));

    /// <summary>RFC 1952 by hand: magic, deflate, a name, no time; one stored block; CRC-32 and length.</summary>
    [Fact]
    public void A_file_packed_by_hand_is_unpacked()
    {
        byte[] packed =
        [
            0x1f, 0x8b, 8, 0b0000_1000, 0, 0, 0, 0, 0, 3, .. "a.txt\0"u8,
            1, 6, 0, 0xf9, 0xff, .. "hello\n"u8,
            0x20, 0x30, 0x3a, 0x36, 6, 0, 0, 0,
        ];

        Assert.Equal(["hello"], Reading.Texts("data.txt.gz", packed));
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] packed = Reading.Pack(string.Concat(Enumerable.Range(0, 300).Select(line => $"line {line * line}\n")));
        for (int length = 2; length < packed.Length; length++)
        {
            Assert.Matches(@"^data\.txt: is truncated or damaged: gzip unpacks only [0-9,]+ bytes of it\.$", Reading.Refusal("data.txt", packed[..length]));
        }
    }

    [Fact]
    public void The_second_of_two_packed_files_cut_anywhere_is_refused()
    {
        byte[] first = Reading.Pack(Content);
        byte[] second = Reading.Pack(Content);
        for (int length = 1; length < second.Length; length++)
        {
            Assert.Contains("is truncated or damaged", Reading.Refusal("data.txt", [.. first, .. second[..length]]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_whose_checksum_is_wrong_is_refused()
    {
        byte[] packed = Reading.Pack(Content);
        packed[^5] ^= 1;

        Assert.Contains("is truncated or damaged", Reading.Refusal("data.txt", packed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_unpacks_to_more_than_allowed_is_refused() =>
        Assert.Equal("data.txt: unpacks to more than 1,000 bytes, the most that is allowed.", Reading.Refusal("data.txt", Reading.Pack(new byte[1001]), new() { MaxUnpackedBytes = 1000 }));

    [Fact]
    public void A_line_that_unpacks_to_gigabytes_needs_no_memory()
    {
        byte[] part = Reading.Pack(new byte[20_000_000]);
        using TemporaryFolder folder = new TemporaryFolder().Add("bomb.gz", [.. Reading.Pack("one\n"), .. part, .. part, .. part, .. Reading.Pack("\ntwo\n")]);
        long before = GC.GetTotalAllocatedBytes();

        using SentenceDataSet data = Reading.Open(folder["bomb.gz"], new() { MaxLineBytes = 10_000 });

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 5_000_000);
        Assert.Equal(["one", "two"], Reading.All(data).Select(sample => sample.Text));
    }

    [Fact]
    public void A_file_packed_twice_is_refused() =>
        Assert.Equal("data.txt.gz: is packed with gzip twice; unpack it once.", Reading.Refusal("data.txt.gz", Reading.Pack(Reading.Pack(Content))));
}
