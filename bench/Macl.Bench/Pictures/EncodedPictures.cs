using System.Runtime.InteropServices;
using Macl.Inputs;
using Macl.Inputs.Images;
using SkiaSharp;

namespace Macl.Bench.Pictures;

/// <summary>The files of a folder in memory, decoded each time they are read.</summary>
internal sealed class EncodedPictures : ImageDataSet
{
    private const int BytesOfPixel = 4;

    private readonly byte[][] _files;

    [ThreadStatic]
    private static byte[]? _rgba;

    public EncodedPictures(string folder)
    {
        Name = folder;
        _files = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    public override string Name { get; }

    public override int Count => _files.Length;

    public override ClassLabels? Labels => null;

    public override string Fingerprint => "";

    public override string NameOf(int index) => $"{index}";

    public override void Read(int index, RgbImage image)
    {
        GCHandle file = GCHandle.Alloc(_files[index], GCHandleType.Pinned);
        try
        {
            using SKData data = SKData.Create(file.AddrOfPinnedObject(), _files[index].Length);
            using SKCodec codec = SKCodec.Create(data) ?? throw new FormatException($"{Name}: picture {index} cannot be decoded.");
            Decode(codec, image);
        }
        finally
        {
            file.Free();
        }
    }

    private static unsafe void Decode(SKCodec codec, RgbImage image)
    {
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        image.Reshape(info.Width, info.Height);
        if ((_rgba?.Length ?? 0) < info.BytesSize)
        {
            _rgba = new byte[info.BytesSize];
        }

        fixed (byte* pixels = _rgba)
        {
            codec.GetPixels(info, (nint)pixels);
        }

        Span<byte> rgb = image.Pixels;
        for (int pixel = 0; pixel < info.Width * info.Height; pixel++)
        {
            _rgba.AsSpan(BytesOfPixel * pixel, RgbImage.Channels).CopyTo(rgb[(RgbImage.Channels * pixel)..]);
        }
    }
}
