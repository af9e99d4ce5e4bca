namespace Macl.Inputs.Images.Cifar;

/// <summary>CIFAR's pictures as their files hold them.</summary>
internal sealed class CifarDataSet : ImageDataSet
{
    private const int Plane = CifarFormat.Side * CifarFormat.Side;
    private readonly CifarFormat _format;
    private readonly byte[][] _files;
    private readonly int[] _ends;

    /// <param name="format">How the records look.</param>
    /// <param name="files">Whole records.</param>
    /// <param name="classes">What the classes are called.</param>
    /// <param name="file">The file's name, where there is only one.</param>
    public CifarDataSet(CifarFormat format, byte[][] files, string[] classes, string? file)
    {
        _format = format;
        _files = files;
        _ends = new int[files.Length];
        for (int index = 0; index < files.Length; index++)
        {
            _ends[index] = (index == 0 ? 0 : _ends[index - 1]) + files[index].Length / format.RecordBytes;
        }

        Name = file is null ? format.Name : $"{format.Name} ({file})";
        Labels = ClassLabels.Of([.. Enumerable.Range(0, Count).Select(picture => (int)Record(picture)[format.LabelBytes - 1])], classes);
        Fingerprint = ImageFingerprint.OfPixels($"{format.Name} records", Labels, files.Select(content => (ReadOnlyMemory<byte>)content));
    }

    public override string Name { get; }

    public override int Count => _ends[^1];

    public override ClassLabels? Labels { get; }

    public override string Fingerprint { get; }

    public override string NameOf(int index) => index.ToString();

    public override void Read(int index, RgbImage image)
    {
        ReadOnlySpan<byte> planes = Record(index)[_format.LabelBytes..];
        image.Reshape(CifarFormat.Side, CifarFormat.Side);
        Span<byte> pixels = image.Pixels;
        ReadOnlySpan<byte> red = planes[..Plane];
        ReadOnlySpan<byte> green = planes.Slice(Plane, Plane);
        ReadOnlySpan<byte> blue = planes.Slice(2 * Plane, Plane);
        for (int pixel = 0; pixel < Plane; pixel++)
        {
            (pixels[3 * pixel], pixels[3 * pixel + 1], pixels[3 * pixel + 2]) = (red[pixel], green[pixel], blue[pixel]);
        }
    }

    private ReadOnlySpan<byte> Record(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        int file = 0;
        while (index >= _ends[file])
        {
            file++;
        }

        int first = file == 0 ? 0 : _ends[file - 1];
        return _files[file].AsSpan((index - first) * _format.RecordBytes, _format.RecordBytes);
    }
}
