using Macl.Inputs.Images;
using Macl.Vision.Augmentations;
using Macl.Vision.Encoders;

namespace Macl.Vision.Recipes;

/// <summary>Options that follow from the data, for somebody who gives none.</summary>
public static class ImageDefaults
{
    /// <summary>Rows and columns of the encoder's input for photos: as in STL-10.</summary>
    public const int PhotoSize = 96;

    /// <summary>Rows and columns of the encoder's input for small pictures: as in CIFAR-10.</summary>
    public const int SmallSize = 32;

    /// <summary>Pictures with a longer short side are to be read at this one, so that large photos need little memory and time: as ImageNet is resized for crops of 224. For larger inputs: twice their size.</summary>
    public const int MostShortSide = 256;

    private const int MostBatch = 256;
    private const int StepsOfSmallData = 4;
    private const int MostNeighbours = 200;
    private const int SamplesPerNeighbour = 10;
    private const int PatchesPerSide = 8;
    private const int Probes = 64;

    /// <summary>The longest short side at which pictures are to be read for an input of this size; null: not known yet, and then at most 96.</summary>
    public static int ShortSideFor(int? imageSize) => Math.Max(MostShortSide, 2 * (imageSize ?? 0));

    /// <summary>The neighbours of kNN evaluation for a number of pictures: 200, or a tenth of small data.</summary>
    public static int NeighboursFor(int pictures) => Math.Clamp(pictures / SamplesPerNeighbour, 1, MostNeighbours);

    /// <summary>The published set of augmentations for a method and a size of input.</summary>
    public static ImageAugmentationPreset AugmentationFor(ImageMethod method, int size) => method switch
    {
        _ when IsSmall(size) => ImageAugmentationPreset.SimClrCifar,
        ImageMethod.MoCo => ImageAugmentationPreset.MoCoV2,
        _ => ImageAugmentationPreset.SimClr,
    };

    /// <summary>
    /// The same options with a value for all that is null. Small pictures are seen at 32 × 32; photos at 96 × 96, by an encoder that begins with a stride, at
    /// about the same price. Small data gets batches of a quarter of it and a tenth of it as neighbours, so that an epoch has some steps and kNN is
    /// not a vote of everybody.
    /// </summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="data">The pictures; some are read to see how large they are.</param>
    public static ImagePretrainingOptions Complete(ImagePretrainingOptions options, ImageDataSet data)
    {
        int size = options.ImageSize ?? SizeFor(data);
        var preset = options.Augmentation ?? AugmentationFor(options.Method, size);
        return options with
        {
            ImageSize = size,
            Stem = options.Stem ?? (IsSmall(size) ? ResNetStem.Cifar : ResNetStem.ImageNet),
            PatchSize = options.PatchSize ?? PatchSizeFor(size),
            Augmentation = preset,
            Views = options.Views ?? ImageAugmentationPresets.Create(preset, size),
            BatchSize = options.BatchSize ?? Math.Clamp(data.Count / StepsOfSmallData, 2, MostBatch),
            Neighbours = options.Neighbours ?? NeighboursFor(data.Count),
        };
    }

    /// <summary>The size that tiles a side and comes nearest to eight patches on it.</summary>
    private static int PatchSizeFor(int size) => Enumerable.Range(1, size).Where(patch => size % patch == 0).MinBy(patch => Math.Abs(patch - (double)size / PatchesPerSide));

    private static bool IsSmall(int size) => size <= 2 * SmallSize;

    private static int SizeFor(ImageDataSet data) => MedianShortSide(data) <= 2 * SmallSize ? SmallSize : PhotoSize;

    private static int MedianShortSide(ImageDataSet data)
    {
        var picture = new RgbImage(1, 1);
        int probes = Math.Min(Probes, data.Count);
        int[] sides = [.. Enumerable.Range(0, probes).Select(probe => ShortSide((int)((long)probe * data.Count / probes))).Order()];
        return sides[sides.Length / 2];

        int ShortSide(int index)
        {
            data.Read(index, picture);
            return Math.Min(picture.Width, picture.Height);
        }
    }
}
