#nullable disable
using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;

/// <summary>
/// Copies a shared library and marks its need of the symbol version <c>GLIBCXX_3.4.32</c> as weak (<c>VER_FLG_WEAK</c>),
/// so that the dynamic loader accepts an older libstdc++ in which nothing but that unused marker is missing.
/// </summary>
public sealed class WeakenGlibcxxVersion : Microsoft.Build.Utilities.Task
{
    public const string Version = "GLIBCXX_3.4.32";

    public enum Outcome { Weakened, AlreadyWeak, NothingToWeaken, NotElf64 }

    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    public override bool Execute()
    {
        try
        {
            byte[] file = File.ReadAllBytes(Source);
            Weaken(file);
            Write(file, Destination);
            return true;
        }
        catch (Exception problem) when (problem is IOException || problem is UnauthorizedAccessException || problem is InvalidDataException)
        {
            Log.LogError("libtorch loading: {0}: {1}", Source, problem.Message);
            return false;
        }
    }

    /// <summary>Weakens the version in the bytes of a little-endian 64-bit ELF file, in place; leaves every other file as it is.</summary>
    /// <exception cref="InvalidDataException">The file is ELF but its tables point outside it.</exception>
    public static Outcome Weaken(byte[] file)
    {
        if (!IsElf64LittleEndian(file))
        {
            return Outcome.NotElf64;
        }

        try
        {
            int needs = FindSection(file, SectionTypeVersionNeeds);
            return needs < 0 ? Outcome.NothingToWeaken : WeakenNeeds(file, needs);
        }
        catch (Exception problem) when (problem is ArgumentException || problem is IndexOutOfRangeException || problem is OverflowException)
        {
            throw new InvalidDataException("the ELF file is truncated or damaged", problem);
        }
    }

    private const uint SectionTypeVersionNeeds = 0x6ffffffe;
    private const ushort WeakFlag = 0x2;
    private const int Header = 64;

    /// <summary>Replaces the destination as a whole: it may be a hard link to a file that others use.</summary>
    private static void Write(byte[] file, string destination)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(destination));
        string temporary = destination + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(temporary, file);
        File.Delete(destination);
        File.Move(temporary, destination);
    }

    private static bool IsElf64LittleEndian(byte[] file) =>
        file.Length >= Header && file[0] == 0x7f && file[1] == 'E' && file[2] == 'L' && file[3] == 'F' && file[4] == 2 && file[5] == 1;

    /// <summary>The offset of the first section header of a type, or −1.</summary>
    private static int FindSection(byte[] file, uint type)
    {
        int first = Offset(file, 40);
        int size = BitConverter.ToUInt16(file, 58);
        int count = BitConverter.ToUInt16(file, 60);
        for (int i = 0; i < count; i++)
        {
            int section = checked(first + i * size);
            if (BitConverter.ToUInt32(file, section + 4) == type)
            {
                return section;
            }
        }

        return -1;
    }

    private static Outcome WeakenNeeds(byte[] file, int section)
    {
        int strings = StringsOf(file, section);
        int libraries = BitConverter.ToInt32(file, section + 44);
        int library = Offset(file, section + 24);
        var outcome = Outcome.NothingToWeaken;
        for (int i = 0; i < libraries; i++)
        {
            int versions = BitConverter.ToUInt16(file, library + 2);
            int version = checked(library + BitConverter.ToInt32(file, library + 8));
            for (int j = 0; j < versions; j++)
            {
                if (IsNamed(file, checked(strings + BitConverter.ToInt32(file, version + 8))))
                {
                    outcome = SetWeakFlag(file, version + 4);
                }

                version = checked(version + BitConverter.ToInt32(file, version + 12));
            }

            library = checked(library + BitConverter.ToInt32(file, library + 12));
        }

        return outcome;
    }

    /// <summary>The offset of the string table that a section links to.</summary>
    private static int StringsOf(byte[] file, int section)
    {
        int link = BitConverter.ToInt32(file, section + 40);
        int size = BitConverter.ToUInt16(file, 58);
        return Offset(file, checked(Offset(file, 40) + link * size + 24));
    }

    private static bool IsNamed(byte[] file, int name)
    {
        byte[] wanted = Encoding.ASCII.GetBytes(Version + "\0");
        return new ArraySegment<byte>(file, name, wanted.Length).SequenceEqual(wanted);
    }

    private static Outcome SetWeakFlag(byte[] file, int flags)
    {
        if ((file[flags] & WeakFlag) != 0)
        {
            return Outcome.AlreadyWeak;
        }

        file[flags] |= (byte)WeakFlag;
        return Outcome.Weakened;
    }

    private static int Offset(byte[] file, int position) => checked((int)BitConverter.ToUInt64(file, position));
}
