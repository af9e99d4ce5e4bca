using System.Runtime.InteropServices;

namespace Macl.Inputs.Images.Cache;

/// <summary>Which data a cache file holds the pixels of, and where each picture lies in it.</summary>
/// <param name="Source">Fingerprint of the data, and how it was decoded.</param>
/// <param name="Places">One a picture.</param>
internal sealed record CacheIndex(string Source, CacheIndex.Place[] Places)
{
    private const int PlaceBytes = sizeof(long) + 2 * sizeof(int) + sizeof(uint);

    /// <summary>A picture's pixels: [Height × Width × 3] from an offset of the file, with their checksum.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Place(long Offset, int Width, int Height, uint Checksum)
    {
        public bool IsWithin(long fileBytes) =>
            Width > 0 && Height > 0 && Offset >= CacheHeader.Bytes && (UInt128)Width * (uint)Height * RgbImage.Channels is var bytes
            && bytes <= int.MaxValue && bytes + (UInt128)Offset <= (UInt128)fileBytes;
    }

    /// <summary>The places, if they are those of this data and lie within the file; otherwise null.</summary>
    public Place[]? PlacesOf(ImageDataSet data, long fileBytes)
    {
        bool fits = Places.Length == data.Count
            && string.Equals(Source, SourceOf(data), StringComparison.Ordinal)
            && Array.TrueForAll(Places, place => place.IsWithin(fileBytes));
        return fits ? Places : null;
    }

    /// <summary>What a cache must say to be this data's.</summary>
    public static string SourceOf(ImageDataSet data) => $"{data.Fingerprint}, {data.Decoding}";

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Source);
        writer.Write(Places.Length);
        foreach (Place place in Places)
        {
            writer.Write(place.Offset);
            writer.Write(place.Width);
            writer.Write(place.Height);
            writer.Write(place.Checksum);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <param name="bytes">What <see cref="ToBytes"/> made; the caller has compared their hash.</param>
    public static CacheIndex? Parse(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        string source = reader.ReadString();
        int count = reader.ReadInt32();
        if (count < 0 || count > bytes.Length / PlaceBytes)
        {
            return null;
        }

        var places = new Place[count];
        for (int index = 0; index < places.Length; index++)
        {
            places[index] = new Place(reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadUInt32());
        }

        return new CacheIndex(source, places);
    }
}
