namespace Macl.Inputs.Images.Cifar;

/// <summary>The two binary formats of Krizhevsky (2009): the class as one byte, or coarse and fine class as two, then 32 × 32 pixels in planes of red, green, blue.</summary>
/// <param name="Name">What the data set is called.</param>
/// <param name="LabelBytes">1 or 2; the last is the class.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="NamesFile">The text file that names them, a line each.</param>
internal sealed record CifarFormat(string Name, int LabelBytes, int Classes, string NamesFile)
{
    public const int Side = 32;
    public const int PixelBytes = Side * Side * RgbImage.Channels;

    public static CifarFormat Cifar10 { get; } = new("CIFAR-10", 1, 10, "batches.meta.txt");

    public static CifarFormat Cifar100 { get; } = new("CIFAR-100", 2, 100, "fine_label_names.txt");

    public int RecordBytes => LabelBytes + PixelBytes;

    /// <summary>Whole records, and every class in range.</summary>
    public bool Fits(byte[] content)
    {
        if (content.Length == 0 || content.Length % RecordBytes != 0)
        {
            return false;
        }

        for (int start = LabelBytes - 1; start < content.Length; start += RecordBytes)
        {
            if (content[start] >= Classes)
            {
                return false;
            }
        }

        return true;
    }
}
