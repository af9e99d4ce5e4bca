using Macl.Inputs.Images;
using Macl.Vision.Augmentations;
using Macl.Vision.Batches;
using Macl.Vision.Tests.References;

namespace Macl.Vision.Tests.Augmentations;

/// <summary>The same parameters as torchvision give the same pixels.</summary>
public sealed class TorchvisionTests
{
    /// <summary>Of 255: torchvision's luma has .2989 where Pillow's and ours has .299, which contrast and saturation carry on.</summary>
    private const float LevelsOfChain = .1f;

    private static readonly AugmentationReference Reference = AugmentationReference.All;

    public static IEnumerable<TheoryDataRow<int>> Operations => Numbers(Reference.Operations.Select(one => one.Title));

    public static IEnumerable<TheoryDataRow<int>> Chains => Numbers(Reference.Chains.Select(one => one.Title));

    public static IEnumerable<TheoryDataRow<int>> Evaluations => Numbers(Reference.Evaluations.Select(one => one.ToString()));

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_agrees_to_one_grey_level(int number)
    {
        AugmentationReference.Case one = Reference.Operations[number];

        byte[] pixels = Render(Reference.Source(one.Source), one.View.ToDrawn());

        Assert.InRange(LargestDifference(one.Expected, pixels), 0, 1);
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void A_chain_agrees_before_it_is_rounded(int number)
    {
        AugmentationReference.Case one = Reference.Chains[number];
        var renderer = new ViewRenderer();
        DrawnView view = one.View.ToDrawn();

        renderer.Render(Reference.Source(one.Source), view, new byte[one.ExpectedValues.Length]);

        float[] values = [.. renderer.Values[0][..renderer.Values.Count], .. renderer.Values[1][..renderer.Values.Count], .. renderer.Values[2][..renderer.Values.Count]];
        Assert.All(one.ExpectedValues.Zip(values), pair => Assert.InRange(MathF.Abs(pair.First - pair.Second), 0, view.SolariseThreshold is { } threshold && IsNear(pair.First, threshold) ? 1 + LevelsOfChain : LevelsOfChain));
    }

    [Theory]
    [MemberData(nameof(Evaluations))]
    public void A_transform_agrees_to_one_grey_level(int number)
    {
        AugmentationReference.Evaluation one = Reference.Evaluations[number];
        var pixels = new byte[one.Expected.Length];

        new ViewRenderer().Render(Reference.Source(one.Source), new ImageTransform { Size = one.Size, CropRatio = one.Ratio }, pixels);

        Assert.InRange(LargestDifference(one.Expected, pixels), 0, 1);
    }

    [Fact]
    public void A_picture_where_no_crop_fits_gives_its_middle() =>
        Assert.All(Reference.Fallbacks, one => Assert.Equal(
            AugmentationReference.View.Box(one.Crop),
            RandomCrop.Draw(new() { MinScale = 1, MinRatio = one.MinRatio, MaxRatio = one.MaxRatio }, one.Width, one.Height, new Random(1))));

    [Fact]
    public void References_reach_every_operation_and_both_of_torchvisions_kinds()
    {
        Assert.Equal(["pillow", "tensor"], Reference.Operations.Select(one => one.By!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(
            (Func<AugmentationReference.View, bool>[])[view => view.Flip, view => view.Brightness is not null, view => view.Contrast is not null, view => view.Saturation is not null, view => view.Hue is not null, view => view.Greyscale, view => view.Kernel is not null, view => view.Threshold is not null],
            has => Assert.Contains(Reference.Operations, one => has(one.View)));
    }

    /// <summary>A value that is inverted on one side only is one level away at most: 255 − 128 is 127.</summary>
    private static bool IsNear(float value, float threshold) => MathF.Abs(value - threshold) < 1 + LevelsOfChain || MathF.Abs(byte.MaxValue - value - threshold) < 1 + LevelsOfChain;

    private static byte[] Render(RgbImage image, DrawnView view)
    {
        var pixels = new byte[3 * view.Size * view.Size];
        new ViewRenderer().Render(image, view, pixels);
        return pixels;
    }

    private static int LargestDifference(byte[] expected, byte[] actual) => expected.Zip(actual, (left, right) => Math.Abs(left - right)).Max();

    private static IEnumerable<TheoryDataRow<int>> Numbers(IEnumerable<string> titles) =>
        titles.Select((title, number) => new TheoryDataRow<int>(number) { TestDisplayName = title });
}
