using Macl.Inputs.Text.Sentences;

namespace Macl.Inputs.Tests.Text.Sentences;

/// <summary>The files are those that make_parquet.mjs wrote with DuckDB and arrow-rs.</summary>
[Collection(nameof(MeasuredMemory))]
public sealed class ParquetTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "References", "Sentences");

    private static readonly string[] All = [.. Enumerable.Range(0, 100).Select(row => $"Zeile {row % 40} – 行 😀")];
    private static readonly string[] SomeNull = [.. All.Where((_, row) => row % 7 != 3)];

    [Theory]
    [InlineData("duckdb.snappy")]
    [InlineData("duckdb.zstd-v2")]
    [InlineData("duckdb.gzip")]
    [InlineData("duckdb.brotli")]
    [InlineData("duckdb.lz4")]
    [InlineData("arrow.plain-nulls")]
    [InlineData("arrow.pages")]
    [InlineData("arrow.dictionary")]
    [InlineData("arrow.fallback")]
    [InlineData("arrow.delta-length")]
    [InlineData("arrow.delta")]
    [InlineData("arrow.groups")]
    public void A_column_of_text_with_nulls_is_read_whatever_its_encoding_and_packing(string file)
    {
        using SentenceDataSet data = Open(file);

        Assert.Equal(SomeNull, Reading.All(data).Select(sample => sample.Text));
        Assert.Equal(Enumerable.Range(0, 100).Where(row => row % 7 == 3).Select(row => row + 1L), Assert.Single(data.LeftOut).Lines);
    }

    [Theory]
    [InlineData("arrow.plain")]
    [InlineData("arrow.required")]
    public void A_column_of_text_without_nulls_is_read_whatever_its_encoding(string file)
    {
        using SentenceDataSet data = Open(file);

        Assert.Equal(All, Reading.All(data).Select(sample => sample.Text));
        Assert.Empty(data.LeftOut);
    }

    [Fact]
    public void Several_groups_of_rows_are_read_in_their_order()
    {
        using SentenceDataSet data = Open("duckdb.groups");

        Assert.Equal(Enumerable.Range(0, 5000).Select(row => $"text {row}"), Reading.All(data).Select(sample => sample.Text));
    }

    [Fact]
    public void Nulls_are_blank_texts_if_blank_ones_are_kept()
    {
        using SentenceDataSet data = Open("arrow.pages", new() { KeepBlank = true });

        Assert.Equal(All.Select((text, row) => row % 7 == 3 ? "" : text), Reading.All(data).Select(sample => sample.Text));
    }

    [Fact]
    public void Triplets_are_found_by_the_names_of_their_columns()
    {
        using SentenceDataSet data = Open("duckdb.triplets");

        Assert.Equal([new TextSample("q0", "p0", "n0"), new TextSample("q3", "p3", "n3")], Reading.All(data));
        Assert.Equal("has no text in one of the columns sent0, sent1, hard_neg", Assert.Single(data.LeftOut).Reason);
        Assert.Equal([2, 3], data.LeftOut[0].Lines);
    }

    [Fact]
    public void The_only_column_of_text_is_read()
    {
        using SentenceDataSet data = Open("duckdb.nested");

        Assert.Equal("outer 4", data.Read(4).Text);
        Assert.Equal("of the columns list, structure, map, number, bytes, day, title those read are title", Assert.Single(data.Remarks));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("structure")]
    [InlineData("map")]
    [InlineData("number")]
    [InlineData("bytes")]
    [InlineData("day")]
    public void A_column_that_is_no_text_is_refused_by_its_name(string field) =>
        Assert.Equal($"has a column {field}, but it holds no text; columns of text: title", Problem(() => Open("duckdb.nested", new() { Fields = [field] })));

    [Theory]
    [InlineData("text")]
    [InlineData("structure.text")]
    public void A_column_that_is_not_there_is_refused_with_those_that_are(string field) =>
        Assert.Equal($"has no column {field}; there are list, structure, map, number, bytes, day, title", Problem(() => Open("duckdb.nested", new() { Fields = [field] })));

    [Fact]
    public void A_file_without_sentences_is_refused()
    {
        Assert.Equal("is empty; it must hold at least one row of text", Problem(() => Open("arrow.empty")));
        Assert.Equal("holds no sentence; 100 rows are left out, since each is blank (rows 1, 2, 3, 4, 5, …)", Problem(() => Open("arrow.nulls")));
    }

    [Fact]
    public void A_Parquet_file_is_known_by_its_first_bytes_and_may_be_packed()
    {
        byte[] content = File.ReadAllBytes(PathOf("arrow.plain"));

        Assert.Equal(All, Reading.Texts("data", content));
        Assert.Equal(All, Reading.Texts("data.parquet.gz", Reading.Pack(content)));
        Assert.Equal(All, Reading.Texts("data.parquet.gz", Reading.Pack(content), new() { KeptMegabytes = 0 }));
    }

    [Fact]
    public void Text_by_the_name_of_a_Parquet_file_is_refused() =>
        Assert.Equal("data.parquet: is no Parquet file: it does not begin with PAR1.", Reading.Refusal("data.parquet", "text\n"));

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] content = File.ReadAllBytes(PathOf("arrow.dictionary"));
        for (int length = 4; length < content.Length; length++)
        {
            Assert.StartsWith("data.parquet: is a truncated or damaged Parquet file", Reading.Refusal("data.parquet", content[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_longer_than_allowed_is_left_out()
    {
        using SentenceDataSet data = Open("duckdb.groups", new() { MaxLineBytes = 6 });

        Assert.Equal(10, data.Count);
        Assert.Equal("4,990 rows are left out, since each is longer than 6 bytes, the most that is allowed (rows 11, 12, 13, 14, 15, …)", Assert.Single(data.Remarks));
    }

    [Fact]
    public void Where_blank_rows_are_kept_none_is_left_out() =>
        Assert.Equal("is longer than 6 bytes, the most that is allowed", Problem(() => Open("duckdb.groups", new() { KeepBlank = true, MaxLineBytes = 6 })));

    /// <summary>Lengths, counts, offsets and kinds become wrong. Parquet.Net alone would read some of these without end.</summary>
    [Theory]
    [InlineData("arrow.dictionary")]
    [InlineData("arrow.delta")]
    [InlineData("arrow.required")]
    [InlineData("duckdb.gzip")]
    [InlineData("duckdb.triplets")]
    public void A_file_with_any_damaged_byte_is_refused_or_read(string file)
    {
        byte[] content = File.ReadAllBytes(PathOf(file));
        using var folder = new TemporaryFolder();
        for (int position = 0; position < content.Length; position++)
        {
            foreach (byte flip in (byte[])[0x01, 0x80, 0xff])
            {
                content[position] ^= flip;
                folder.Add("damaged.parquet", content);
                content[position] ^= flip;
                ReadOrRefuse(folder["damaged.parquet"]);
            }
        }
    }

    /// <summary>A footer that states a list of 2^31 − 1 columns, and one whose number never ends.</summary>
    [Theory]
    [InlineData(new byte[] { 0x15, 0x02, 0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0x00 })]
    [InlineData(new byte[] { 0x15, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0x15, 0x02, 0x28, 0xff, 0xff, 0xff, 0xff, 0x07 })]
    public void A_lying_footer_is_refused_and_nothing_is_allocated_for_it(byte[] footer)
    {
        byte[] content = [.. "PAR1"u8, .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8];
        long before = GC.GetTotalAllocatedBytes();

        Assert.Equal("data.parquet: is a damaged Parquet file, or one with metadata of a kind that is not read.", Reading.Refusal("data.parquet", content));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 5_000_000);
    }

    private static string PathOf(string file) => Path.Combine(Folder, file + ".parquet");

    private static SentenceDataSet Open(string file, SentenceReadingOptions? options = null) => Reading.Open(PathOf(file), options);

    private static string Problem(Func<SentenceDataSet> read) => Assert.Throws<DataFormatException>(read).Problem;

    private static void ReadOrRefuse(string path)
    {
        try
        {
            using SentenceDataSet data = Reading.Open(path);
            Assert.NotEmpty(Reading.All(data));
        }
        catch (DataFormatException fault)
        {
            Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        }
    }
}
