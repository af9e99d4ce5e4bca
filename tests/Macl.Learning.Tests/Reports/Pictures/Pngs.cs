using System.Buffers.Binary;
using Macl.Learning.Reports.Pictures;

namespace Macl.Learning.Tests.Reports.Pictures;

/// <summary>The beginnings of PNG files as the format lays them down (signature; length, name and first fields of IHDR), enough for what does not look at pixels.</summary>
internal static class Pngs
{
    public static ReportPicture Picture(string caption, int width = 32, int height = 32) => new(Bytes(width, height), caption);

    public static byte[] Bytes(int width, int height)
    {
        byte[] bytes = [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }
}
