using Macl.Vision.Augmentations;
using Macl.Vision.Encoders;
using Macl.Vision.Recipes;

namespace Macl.Vision.Tests.Recipes;

public sealed class ImageDefaultsTests
{
    [Theory]
    [InlineData(8, 32, ResNetStem.Cifar, ImageAugmentationPreset.SimClrCifar)]
    [InlineData(64, 32, ResNetStem.Cifar, ImageAugmentationPreset.SimClrCifar)]
    [InlineData(65, 96, ResNetStem.ImageNet, ImageAugmentationPreset.SimClr)]
    [InlineData(200, 96, ResNetStem.ImageNet, ImageAugmentationPreset.SimClr)]
    public void Small_pictures_and_photos_get_what_suits_them(int side, int size, ResNetStem stem, ImageAugmentationPreset augmentation)
    {
        var complete = ImageDefaults.Complete(new(), new InMemoryImages(5, side));

        Assert.Equal((size, stem, augmentation), (complete.ImageSize, complete.Stem, complete.Augmentation));
        Assert.Equal(ImageAugmentationPresets.Create(augmentation, size), complete.Views);
        Assert.Equal(size / 8, complete.PatchSize);
    }

    [Theory]
    [InlineData(28, 4)]
    [InlineData(33, 3)]
    [InlineData(50, 5)]
    [InlineData(97, 1)]
    [InlineData(100, 10)]
    [InlineData(224, 28)]
    public void Patches_tile_every_size(int size, int patch) => Assert.Equal(patch, ImageDefaults.Complete(new() { ImageSize = size }, new InMemoryImages(5, size: 8)).PatchSize);

    [Theory]
    [InlineData(null, 256)]
    [InlineData(128, 256)]
    [InlineData(224, 448)]
    public void Pictures_are_read_at_twice_the_size_of_a_large_input(int? size, int side) => Assert.Equal(side, ImageDefaults.ShortSideFor(size));

    [Theory]
    [InlineData(32, ImageAugmentationPreset.SimClrCifar)]
    [InlineData(96, ImageAugmentationPreset.MoCoV2)]
    public void MoCo_gets_its_own_augmentations_where_they_are_published(int size, ImageAugmentationPreset augmentation) =>
        Assert.Equal(augmentation, ImageDefaults.Complete(new() { Method = ImageMethod.MoCo, ImageSize = size }, new InMemoryImages(5, size)).Augmentation);

    [Theory]
    [InlineData(5, 2, 1)]
    [InlineData(100, 25, 10)]
    [InlineData(1500, 256, 150)]
    [InlineData(2100, 256, 200)]
    public void Batch_and_neighbours_follow_from_the_number_of_pictures(int pictures, int batch, int neighbours)
    {
        var complete = ImageDefaults.Complete(new(), new InMemoryImages(pictures, size: 2));

        Assert.Equal((batch, neighbours), (complete.BatchSize, complete.Neighbours));
    }

    [Fact]
    public void What_was_asked_for_stays()
    {
        var asked = new ImagePretrainingOptions
        {
            ImageSize = 48,
            Stem = ResNetStem.ImageNet,
            PatchSize = 3,
            Augmentation = ImageAugmentationPreset.MoCoV2,
            Views = ImageViewOptions.Pair(ImageAugmentationPresets.SimClr with { Size = 48 }),
            BatchSize = 7,
            Neighbours = 9,
        };

        Assert.Equal(asked, ImageDefaults.Complete(asked, new InMemoryImages(100, size: 20)));
    }
}
