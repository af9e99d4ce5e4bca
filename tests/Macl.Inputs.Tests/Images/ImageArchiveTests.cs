using System.IO.Compression;
using System.Text;
using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

[Collection(nameof(MeasuredMemory))]
public sealed class ImageArchiveTests
{
    private static readonly byte[] Sound = References.BytesOf("rgb.png");

    [Theory]
    [InlineData("../outside.png")]
    [InlineData("a/../../outside.png")]
    [InlineData("/etc/outside.png")]
    [InlineData("C:/outside.png")]
    [InlineData("..\\outside.png")]
    [InlineData("\\\\server\\outside.png")]
    [InlineData("a/./b.png")]
    [InlineData("two\nlines.png")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        string zip = Pack(folder, ("sound.png", Sound), (name, Sound));

        DataFormatException fault = Assert.Throws<DataFormatException>(() => Pictures.Open(zip));

        Assert.Equal($"{zip}: holds a file called \"{name.Replace('\n', '?')}\"; names must be plain paths inside the archive.", fault.Message);
    }

    [Fact]
    public void Backslashes_between_folders_are_slashes()
    {
        using var folder = new TemporaryFolder();
        using ImageDataSet data = Pictures.Open(Pack(folder, ("cat\\1.png", Sound), ("dog\\1.png", Sound)));

        Assert.Equal(["cat", "dog"], data.Labels!.Names);
    }

    [Theory]
    [InlineData("a/1.png", "a/1.png")]
    [InlineData("a/1.png", "a\\1.png")]
    public void A_name_that_comes_twice_is_refused(string first, string second)
    {
        using var folder = new TemporaryFolder();

        DataFormatException fault = Assert.Throws<DataFormatException>(() => Pictures.Open(Pack(folder, (first, Sound), (second, Sound))));

        Assert.Contains("holds the file a/1.png twice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_unpacks_to_a_hundred_times_its_size_or_more_is_refused()
    {
        using var folder = new TemporaryFolder();
        string zip = Pack(folder, ("sound.png", Sound), ("bomb.bmp", new byte[70 << 20]));

        DataFormatException fault = Assert.Throws<DataFormatException>(() => Pictures.Open(zip));

        Assert.Matches(@"unpacks to [0-9,]+ times its size, as archives made to do harm do; at most 100 times is allowed", fault.Message);
    }

    [Fact]
    public void An_archive_larger_than_allowed_is_refused()
    {
        using var folder = new TemporaryFolder();
        string zip = Pack(folder, ("sound.png", Sound));

        Assert.Contains("unpacks to more than 100 bytes", Assert.Throws<DataFormatException>(() => Pictures.Open(zip, new() { MaxUnpackedBytes = 100 })).Message, StringComparison.Ordinal);
    }

    /// <summary>The directory of the archive is copied, so that each of 200 entries points to the same packed bytes.</summary>
    [Fact]
    public void Files_that_overlap_are_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] zip = File.ReadAllBytes(Pack(folder, ("a000.png", new byte[4000])));
        int directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        int end = zip.AsSpan().IndexOf("PK\u0005\u0006"u8);
        var bomb = new MemoryStream();
        bomb.Write(zip.AsSpan(0, directory));
        for (int copy = 0; copy < 200; copy++)
        {
            byte[] entry = zip[directory..end];
            Encoding.ASCII.GetBytes($"a{copy:d3}.png").CopyTo(entry, 46);
            BitConverter.GetBytes(3_000_000).CopyTo(entry, 20);
            bomb.Write(entry);
        }

        byte[] tail = zip[end..];
        BitConverter.GetBytes((short)200).CopyTo(tail, 8);
        BitConverter.GetBytes((short)200).CopyTo(tail, 10);
        BitConverter.GetBytes(200 * (end - directory)).CopyTo(tail, 12);
        bomb.Write(tail);
        folder.Add("bomb.zip", bomb.ToArray());

        Assert.Contains("its files overlap", Assert.Throws<DataFormatException>(() => Pictures.Open(folder["bomb.zip"])).Message, StringComparison.Ordinal);
    }

    /// <summary>60 MiB stated for 900 bytes: the lie costs no memory and is found at the end of the file.</summary>
    [Fact]
    public void A_file_that_states_another_size_than_it_has_is_skipped_without_memory_for_the_lie()
    {
        using var folder = new TemporaryFolder();
        byte[] zip = File.ReadAllBytes(Pack(folder, ("a.png", Sound), ("b.png", Sound)));
        BitConverter.GetBytes(60 << 20).CopyTo(zip, zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 24);
        folder.Add("lie.zip", zip);
        long before = GC.GetTotalAllocatedBytes();

        using ImageDataSet data = Pictures.Open(folder["lie.zip"], new() { MaxParallelism = 1 });

        Assert.Equal("b.png", data.NameOf(0));
        Assert.Contains("the zip file is damaged", Assert.Single(data.Skipped).Reason, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 30 << 20);
    }

    [Fact]
    public void A_zip_file_with_any_flipped_byte_is_refused_or_loses_pictures_or_reads_the_same()
    {
        using var folder = new TemporaryFolder();
        byte[] sound = File.ReadAllBytes(Pack(folder, ("a.png", References.BytesOf("one.png")), ("b.png", References.BytesOf("one.png"))));
        RgbImage expected = References.Expected("one.png");
        for (int position = 0; position < sound.Length; position++)
        {
            byte[] damaged = [.. sound];
            damaged[position] ^= 0x11;
            folder.Add("damaged.zip", damaged);
            try
            {
                using ImageDataSet data = Pictures.Open(folder["damaged.zip"], new() { MaxParallelism = 1 });
                Pictures.AssertEqual(expected, data.Picture(0));
            }
            catch (DataFormatException)
            {
                continue;
            }
        }
    }

    [Fact]
    public void Links_are_not_followed_but_listed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links needs rights there");
        using TemporaryFolder outside = new TemporaryFolder().Add("secret.png", Sound);
        using TemporaryFolder folder = new TemporaryFolder().Add("a/1.png", Sound).Add("b/1.png", Sound);
        File.CreateSymbolicLink(folder["a/link.png"], outside["secret.png"]);
        Directory.CreateSymbolicLink(folder["c"], outside.Path);
        Directory.CreateSymbolicLink(folder["b/round"], folder.Path);

        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Equal(2, data.Count);
        Assert.Equal(["a/link.png", "b/round", "c"], data.Skipped.Select(file => file.Path));
        Assert.All(data.Skipped, file => Assert.Equal("is a symbolic link; links are not followed", file.Reason));
    }

    private static string Pack(TemporaryFolder folder, params (string Name, byte[] Content)[] files)
    {
        string path = folder["packed.zip"];
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in files)
        {
            using Stream stream = archive.CreateEntry(name).Open();
            stream.Write(content);
        }

        return path;
    }
}
