using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class ImageDecodingTests
{
    /// <summary>Lossy formats leave decoders some freedom; 16 bits are cut to 8, where the reference rounds.</summary>
    private const int LossyTolerance = 3;

    public static TheoryData<string> Names => [.. References.Names.Where(name => name != "large.png")];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_decodes_to_what_Pillow_reads(string name)
    {
        using TemporaryFolder folder = References.CopyOf(name);
        using ImageDataSet data = Pictures.Open(folder.Path, new() { KeptMegabytes = 0 });

        Pictures.AssertEqual(References.Expected(name), data.Picture(0), ToleranceOf(name));
    }

    [Fact]
    public void The_references_cover_all_formats()
    {
        string[] endings = [.. References.Names.Select(name => Path.GetExtension(name)).Distinct().Order()];

        Assert.Equal([".bmp", ".gif", ".jpg", ".png", ".webp"], endings);
        Assert.True(References.Names.Count() >= 35);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(16)]
    [InlineData(7)]
    public void A_reduced_picture_is_the_one_that_Pillow_makes_with_its_antialiased_bilinear_filter(int side)
    {
        using TemporaryFolder folder = References.CopyOf("large.png");
        using ImageDataSet data = Pictures.Open(folder.Path, new() { MostShortSide = side });

        Pictures.AssertEqual(References.Expected($"large.png.{side}"), data.Picture(0));
    }

    [Fact]
    public void A_large_enough_bound_changes_nothing()
    {
        using TemporaryFolder folder = References.CopyOf("large.png", "orientation6.jpg");
        using ImageDataSet plain = Pictures.Open(folder.Path);
        using ImageDataSet bounded = Pictures.Open(folder.Path, new() { MostShortSide = 96 });

        Pictures.AssertEqual(plain.Picture(0), bounded.Picture(0));
        Pictures.AssertEqual(plain.Picture(1), bounded.Picture(1));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bound_on_the_short_side_holds_in_every_format_and_orientation(string name)
    {
        using TemporaryFolder folder = References.CopyOf(name);
        using ImageDataSet data = Pictures.Open(folder.Path, new() { MostShortSide = 5 });
        RgbImage full = References.Expected(name);

        RgbImage image = data.Picture(0);

        Assert.Equal(Math.Min(5, Math.Min(full.Width, full.Height)), Math.Min(image.Width, image.Height));
        Assert.Equal((double)full.Width / full.Height, (double)image.Width / image.Height, 0.2);
        Assert.Equal(MeanOf(full), MeanOf(image), 8.0);
    }

    private static int ToleranceOf(string name) => name switch
    {
        "rgb16.png" or "grey16.png" => 1,
        "lossy.webp" or "lossy-alpha.webp" => LossyTolerance,
        _ => name.EndsWith(".jpg", StringComparison.Ordinal) ? LossyTolerance : 0,
    };

    private static double MeanOf(RgbImage image) => image.Pixels.ToArray().Average(value => value);
}
