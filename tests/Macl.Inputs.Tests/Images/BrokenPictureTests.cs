using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class BrokenPictureTests
{
    private static readonly byte[] Sound = References.BytesOf("rgb.png");

    public static TheoryData<string> Names => [.. References.Names.Where(name => !name.StartsWith("one.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_truncated_picture_is_skipped_in_every_format(string name)
    {
        byte[] content = References.BytesOf(name);
        foreach (int kept in (int[])[0, 512])
        {
            using TemporaryFolder folder = new TemporaryFolder().Add("cut" + Path.GetExtension(name), content[..(content.Length * 3 / 4)]).Add("sound.png", Sound);
            using ImageDataSet data = Pictures.Open(folder.Path, new() { KeptMegabytes = kept });

            Assert.Equal(1, data.Count);
            SkippedFile skipped = Assert.Single(data.Skipped);
            Assert.Matches("^is (truncated|damaged)", skipped.Reason);
        }
    }

    [Theory]
    [InlineData("zero.jpg", "", "is empty")]
    [InlineData("text.jpg", "this is text", "is damaged at its beginning, or no picture in JPEG, PNG, WebP, BMP or GIF")]
    [InlineData("notes.txt", "text", "has no ending of a picture (jpg, jpeg, jpe, jfif, png, webp, bmp, dib, gif)")]
    [InlineData("raw", "text", "has no ending of a picture (jpg, jpeg, jpe, jfif, png, webp, bmp, dib, gif)")]
    public void What_is_no_picture_is_skipped_with_its_reason(string name, string content, string reason)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("a/" + name, content).Add("b/sound.png", Sound).Add("c/sound.png", Sound);
        foreach (string path in (string[])[folder.Path, folder.Zip()])
        {
            using ImageDataSet data = Pictures.Open(path);

            Assert.Equal([new SkippedFile("a/" + name, reason)], data.Skipped);
            Assert.Equal(["b", "c"], data.Labels!.Names);
        }
    }

    [Fact]
    public void A_header_that_promises_too_many_pixels_is_refused_with_its_size()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("lie.png", References.BytesOf("lying-header.png.bin")).Add("sound.png", Sound);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Equal([new SkippedFile("lie.png", "has 60,000 × 60,000 pixels; at most 100,000,000 in all are allowed")], data.Skipped);
    }

    [Fact]
    public void How_many_pixels_are_too_many_is_an_option()
    {
        using TemporaryFolder folder = References.CopyOf("rgb.png", "one.png");
        using ImageDataSet data = Pictures.Open(folder.Path, new() { MaxPixels = 37 * 23 - 1 });

        Assert.Equal("has 37 × 23 pixels; at most 850 in all are allowed", Assert.Single(data.Skipped).Reason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Strict_stops_at_the_first_fault_in_the_order_of_names(int threads)
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("a.png", Sound).Add("b.png", "x").Add("c.png", "").Add("d.png", "y");

        DataFormatException fault = Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path, new() { Strict = true, MaxParallelism = threads }));

        Assert.Equal("b.png: is damaged at its beginning, or no picture in JPEG, PNG, WebP, BMP or GIF.", fault.Message);
    }

    [Fact]
    public void Strict_refuses_files_that_are_no_pictures_by_their_name()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("a.png", Sound).Add("b.txt", "x");

        Assert.StartsWith("b.txt: has no ending", Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path, new() { Strict = true })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_readable_picture_is_refused_in_one_line()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("a.png", "x").Add("b.txt", "x");

        DataFormatException fault = Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path));

        Assert.Equal($"{folder.Path}: holds no picture that can be read; 2 files were skipped, the first: a.png is damaged at its beginning, or no picture in JPEG, PNG, WebP, BMP or GIF.", fault.Message);
    }

    [Fact]
    public void An_empty_folder_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("holds no files; give a folder or zip file of pictures", Assert.Throws<DataFormatException>(() => Pictures.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_picture_is_no_data_set()
    {
        string path = References.PathOf("rgb.png");

        Assert.Equal($"{path}: is a single picture; give the folder or zip file that holds the pictures.", Assert.Throws<DataFormatException>(() => Pictures.Open(path)).Message);
    }

    [Fact]
    public void A_picture_that_vanishes_later_is_named()
    {
        using TemporaryFolder folder = References.CopyOf("rgb.png", "one.png");
        using ImageDataSet data = Pictures.Open(folder.Path, new() { KeptMegabytes = 0 });
        File.Delete(folder["rgb.png"]);

        Assert.StartsWith("rgb.png: cannot be opened", Assert.Throws<DataFormatException>(() => data.Picture(1)).Message, StringComparison.Ordinal);
        Pictures.AssertEqual(References.Expected("one.png"), data.Picture(0));
    }

    [Fact]
    public void Any_damage_is_survived()
    {
        string[] names = ["rgb.png", "rgb.jpg", "progressive.jpg", "lossy.webp", "lossless.webp", "rgb.bmp", "palette.bmp", "animated.gif", "rotated.png", "orientation6.jpg"];
        var random = new Random(7);
        using var folder = new TemporaryFolder();
        for (int round = 0; round < 300; round++)
        {
            byte[] content = References.BytesOf(names[round % names.Length]);
            for (int flip = 0; flip < 3; flip++)
            {
                content[random.Next(content.Length)] = (byte)random.Next(256);
            }

            folder.Add($"{round:d3}.jpg", content);
        }

        using ImageDataSet data = Pictures.Open(folder.Path, new() { KeptMegabytes = 0, MaxPixels = 1_000_000 });

        Assert.Equal(300, data.Count + data.Skipped.Count);
        for (int index = 0; index < data.Count; index++)
        {
            data.Picture(index);
        }
    }
}
