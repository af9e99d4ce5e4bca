using System.Formats.Tar;
using System.IO.Compression;
using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class CifarTests
{
    private const string Names10 = "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n";

    [Fact]
    public void Planes_become_pixels()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("some.bin", [.. Record(3, 0), .. Record(7, 1)]);
        using ImageDataSet data = Pictures.Open(folder["some.bin"]);

        Assert.Equal("CIFAR-10 (some.bin)", data.Name);
        Assert.Equal([3, 7], data.Labels!.Indices);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], data.Labels.Names);
        RgbImage image = data.Picture(1);
        Assert.Equal((32, 32), (image.Width, image.Height));
        foreach ((int x, int y) in (ReadOnlySpan<(int X, int Y)>)[(0, 0), (31, 0), (5, 17), (31, 31)])
        {
            Assert.Equal([Value(1, 0, x, y), Value(1, 1, x, y), Value(1, 2, x, y)], image.Row(y).Slice(3 * x, 3).ToArray());
        }
    }

    [Fact]
    public void A_folder_gives_its_train_batches_in_order_and_the_test_batch_when_asked()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("batches.meta.txt", Names10).Add("data_batch_2.bin", Record(2, 2)).Add("data_batch_1.bin", Record(1, 1)).Add("test_batch.bin", Record(9, 3));
        using ImageDataSet train = Pictures.Open(folder.Path);
        using ImageDataSet test = Pictures.Open(folder.Path, new() { Part = DataPart.Test });
        using ImageDataSet file = Pictures.Open(folder["test_batch.bin"]);

        Assert.Equal([1, 2], train.Labels!.Indices);
        Assert.Equal(Value(2, 0, 0, 0), train.Picture(1).Pixels[0]);
        Assert.Equal("ship", train.Labels.Names[8]);
        Assert.Equal([9], test.Labels!.Indices);
        Assert.Equal(test.Fingerprint, file.Fingerprint);
        Assert.NotEqual(train.Fingerprint, test.Fingerprint);
    }

    [Fact]
    public void Packed_or_in_an_archive_it_is_the_same_data()
    {
        byte[] content = [.. Record(4, 4), .. Record(0, 5)];
        using TemporaryFolder folder = new TemporaryFolder().Add("cifar/batches.meta.txt", Names10).Add("cifar/data_batch_1.bin", content);
        using TemporaryFolder packed = new TemporaryFolder().Add("data_batch_1.bin.gz", Gzip(content)).Add("batches.meta.txt", Names10);
        using (GZipStream stream = new(File.Create(packed["c.tar.gz"]), CompressionMode.Compress))
        {
            TarFile.CreateFromDirectory(folder.Path, stream, includeBaseDirectory: false);
        }

        string[] fingerprints = [.. new[] { folder.Path, folder["cifar"], folder.Zip(), packed["data_batch_1.bin.gz"], packed["c.tar.gz"] }.Select(FingerprintOf)];

        Assert.Single(fingerprints.Distinct());
    }

    [Fact]
    public void CIFAR_100_has_its_fine_classes()
    {
        string names = string.Concat(Enumerable.Range(0, 100).Select(number => $"class {number}\n"));
        using TemporaryFolder folder = new TemporaryFolder().Add("fine_label_names.txt", names).Add("train.bin", [11, .. Record(99, 6)]).Add("test.bin", [2, .. Record(5, 7)]);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Equal("CIFAR-100 (train.bin)", data.Name);
        Assert.Equal("class 99", data.Labels!.Names[data.Labels.Indices[0]]);
        Assert.Equal(Value(6, 0, 0, 0), data.Picture(0).Pixels[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3072)]
    [InlineData(6145)]
    public void A_file_that_is_not_whole_records_is_refused(int bytes)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data_batch_1.bin", new byte[bytes]);

        Assert.Contains($"is no CIFAR file: {bytes:N0} bytes are not whole records of 3073", Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_does_not_exist_is_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data_batch_1.bin", Record(10, 0));

        Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path));
    }

    [Fact]
    public void A_truncated_packed_file_is_refused()
    {
        byte[] packed = Gzip(Record(1, 1));
        for (int length = 0; length < packed.Length; length += 37)
        {
            using TemporaryFolder folder = new TemporaryFolder().Add("data_batch_1.bin.gz", packed[..length]);

            Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path));
        }
    }

    [Fact]
    public void A_truncated_archive_is_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data_batch_1.bin", Record(1, 1));
        using var packed = new TemporaryFolder();
        TarFile.CreateFromDirectory(folder.Path, packed["c.tar"], includeBaseDirectory: false);
        byte[] archive = Gzip(File.ReadAllBytes(packed["c.tar"]));
        packed.Add("c.tar.gz", archive[..(archive.Length / 2)]);

        Assert.Contains("cannot be read as a .tar.gz archive", Assert.Throws<DataFormatException>(() => Pictures.Open(packed["c.tar.gz"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_larger_than_allowed_is_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("data_batch_1.bin.gz", Gzip(new byte[3_073_000]));

        Assert.Contains("holds more than 100,000 bytes", Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path, new() { MaxUnpackedBytes = 100_000 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_data_sets_in_one_folder_are_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("a/data_batch_1.bin", Record(1, 1)).Add("b/train.bin", [1, .. Record(1, 1)]);

        Assert.Contains("holds more than one CIFAR data set", Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    /// <summary>A class and three planes whose values say where they are.</summary>
    private static byte[] Record(byte label, int seed)
    {
        byte[] record = new byte[3073];
        record[0] = label;
        for (int index = 0; index < 3072; index++)
        {
            record[1 + index] = Value(seed, index / 1024, index % 32, index / 32 % 32);
        }

        return record;
    }

    private static byte Value(int seed, int channel, int x, int y) => (byte)(seed * 29 + channel * 83 + x * 3 + y * 7);

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionMode.Compress))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    private static string FingerprintOf(string path)
    {
        using ImageDataSet data = Pictures.Open(path);
        return data.Fingerprint;
    }
}
