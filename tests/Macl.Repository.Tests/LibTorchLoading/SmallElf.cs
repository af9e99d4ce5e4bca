using System.Text;

namespace Macl.Repository.Tests.LibTorchLoading;

/// <summary>
/// Builds little 64-bit ELF files: header, section headers, needed versions (<c>.gnu.version_r</c>), symbols (<c>.dynsym</c>),
/// their versions (<c>.gnu.version</c>), and the names of all of them (<c>.dynstr</c>).
/// Tables come before the names so that a file cut anywhere is damaged, and the last symbol's name ends the file.
/// </summary>
internal static class SmallElf
{
    private const int SectionCount = 5;
    private const int Record = 16;
    private const int SymbolSize = 24;

    /// <summary>0 and 1 stand for local and unversioned symbols.</summary>
    private const int FirstIndex = 2;

    /// <summary>Where the table of needed versions begins.</summary>
    public const int VersionNeeds = 64 + SectionCount * 64;

    public static byte[] Needing(params NeededLibrary[] libraries)
    {
        NeededVersion[] versions = [.. libraries.SelectMany(library => library.Versions)];
        StringTable names = new();
        byte[] needs = Bytes(writer => WriteLibraries(writer, libraries, names));
        byte[] symbols = Bytes(writer => WriteSymbols(writer, versions, names));
        byte[] symbolVersions = Bytes(writer => WriteSymbolVersions(writer, versions));
        byte[] text = names.ToBytes();
        int end = VersionNeeds + needs.Length + symbols.Length + symbolVersions.Length;
        return Bytes(writer =>
        {
            WriteHeader(writer);
            WriteSectionHeader(writer, type: 0, offset: 0, size: 0, link: 0);
            WriteSectionHeader(writer, type: 3, end, text.Length, link: 0);
            WriteSectionHeader(writer, libraries.Length == 0 ? 0 : 0x6ffffffeu, VersionNeeds, needs.Length, link: 1);
            WriteSectionHeader(writer, type: 11, VersionNeeds + needs.Length, symbols.Length, link: 1);
            WriteSectionHeader(writer, type: 0x6fffffff, end - symbolVersions.Length, symbolVersions.Length, link: 3);
            Array.ForEach([needs, symbols, symbolVersions, text], writer.Write);
        });
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        write(writer);
        return stream.ToArray();
    }

    private static void WriteHeader(BinaryWriter writer)
    {
        writer.Write([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        writer.Write((ushort)3); // shared object
        writer.Write((ushort)62); // x86-64
        writer.Write(1u);
        writer.Write(0ul); // entry point
        writer.Write(0ul); // program headers
        writer.Write(64ul); // section headers
        writer.Write(0u);
        ushort[] sizes = [64, 56, 0, 64, SectionCount, 0];
        Array.ForEach(sizes, writer.Write);
    }

    private static void WriteSectionHeader(BinaryWriter writer, uint type, int offset, int size, uint link)
    {
        writer.Write(0u); // name
        writer.Write(type);
        writer.Write(0ul); // flags
        writer.Write(0ul); // address
        writer.Write((ulong)offset);
        writer.Write((ulong)size);
        writer.Write(link);
        writer.Write(1u); // number of libraries, or first global symbol
        writer.Write(1ul); // alignment
        writer.Write((ulong)(type == 11 ? SymbolSize : 0));
    }

    private static void WriteLibraries(BinaryWriter writer, NeededLibrary[] libraries, StringTable names)
    {
        int index = FirstIndex;
        foreach (NeededLibrary library in libraries)
        {
            int size = Record * (1 + library.Versions.Length);
            writer.Write((ushort)1);
            writer.Write((ushort)library.Versions.Length);
            writer.Write(names.Add(library.Name));
            writer.Write(Record);
            writer.Write(library == libraries[^1] ? 0 : size);
            foreach (NeededVersion version in library.Versions)
            {
                writer.Write(Hash(version.Name));
                writer.Write(version.Flags);
                writer.Write((ushort)index++);
                writer.Write(names.Add(version.Name));
                writer.Write(version == library.Versions[^1] ? 0 : Record);
            }
        }
    }

    private static void WriteSymbols(BinaryWriter writer, NeededVersion[] versions, StringTable names)
    {
        writer.Write(new byte[SymbolSize]);
        foreach (string symbol in versions.SelectMany(version => version.Symbols))
        {
            writer.Write(names.Add(symbol));
            writer.Write((byte)0x12); // a global function
            writer.Write(new byte[SymbolSize - 5]);
        }
    }

    private static void WriteSymbolVersions(BinaryWriter writer, NeededVersion[] versions)
    {
        writer.Write((ushort)0);
        for (int i = 0; i < versions.Length; i++)
        {
            Array.ForEach(versions[i].Symbols, _ => writer.Write((ushort)(FirstIndex + i)));
        }
    }

    /// <summary>The hash of the System V ABI.</summary>
    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (char letter in name)
        {
            hash = (hash << 4) + letter;
            uint high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
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
