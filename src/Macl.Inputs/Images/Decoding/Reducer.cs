using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SkiaSharp;

namespace Macl.Inputs.Images.Decoding;

/// <summary>
/// Reduces a picture with the antialiased bilinear filter, row after row as they come: only the few new rows that are being summed are
/// in memory. Across first, rounded to grey levels, then down, as Pillow does.
/// </summary>
internal sealed class Reducer : IRowSink
{
    /// <summary>New rows that one old row can belong to: two, and one more for rounding.</summary>
    private const int Open = 3;

    private const int Half = 1 << (TriangleFilter.Places - 1);
    private readonly TriangleFilter _across = new();
    private readonly TriangleFilter _down = new();
    private int[] _across4 = [];
    private int[] _sums = [];
    private byte[] _row = [];
    private byte[] _padded = [];
    private IRowSink? _next;
    private int _width;
    private int _height;
    private int _done;
    private int _rows;

    /// <summary>A reduced copy.</summary>
    public static RgbImage Reduce(RgbImage image, ImageSize to)
    {
        var reduced = new RgbImage(to.Width, to.Height);
        var placement = new Placement();
        placement.Begin(to, SKEncodedOrigin.TopLeft, reduced);
        var reducer = new Reducer();
        reducer.Begin(new ImageSize(image.Width, image.Height), to, placement);
        for (int row = 0; row < image.Height; row++)
        {
            reducer.Add(image.Row(row));
        }

        return reduced;
    }

    /// <summary>Begins a picture.</summary>
    /// <param name="from">The size of the rows that come.</param>
    /// <param name="to">The size that is made; no side longer than it was.</param>
    /// <param name="next">Takes the new rows.</param>
    public void Begin(ImageSize from, ImageSize to, IRowSink next)
    {
        _across.Fit(from.Width, to.Width);
        _down.Fit(from.Height, to.Height);
        (_next, _width, _height, _rows, _done) = (next, to.Width, to.Height, 0, 0);
        Array.Resize(ref _row, Math.Max(_row.Length, _width * RgbImage.Channels));
        Array.Resize(ref _padded, Math.Max(_padded.Length, from.Width * RgbImage.Channels + 1));
        Array.Resize(ref _across4, Math.Max(_across4.Length, _width * 4));
        Array.Resize(ref _sums, Math.Max(_sums.Length, _width * 4 * Open));
        _sums.AsSpan().Clear();
    }

    public void Add(ReadOnlySpan<byte> row)
    {
        ReduceAcross(row);
        for (int target = _done; target < _height && _down.StartOf(target) <= _rows; target++)
        {
            AddDown(target);
        }

        _rows++;
        while (_done < _height && _down.StartOf(_done) + _down.WeightsOf(_done).Length <= _rows)
        {
            Finish(_done++);
        }
    }

    private void ReduceAcross(ReadOnlySpan<byte> row)
    {
        // A pixel is loaded as four bytes, so one more must follow the last.
        row.CopyTo(_padded);
        Span<Vector128<int>> levels = MemoryMarshal.Cast<int, Vector128<int>>(_across4.AsSpan(0, _width * 4));
        for (int target = 0; target < levels.Length; target++)
        {
            levels[target] = Across(_padded.AsSpan(_across.StartOf(target) * RgbImage.Channels), _across.WeightsOf(target));
        }
    }

    private static Vector128<int> Across(ReadOnlySpan<byte> pixels, ReadOnlySpan<int> weights)
    {
        Vector128<int> sum = Vector128.Create(Half);
        for (int index = 0; index < weights.Length; index++)
        {
            uint pixel = BinaryPrimitives.ReadUInt32LittleEndian(pixels[(RgbImage.Channels * index)..]);
            Vector128<ushort> levels = Vector128.WidenLower(Vector128.CreateScalar(pixel).AsByte());
            sum += Vector128.WidenLower(levels).AsInt32() * weights[index];
        }

        return Levels(sum);
    }

    private void AddDown(int target)
    {
        ReadOnlySpan<int> weights = _down.WeightsOf(target);
        int position = _rows - _down.StartOf(target);
        if (position >= weights.Length)
        {
            return;
        }

        Span<Vector128<int>> sums = SumsOf(target);
        ReadOnlySpan<Vector128<int>> levels = MemoryMarshal.Cast<int, Vector128<int>>(_across4.AsSpan(0, _width * 4));
        for (int pixel = 0; pixel < sums.Length; pixel++)
        {
            sums[pixel] += levels[pixel] * weights[position];
        }
    }

    private void Finish(int target)
    {
        Span<Vector128<int>> sums = SumsOf(target);
        for (int pixel = 0; pixel < sums.Length; pixel++)
        {
            Vector128<int> levels = Levels(sums[pixel] + Vector128.Create(Half));
            _row[3 * pixel] = (byte)levels[0];
            _row[3 * pixel + 1] = (byte)levels[1];
            _row[3 * pixel + 2] = (byte)levels[2];
        }

        sums.Clear();
        _next!.Add(_row.AsSpan(0, _width * RgbImage.Channels));
    }

    private Span<Vector128<int>> SumsOf(int target) =>
        MemoryMarshal.Cast<int, Vector128<int>>(_sums.AsSpan(target % Open * _width * 4, _width * 4));

    private static Vector128<int> Levels(Vector128<int> sum) =>
        Vector128.Min(Vector128.Max(sum >> TriangleFilter.Places, Vector128<int>.Zero), Vector128.Create(255));
}
