#nullable disable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;

/// <summary>
/// Copies a shared library and marks its need of the symbol version <c>GLIBCXX_3.4.32</c> as weak (<c>VER_FLG_WEAK</c>),
/// so that the dynamic loader accepts an older libstdc++ in which nothing but that unused marker is missing.
/// </summary>
/// <remarks>Record layouts: System V gABI, "Section Header"; Linux Standard Base 5.0, "Symbol Versioning".</remarks>
public sealed class WeakenGlibcxxVersion : Microsoft.Build.Utilities.Task
{
    public const string Version = "GLIBCXX_3.4.32";

    public enum Outcome { Weakened, AlreadyWeak, NothingToWeaken, NotElf64 }

    private const uint VersionNeedsSection = 0x6ffffffe;
    private const byte WeakFlag = 0x2;

    [Required]
    public string Source { get; set; }

    /// <summary>The copy to write. A file there is replaced as a whole, never written through: it may be a hard link that others share.</summary>
    [Required]
    public string Destination { get; set; }

    public override bool Execute()
    {
        try
        {
            byte[] file = File.ReadAllBytes(Source);
            Log.LogMessage(MessageImportance.Low, "libtorch loading: {0}: {1}", Source, Weaken(file));
            Write(file, Path.GetFullPath(Destination));
            return true;
        }
        catch (Exception problem) when (problem is IOException || problem is UnauthorizedAccessException || problem is InvalidDataException)
        {
            Log.LogError("libtorch loading: cannot weaken {0} into {1}: {2}", Source, Destination, problem.Message);
            return false;
        }
    }

    /// <summary>Weakens the version in the bytes of a little-endian 64-bit ELF file, in place; leaves every other file as it is.</summary>
    /// <exception cref="InvalidDataException">The file is ELF but its tables point outside it. No byte has been changed.</exception>
    public static Outcome Weaken(byte[] file)
    {
        if (!IsElf64LittleEndian(file))
        {
            return Outcome.NotElf64;
        }

        int[] entries = FindEntries(file);
        if (entries.Length == 0)
        {
            return Outcome.NothingToWeaken;
        }

        int[] strict = entries.Where(entry => (file[entry + 4] & WeakFlag) == 0).ToArray();
        Array.ForEach(strict, entry => file[entry + 4] |= WeakFlag);
        return strict.Length > 0 ? Outcome.Weakened : Outcome.AlreadyWeak;
    }

    private static bool IsElf64LittleEndian(byte[] file) =>
        file.Length > 5 && file[0] == 0x7f && file[1] == 'E' && file[2] == 'L' && file[3] == 'F' && file[4] == 2 && file[5] == 1;

    private static int[] FindEntries(byte[] file)
    {
        try
        {
            return EntriesThatNameTheVersion(file).ToArray();
        }
        catch (Exception problem) when (problem is ArgumentException || problem is OverflowException)
        {
            throw new InvalidDataException("the ELF file is truncated or damaged", problem);
        }
    }

    /// <summary>The offsets of the entries (<c>Elf64_Vernaux</c>) whose name is the version's.</summary>
    private static IEnumerable<int> EntriesThatNameTheVersion(byte[] file) =>
        from section in Sections(file)
        where Word(file, section + 4) == VersionNeedsSection
        let names = Offset(file, checked(SectionAt(file, Word(file, section + 40)) + 24))
        from library in Chain(file, Offset(file, section + 24))
        from entry in Chain(file, checked(library + (int)Word(file, library + 8)))
        where Text(file, checked(names + (int)Word(file, entry + 8))).Equals(Version, StringComparison.Ordinal)
        select entry;

    private static IEnumerable<int> Sections(byte[] file) =>
        Enumerable.Range(0, BitConverter.ToUInt16(file, 60)).Select(i => SectionAt(file, (uint)i));

    private static int SectionAt(byte[] file, uint index) =>
        checked(Offset(file, 40) + (int)(index * BitConverter.ToUInt16(file, 58)));

    /// <summary>
    /// Records (<c>Elf64_Verneed</c>, <c>Elf64_Vernaux</c>) that name the distance to the next in bytes 12 to 15, and 0 in the last.
    /// Distances are unsigned, so that a damaged chain leaves the file at its end and never turns in a circle.
    /// </summary>
    private static IEnumerable<int> Chain(byte[] file, int first)
    {
        int record = first;
        int distance;
        do
        {
            yield return record;
            distance = checked((int)Word(file, record + 12));
            record = checked(record + distance);
        }
        while (distance != 0);
    }

    private static uint Word(byte[] file, int position) => BitConverter.ToUInt32(file, position);

    private static string Text(byte[] file, int position) =>
        Encoding.ASCII.GetString(file, position, Array.IndexOf(file, (byte)0, position) - position);

    private static int Offset(byte[] file, int position) => checked((int)BitConverter.ToUInt64(file, position));

    private static void Write(byte[] file, string destination)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(destination));
        string temporary = destination + "." + Guid.NewGuid().ToString("N");
        try
        {
            File.WriteAllBytes(temporary, file);
            MoveOver(temporary, destination);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void MoveOver(string temporary, string destination)
    {
        try
        {
            File.Move(temporary, destination);
        }
        catch (IOException) when (File.Exists(destination))
        {
            File.Replace(temporary, destination, null);
        }
    }
}
