using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Vision.Augmentations;

namespace Macl.Vision.Tests.Augmentations;

public sealed class ImageAugmentationOptionsTests
{
    [Theory]
    [InlineData(224, 23)]
    [InlineData(96, 9)]
    [InlineData(64, 7)]
    [InlineData(32, 3)]
    [InlineData(8, 1)]
    public void The_blurs_kernel_is_a_tenth_of_the_size_made_odd(int size, int kernel) => Assert.Equal(kernel, new ImageAugmentationOptions { Size = size }.KernelOrDefault);

    [Fact]
    public void Values_out_of_range_are_refused_by_name_with_what_is_allowed()
    {
        Assert.StartsWith("minScale is 0; allowed: above 0, up to 1.", Refusal(() => new() { MinScale = 0 }), StringComparison.Ordinal);
        Assert.StartsWith("flipProbability is 1.5; allowed: from 0 to 1.", Refusal(() => new() { FlipProbability = 1.5 }), StringComparison.Ordinal);
        Assert.StartsWith("hue is 0.6; allowed: from 0 to 0.5.", Refusal(() => new() { Hue = .6 }), StringComparison.Ordinal);
        Assert.StartsWith("brightness is -1; allowed: 0 or more.", Refusal(() => new() { Brightness = -1 }), StringComparison.Ordinal);
        Assert.StartsWith("minSigma is 0; allowed: above 0.", Refusal(() => new() { MinSigma = 0 }), StringComparison.Ordinal);
        Assert.StartsWith("blurKernel is 4; allowed: odd, 1 or more.", Refusal(() => new() { BlurKernel = 4 }), StringComparison.Ordinal);
        Assert.StartsWith("size is 0; allowed: 1 or more.", Refusal(() => new() { Size = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Ranges_that_are_empty_and_kernels_that_are_too_wide_are_refused()
    {
        Assert.Contains("minScale is 0.9 and maxScale is 0.5", Assert.Throws<ArgumentException>(() => new ImageAugmentationOptions { MinScale = .9, MaxScale = .5 }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("blurKernel is 9 and size 4", Assert.Throws<ArgumentException>(() => new ImageAugmentationOptions { Size = 4, BlurKernel = 9 }.Validate()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ImageViewOptions { Second = new() { MinRatio = 2 } }.Validate());
    }

    [Fact]
    public void Every_preset_is_valid_at_its_size_and_at_others()
    {
        foreach (ImageAugmentationPreset preset in Enum.GetValues<ImageAugmentationPreset>())
        {
            ImageAugmentationPresets.Create(preset).Validate();
            ImageViewOptions small = ImageAugmentationPresets.Create(preset, size: 7);
            small.Validate();
            Assert.All(small.Views, view => Assert.Equal(7, view.Size));
        }
    }

    [Fact]
    public void Options_come_back_from_a_recipe_file()
    {
        ImageViewOptions options = ImageAugmentationPresets.MoCoV3 with { First = ImageAugmentationPresets.SimClrCifar with { BlurKernel = 5 } };

        string json = JsonSerializer.Serialize(options, MaclJson.Options);

        Assert.Equal(options, JsonSerializer.Deserialize<ImageViewOptions>(json, MaclJson.Options));
        Assert.Equal(ImageViewOptions.One(ImageAugmentationPresets.CropAndFlip), JsonSerializer.Deserialize<ImageViewOptions>(JsonSerializer.Serialize(ImageAugmentationPresets.Create(ImageAugmentationPreset.LinearProbe), MaclJson.Options), MaclJson.Options));
    }

    private static string Refusal(Func<ImageAugmentationOptions> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;
}
