using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class ImageReadingOptionsTests
{
    public static TheoryData<Func<ImageReadingOptions>, string> Refused => new()
    {
        { () => new() { MostShortSide = 0 }, "MostShortSide is 0; it must be 1 or more, or null." },
        { () => new() { MaxPixels = 0 }, "MaxPixels is 0; it must be 1 to 500,000,000." },
        { () => new() { MaxPixels = 600_000_000 }, "MaxPixels is 600000000; it must be 1 to 500,000,000." },
        { () => new() { MaxUnpackedBytes = 0 }, "MaxUnpackedBytes is 0; it must be 1 or more." },
        { () => new() { KeptMegabytes = -1 }, "KeptMegabytes is -1; it must be 0 or more." },
        { () => new() { DecodingMegabytes = 0 }, "DecodingMegabytes is 0; it must be 1 or more." },
        { () => new() { MaxParallelism = 0 }, "MaxParallelism is 0; it must be 1 or more." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_out_of_its_range_is_refused_with_the_range(Func<ImageReadingOptions> make, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);

    [Fact]
    public void The_bound_is_part_of_how_a_cache_knows_its_data()
    {
        using TemporaryFolder folder = References.CopyOf("rgb.png");
        using ImageDataSet full = Pictures.Open(folder.Path);
        using ImageDataSet reduced = Pictures.Open(folder.Path, new() { MostShortSide = 8 });

        Assert.Equal(full.Fingerprint, reduced.Fingerprint);
        Assert.NotEqual(full.Decoding, reduced.Decoding);
    }
}
