using System.Text;

namespace Macl.Repository.Tests.LibTorchLoading;

/// <summary>
/// Builds little 64-bit ELF files: header, section headers, the table of needed versions (<c>.gnu.version_r</c>), its names.
/// Tables come before the names so that a file cut anywhere is damaged, and the last name ends the file.
/// </summary>
internal static class SmallElf
{
    public const int SectionHeaders = 64;
    public const int VersionNeeds = SectionHeaders + 3 * 64;
    private const int Record = 16;

    public static byte[] Needing(params NeededLibrary[] libraries)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        StringTable names = new();
        byte[] needs = Needs(libraries, names);
        byte[] text = names.ToBytes();
        WriteHeader(writer, sections: libraries.Length == 0 ? 2 : 3);
        WriteSectionHeader(writer, type: 0, offset: 0, size: 0, link: 0, info: 0);
        WriteSectionHeader(writer, type: 3, VersionNeeds + needs.Length, text.Length, link: 0, info: 0);
        WriteSectionHeader(writer, type: 0x6ffffffe, VersionNeeds, needs.Length, link: 1, libraries.Length);
        writer.Write(needs);
        writer.Write(text);
        return stream.ToArray();
    }

    private static void WriteHeader(BinaryWriter writer, int sections)
    {
        writer.Write([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        writer.Write((ushort)3); // shared object
        writer.Write((ushort)62); // x86-64
        writer.Write(1u);
        writer.Write(0ul); // entry point
        writer.Write(0ul); // program headers
        writer.Write((ulong)SectionHeaders);
        writer.Write(0u);
        ushort[] sizes = [64, 56, 0, 64, (ushort)sections, 0];
        Array.ForEach(sizes, writer.Write);
    }

    private static void WriteSectionHeader(BinaryWriter writer, uint type, int offset, int size, uint link, int info)
    {
        writer.Write(0u); // name
        writer.Write(type);
        writer.Write(0ul); // flags
        writer.Write(0ul); // address
        writer.Write((ulong)offset);
        writer.Write((ulong)size);
        writer.Write(link);
        writer.Write(info);
        writer.Write(1ul); // alignment
        writer.Write(0ul); // entry size
    }

    private static byte[] Needs(NeededLibrary[] libraries, StringTable names)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        foreach (NeededLibrary library in libraries)
        {
            int size = Record * (1 + library.Versions.Length);
            writer.Write((ushort)1);
            writer.Write((ushort)library.Versions.Length);
            writer.Write(names.Add(library.Name));
            writer.Write(Record);
            writer.Write(library == libraries[^1] ? 0 : size);
            WriteVersions(writer, library.Versions, names);
        }

        return stream.ToArray();
    }

    private static void WriteVersions(BinaryWriter writer, NeededVersion[] versions, StringTable names)
    {
        foreach (NeededVersion version in versions)
        {
            writer.Write(0u); // hash
            writer.Write(version.Flags);
            writer.Write((ushort)2); // index in .gnu.version
            writer.Write(names.Add(version.Name));
            writer.Write(version == versions[^1] ? 0 : Record);
        }
    }

    private sealed class StringTable
    {
        private readonly StringBuilder _text = new("\0");

        public int Add(string name)
        {
            int offset = _text.Length;
            _text.Append(name).Append('\0');
            return offset;
        }

        public byte[] ToBytes() => Encoding.ASCII.GetBytes(_text.ToString());
    }
}
