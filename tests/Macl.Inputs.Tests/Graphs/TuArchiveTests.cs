using System.IO.Compression;
using Macl.Inputs.Graphs;

namespace Macl.Inputs.Tests.Graphs;

public sealed class TuArchiveTests
{
    [Fact]
    public void A_path_that_does_not_exist_is_named()
    {
        DataFormatException fault = Assert.Throws<DataFormatException>(() => TuDataSet.Read("no/such/place"));

        Assert.Equal("no/such/place: there is no such folder or file; give a folder or a zip file.", fault.Message);
    }

    [Fact]
    public void A_file_that_is_no_zip_file_is_refused()
    {
        using TemporaryFolder folder = TinyDataSet.Write();

        DataFormatException fault = Assert.Throws<DataFormatException>(() => TuDataSet.Read(folder["T_A.txt"]));

        Assert.Contains("is neither a folder nor a sound zip file", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(23_900)]
    public void A_truncated_zip_file_is_refused(int length)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["cut.zip"], File.ReadAllBytes(Bundled.Mutag)[..length]);

        Assert.Throws<DataFormatException>(() => TuDataSet.Read(folder["cut.zip"]));
    }

    [Fact]
    public void A_zip_file_with_any_flipped_byte_is_refused_or_reads_the_same()
    {
        using TemporaryFolder folder = TinyDataSet.Write();
        string zip = folder.Zip();
        byte[] sound = File.ReadAllBytes(zip);
        string fingerprint = TuDataSet.Read(zip).Fingerprint;

        for (int position = 0; position < sound.Length; position++)
        {
            byte[] damaged = [.. sound];
            damaged[position] ^= 0x11;
            File.WriteAllBytes(zip, damaged);

            Assert.True(IsRefusedOrSame(zip, fingerprint), $"byte {position}");
        }
    }

    [Fact]
    public void A_digit_changed_in_a_stored_file_is_found_by_the_checksum()
    {
        using TemporaryFolder folder = TinyDataSet.Write();
        string zip = folder.Path + ".zip";
        ZipFile.CreateFromDirectory(folder.Path, zip, CompressionLevel.NoCompression, includeBaseDirectory: false);
        byte[] bytes = File.ReadAllBytes(zip);
        bytes[bytes.AsSpan().IndexOf("4, 6"u8)] = (byte)'5';
        File.WriteAllBytes(zip, bytes);

        DataFormatException fault = Assert.Throws<DataFormatException>(() => TuDataSet.Read(zip));

        Assert.Contains("T_A.txt: the zip file is damaged: the checksum is", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_file_that_unpacks_to_more_than_allowed_is_refused_before_it_is_read()
    {
        DataFormatException fault = Assert.Throws<DataFormatException>(() => TuDataSet.Read(Bundled.Mutag, maxBytes: 1000));

        Assert.EndsWith("unpacks to more than 1,000 bytes, the most that is allowed.", fault.Message, StringComparison.Ordinal);
    }

    private static bool IsRefusedOrSame(string zip, string fingerprint)
    {
        try
        {
            return string.Equals(TuDataSet.Read(zip).Fingerprint, fingerprint, StringComparison.Ordinal);
        }
        catch (DataFormatException)
        {
            return true;
        }
    }
}
