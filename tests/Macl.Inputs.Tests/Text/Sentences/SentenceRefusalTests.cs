using Macl.Inputs.Text.Sentences;

namespace Macl.Inputs.Tests.Text.Sentences;

public sealed class SentenceRefusalTests
{
    [Fact]
    public void A_file_that_is_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal($"{folder["none.txt"]}: there is no such file; give a file of sentences.", Assert.Throws<DataFormatException>(() => Reading.Open(folder["none.txt"])).Message);
    }

    [Fact]
    public void A_folder_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal($"{folder.Path}: is a folder; give a file of sentences.", Assert.Throws<DataFormatException>(() => Reading.Open(folder.Path)).Message);
    }

    [Theory]
    [InlineData("data.txt")]
    [InlineData("data.csv")]
    [InlineData("data.jsonl")]
    [InlineData("data.parquet")]
    [InlineData("data.txt.gz")]
    public void An_empty_file_is_refused(string name) => Assert.Equal($"{name}: is empty; it must hold at least one line of text.", Reading.Refusal(name, ""));

    [Theory]
    [InlineData("\n\n \n", "data.txt: holds no sentence; 3 lines are left out, since each is blank (lines 1, 2, 3).")]
    [InlineData("\ufeff", "data.txt: is empty; it must hold at least one line of text.")]
    public void A_file_without_a_sentence_is_refused(string content, string refusal) => Assert.Equal(refusal, Reading.Refusal("data.txt", content));

    [Fact]
    public void A_packed_file_of_nothing_is_refused() => Assert.Equal("data.gz: is empty; it must hold at least one line of text.", Reading.Refusal("data.gz", Reading.Pack("")));

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe, 97, 0 }, "is text in UTF-16 or UTF-32; save it as UTF-8")]
    [InlineData(new byte[] { 0xfe, 0xff, 0, 97 }, "is text in UTF-16; save it as UTF-8")]
    [InlineData(new byte[] { 0, 0, 0xfe, 0xff }, "is text in UTF-32; save it as UTF-8")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4 }, "is a zip file; unpack it, or pack the file inside with gzip")]
    [InlineData(new byte[] { 0x28, 0xb5, 0x2f, 0xfd }, "is packed with zstd; unpack it, or pack it with gzip")]
    [InlineData(new byte[] { 0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0 }, "is packed with xz; unpack it, or pack it with gzip")]
    [InlineData(new byte[] { (byte)'B', (byte)'Z', (byte)'h', (byte)'9' }, "is packed with bzip2; unpack it, or pack it with gzip")]
    public void What_is_not_read_is_refused_by_its_first_bytes(byte[] head, string problem) =>
        Assert.Equal($"data.txt: {problem}.", Reading.Refusal("data.txt", [.. head, .. new byte[100]]));

    /// <summary>Bytes are flipped, cut out, doubled and swapped, in files plain and packed, of every format but Parquet, which has tests of its own.</summary>
    [Theory]
    [InlineData("data.txt", "one\r\ntwo é 行\n\nfour\n", false)]
    [InlineData("data.csv", "id,text\r\n1,\"two\nlines\"\r\n2,\"a \"\"b\"\"\"\r\n3,é行\n", false)]
    [InlineData("data.tsv", "sent0\tsent1\thard_neg\nq\tp\tn\n\"Q\"\tP\t\"N\"\n", false)]
    [InlineData("data.jsonl", "{\"text\": \"a\\u00e9\\n\", \"n\": [1, {\"x\": null}]}\n{\"text\": \"b\"}\n", false)]
    [InlineData("data.txt", "one\ntwo\nthree\n", true)]
    [InlineData("data.jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n", true)]
    public void Random_damage_is_refused_or_read(string name, string content, bool isPacked)
    {
        byte[] sound = isPacked ? Reading.Pack(content) : Reading.Utf8(content);
        var random = new Random(7);
        using var folder = new TemporaryFolder();
        for (int round = 0; round < 400; round++)
        {
            folder.Add(name, Damage(sound, random));
            foreach (int keptMegabytes in (int[])[0, 1])
            {
                ReadOrRefuse(folder[name], new() { KeptMegabytes = keptMegabytes, SpoolFolder = folder.Path, MaxLineBytes = 30 });
            }
        }
    }

    private static byte[] Damage(byte[] sound, Random random)
    {
        List<byte> bytes = [.. sound];
        for (int fault = random.Next(4); fault >= 0 && bytes.Count > 1; fault--)
        {
            int position = random.Next(bytes.Count);
            int count = random.Next(bytes.Count - position);
            switch (random.Next(4))
            {
                case 0:
                    bytes[position] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(position, count);
                    break;
                case 2:
                    bytes.InsertRange(position, bytes.GetRange(position, count));
                    break;
                default:
                    bytes[position] = bytes[count];
                    break;
            }
        }

        return [.. bytes];
    }

    private static void ReadOrRefuse(string path, SentenceReadingOptions options)
    {
        try
        {
            using SentenceDataSet data = Reading.Open(path, options);
            Assert.All(Reading.All(data), sample => Assert.NotEmpty(sample.Text));
        }
        catch (DataFormatException fault)
        {
            Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        }
    }
}
