namespace Macl.Vision.Augmentations;

/// <summary>Which part of a picture a random resized crop takes: torchvision's rule, ten tries and then the widest box in the middle.</summary>
internal static class RandomCrop
{
    private const int Tries = 10;

    public static CropBox Draw(ImageAugmentationOptions options, int width, int height, Random random)
    {
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            double area = width * (double)height * Uniform(random, options.MinScale, options.MaxScale);
            double ratio = Math.Exp(Uniform(random, Math.Log(options.MinRatio), Math.Log(options.MaxRatio)));
            int cropWidth = (int)Math.Round(Math.Sqrt(area * ratio));
            int cropHeight = (int)Math.Round(Math.Sqrt(area / ratio));
            if (cropWidth > 0 && cropWidth <= width && cropHeight > 0 && cropHeight <= height)
            {
                int top = random.Next(height - cropHeight + 1);
                return new CropBox(random.Next(width - cropWidth + 1), top, cropWidth, cropHeight);
            }
        }

        return Centre(options, width, height);
    }

    /// <summary>The largest box in the middle whose ratio is allowed.</summary>
    public static CropBox Centre(ImageAugmentationOptions options, int width, int height)
    {
        double ratio = width / (double)height;
        int cropHeight = ratio < options.MinRatio ? Math.Max(1, (int)Math.Round(width / options.MinRatio)) : height;
        int cropWidth = ratio > options.MaxRatio ? Math.Max(1, (int)Math.Round(height * options.MaxRatio)) : width;
        return new CropBox((width - cropWidth) / 2, (height - cropHeight) / 2, cropWidth, cropHeight);
    }

    public static double Uniform(Random random, double least, double most) => least + (most - least) * random.NextDouble();
}
