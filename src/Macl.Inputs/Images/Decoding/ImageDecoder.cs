using SkiaSharp;

namespace Macl.Inputs.Images.Decoding;

/// <summary>
/// Turns picture files into upright RGB. Colour profiles are not applied, transparency is laid on white, of 16 bits the upper 8 are taken,
/// an animation gives its first frame. One thread at a time; what it needs it keeps for the next picture.
/// </summary>
internal sealed class ImageDecoder(ImageReadingOptions options, MemoryBudget budget) : IDisposable
{
    /// <summary>What decoding may take at its worst: four bytes for the picture and as many inside the decoder (progressive, interlaced).</summary>
    private const int BytesPerPixel = 8;

    private const int BandBytes = 1 << 20;
    private readonly NativeBuffer _pixels = new();
    private readonly Reducer _reducer = new();
    private readonly Placement _placement = new();
    private byte[] _row = [];

    /// <param name="file">What errors call the picture.</param>
    /// <param name="address">The file's bytes, which must stay where they are.</param>
    /// <param name="content">The same bytes.</param>
    /// <param name="target">Takes the picture, unless it is too large: then the decoder only goes over the file to its end.</param>
    /// <param name="mostPixels">Pixels, after reducing, above which a picture is too large to be taken.</param>
    /// <returns>Whether the picture was taken.</returns>
    /// <exception cref="DataFormatException">It is no picture, is damaged or has too many pixels.</exception>
    public bool Decode(string file, nint address, ReadOnlySpan<byte> content, RgbImage target, long mostPixels)
    {
        using SKData data = SKData.Create(address, content.Length);
        using SKCodec codec = SKCodec.Create(data)
            ?? throw new DataFormatException(file, "is damaged at its beginning, or no picture in JPEG, PNG, WebP, BMP or GIF");
        var size = new ImageSize(codec.Info.Width, codec.Info.Height);
        if (size.Pixels > options.MaxPixels)
        {
            throw new DataFormatException(file, $"has {size} pixels; at most {options.MaxPixels:N0} in all are allowed");
        }

        using MemoryBudget.Lease lease = budget.Take(size.Pixels * BytesPerPixel);
        var plan = DecodingPlan.ToRead(codec, options.MostShortSide);
        bool isTaken = plan.Wanted.Pixels <= mostPixels;
        try
        {
            Decode(file, codec, isTaken ? plan : DecodingPlan.ToCheck(codec), OriginOf(codec, content), isTaken ? target : null);
        }
        finally
        {
            _pixels.Trim();
        }

        return isTaken;
    }

    public void Dispose() => _pixels.Dispose();

    private static SKEncodedOrigin OriginOf(SKCodec codec, ReadOnlySpan<byte> content) =>
        codec.EncodedFormat == SKEncodedImageFormat.Png ? ExifOrientation.OfPng(content) : codec.EncodedOrigin;

    private void Decode(string file, SKCodec codec, DecodingPlan plan, SKEncodedOrigin origin, RgbImage? target)
    {
        bool isOpaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        var info = new SKImageInfo(plan.Decoded.Width, plan.Decoded.Height, SKColorType.Rgba8888, isOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        IRowSink? sink = target is null ? null : SinkFor(plan, origin, target);
        if (codec.EncodedFormat == SKEncodedImageFormat.Jpeg && info.BytesSize64 > BandBytes)
        {
            DecodeBands(file, codec, info, sink);
        }
        else
        {
            DecodeWhole(file, codec, info, sink);
        }
    }

    private IRowSink SinkFor(DecodingPlan plan, SKEncodedOrigin origin, RgbImage target)
    {
        _placement.Begin(plan.Wanted, origin, target);
        if (plan.Decoded == plan.Wanted)
        {
            return _placement;
        }

        _reducer.Begin(plan.Decoded, plan.Wanted, _placement);
        return _reducer;
    }

    private void DecodeWhole(string file, SKCodec codec, SKImageInfo info, IRowSink? sink)
    {
        Span<byte> pixels = _pixels.Reserve(info.BytesSize);
        ThrowUnlessWhole(file, codec.GetPixels(info, _pixels.Address));
        Pass(pixels, info, sink);
    }

    /// <summary>A JPEG file gives its rows one after the other, so that not all of them need be in memory.</summary>
    private void DecodeBands(string file, SKCodec codec, SKImageInfo info, IRowSink? sink)
    {
        ThrowUnlessWhole(file, codec.StartScanlineDecode(info));
        int most = Math.Max(1, BandBytes / info.RowBytes);
        for (int row = 0; row < info.Height; row += most)
        {
            int rows = Math.Min(most, info.Height - row);
            Span<byte> pixels = _pixels.Reserve(rows * info.RowBytes);
            ThrowUnlessWhole(file, codec.GetScanlines(_pixels.Address, rows, info.RowBytes) == rows ? SKCodecResult.Success : SKCodecResult.IncompleteInput);
            Pass(pixels, info, sink);
        }
    }

    private void Pass(ReadOnlySpan<byte> pixels, SKImageInfo info, IRowSink? sink)
    {
        if (sink is null)
        {
            return;
        }

        Array.Resize(ref _row, Math.Max(_row.Length, info.Width * RgbImage.Channels));
        Span<byte> rgb = _row.AsSpan(0, info.Width * RgbImage.Channels);
        for (; !pixels.IsEmpty; pixels = pixels[info.RowBytes..])
        {
            Convert(pixels[..info.RowBytes], rgb, info.IsOpaque);
            sink.Add(rgb);
        }
    }

    private static void Convert(ReadOnlySpan<byte> rgba, Span<byte> rgb, bool isOpaque)
    {
        if (isOpaque)
        {
            PixelConversion.DropAlpha(rgba, rgb);
        }
        else
        {
            PixelConversion.LayOnWhite(rgba, rgb);
        }
    }

    private static void ThrowUnlessWhole(string file, SKCodecResult result)
    {
        if (result != SKCodecResult.Success)
        {
            throw new DataFormatException(file, result is SKCodecResult.IncompleteInput ? "is truncated" : $"is damaged ({result})");
        }
    }
}
