using System.IO.Compression;
using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class MnistTests
{
    private static readonly byte[] TwoPictures = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 70, 80, 90, 100, 110, 255];
    private static readonly byte[] TwoLabels = [0, 0, 8, 1, 0, 0, 0, 2, 9, 4];

    [Fact]
    public void Grey_levels_become_red_green_and_blue()
    {
        using TemporaryFolder folder = Mnist();
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Equal(2, data.Count);
        RgbImage image = data.Picture(1);
        Assert.Equal((3, 2), (image.Width, image.Height));
        Assert.Equal([70, 70, 70, 80, 80, 80, 90, 90, 90, 100, 100, 100, 110, 110, 110, 255, 255, 255], image.Pixels.ToArray());
        Assert.Equal(["4", "9"], data.Labels!.Names);
        Assert.Equal([1, 0], data.Labels.Indices);
    }

    [Fact]
    public void The_test_part_and_a_named_file_are_the_same()
    {
        using TemporaryFolder folder = Mnist();
        folder.Add("t10k-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 200]);
        using ImageDataSet part = Pictures.Open(folder.Path, new() { Part = DataPart.Test });
        using ImageDataSet file = Pictures.Open(folder["t10k-images-idx3-ubyte"]);

        Assert.Null(part.Labels);
        Assert.Equal([200, 200, 200], part.Picture(0).Pixels.ToArray());
        Assert.Equal(part.Fingerprint, file.Fingerprint);
    }

    [Fact]
    public void What_folders_are_called_does_not_matter()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("my-images-idx3/train-images-idx3-ubyte", TwoPictures).Add("my-images-idx3/train-labels-idx1-ubyte", TwoLabels);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Equal(["4", "9"], data.Labels!.Names);
    }

    [Fact]
    public void Packed_it_is_the_same_data()
    {
        using TemporaryFolder folder = Mnist();
        using TemporaryFolder packed = new TemporaryFolder().Add("train-labels.idx1-ubyte", TwoLabels);
        using (GZipStream stream = new(File.Create(packed["train-images.idx3-ubyte.gz"]), CompressionMode.Compress))
        {
            stream.Write(TwoPictures);
        }

        using ImageDataSet first = Pictures.Open(folder.Path);
        using ImageDataSet second = Pictures.Open(packed.Path);

        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    [Theory]
    [InlineData(0, 1, "is no idx file of bytes in 3 dimensions: it begins with 01000803 where 00000803 is expected")]
    [InlineData(2, 9, "it begins with 00000903")]
    [InlineData(7, 3, "states the shape 3 × 2 × 3 but holds 12 bytes")]
    [InlineData(7, 0, "states the shape 0 × 2 × 3")]
    [InlineData(4, 127, "states the shape 2130706434 × 2 × 3")]
    [InlineData(4, 255, "states the shape -16777214 × 2 × 3")]
    public void A_lying_header_is_refused(int position, byte value, string problem)
    {
        byte[] damaged = [.. TwoPictures];
        damaged[position] = value;
        using TemporaryFolder folder = new TemporaryFolder().Add("train-images-idx3-ubyte", damaged);

        Assert.Contains(problem, Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_for_another_number_of_pictures_are_refused()
    {
        using TemporaryFolder folder = Mnist().Add("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 9]);

        Assert.Contains("has 1 classes for 2 pictures", Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        for (int length = 0; length < TwoPictures.Length; length++)
        {
            using TemporaryFolder folder = new TemporaryFolder().Add("train-images-idx3-ubyte", TwoPictures[..length]);

            Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path));
        }
    }

    private static TemporaryFolder Mnist() =>
        new TemporaryFolder().Add("train-images-idx3-ubyte", TwoPictures).Add("train-labels-idx1-ubyte", TwoLabels);
}
