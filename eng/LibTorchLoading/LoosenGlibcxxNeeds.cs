#nullable disable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;

/// <summary>
/// Copies a shared library and loosens two needs that only newer versions of libstdc++ meet, though older ones have all that is called.
/// A need is left alone when more than the named symbol depends on it.
/// </summary>
/// <remarks>Record layouts: System V gABI, "Sections"; Linux Standard Base 5.0, "Symbol Versioning".</remarks>
public sealed class LoosenGlibcxxNeeds : Microsoft.Build.Utilities.Task
{
    /// <summary>Of GCC 13: a marker that nothing calls. Its need becomes weak (<c>VER_FLG_WEAK</c>), which the loader does not insist on.</summary>
    public const string MarkerVersion = "GLIBCXX_3.4.32";
    public const string Marker = "_ZSt21ios_base_library_initv";

    /// <summary>Of GCC 12: <c>condition_variable::wait</c>, published a second time. Every libstdc++ since GCC 4.4 has it under the older version.</summary>
    public const string WaitVersion = "GLIBCXX_3.4.30";
    public const string OlderWaitVersion = "GLIBCXX_3.4.11";
    public const string Wait = "_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE";

    private const uint SymbolVersionsSection = 0x6fffffff;
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
            Log.LogMessage(MessageImportance.Low, "libtorch loading: {0} {1}", Source, Loosen(file) ? "is loosened" : "needs nothing");
            Write(file, Path.GetFullPath(Destination));
            return true;
        }
        catch (Exception problem) when (problem is IOException || problem is UnauthorizedAccessException || problem is InvalidDataException)
        {
            Log.LogError("libtorch loading: cannot loosen {0} into {1}: {2}", Source, Destination, problem.Message);
            return false;
        }
    }

    /// <summary>Loosens the needs of a little-endian 64-bit ELF file in place; leaves every other file as it is.</summary>
    /// <returns>Whether anything has changed.</returns>
    /// <exception cref="InvalidDataException">The file is ELF but its tables point outside it. No byte has changed.</exception>
    public static bool Loosen(byte[] file)
    {
        Action[] edits = IsElf64LittleEndian(file) ? FindEdits(file) : Array.Empty<Action>();
        Array.ForEach(edits, edit => edit());
        return edits.Length > 0;
    }

    private static bool IsElf64LittleEndian(byte[] file) =>
        file.Length > 5 && file[0] == 0x7f && file[1] == 'E' && file[2] == 'L' && file[3] == 'F' && file[4] == 2 && file[5] == 1;

    private static Action[] FindEdits(byte[] file)
    {
        try
        {
            Need[] needs = Needs(file).ToArray();
            return WeakenMarker(file, needs).Concat(TakeOlderWait(file, needs)).ToArray();
        }
        catch (Exception problem) when (problem is ArgumentException || problem is OverflowException)
        {
            throw new InvalidDataException("the ELF file is truncated or damaged", problem);
        }
    }

    private static IEnumerable<Action> WeakenMarker(byte[] file, Need[] needs) =>
        from need in needs
        where need.IsOf(MarkerVersion) && (file[need.Entry + 4] & WeakFlag) == 0 && OnlyFor(file, need, Marker)
        select new Action(() => file[need.Entry + 4] |= WeakFlag);

    private static IEnumerable<Action> TakeOlderWait(byte[] file, Need[] needs) =>
        from need in needs
        where need.IsOf(WaitVersion) && OnlyFor(file, need, Wait)
        from older in needs.Where(other => other.IsOf(OlderWaitVersion)).Take(1)
        select new Action(() => CopyVersion(file, older.Entry, need.Entry));

    /// <summary>Copies hash and name.</summary>
    private static void CopyVersion(byte[] file, int from, int to)
    {
        Array.Copy(file, from, file, to, 4);
        Array.Copy(file, from + 8, file, to + 8, 4);
    }

    private static bool OnlyFor(byte[] file, Need need, string symbol) =>
        SymbolsOf(file, BitConverter.ToUInt16(file, need.Entry + 6)).All(name => name.Equals(symbol, StringComparison.Ordinal));

    /// <summary>The names of the symbols that have a version, by its index in the table of symbol versions.</summary>
    private static IEnumerable<string> SymbolsOf(byte[] file, ushort version) =>
        from versions in Sections(file, SymbolVersionsSection)
        let symbols = Linked(file, versions)
        let names = Content(file, Linked(file, symbols))
        from i in Enumerable.Range(0, Long(file, versions + 32) / 2)
        where BitConverter.ToUInt16(file, checked(Content(file, versions) + 2 * i)) == version
        select Text(file, names, Word(file, checked(Content(file, symbols) + 24 * i)));

    private static IEnumerable<Need> Needs(byte[] file) =>
        from section in Sections(file, VersionNeedsSection)
        let names = Content(file, Linked(file, section))
        from library in Chain(file, Content(file, section))
        from entry in Chain(file, checked(library + Word(file, library + 8)))
        select new Need(entry, Text(file, names, Word(file, entry + 8)));

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
            distance = Word(file, record + 12);
            record = checked(record + distance);
        }
        while (distance != 0);
    }

    private static IEnumerable<int> Sections(byte[] file, uint type) =>
        Enumerable.Range(0, BitConverter.ToUInt16(file, 60))
            .Select(i => Section(file, i))
            .Where(section => BitConverter.ToUInt32(file, section + 4) == type);

    private static int Section(byte[] file, int index) => checked(Long(file, 40) + index * BitConverter.ToUInt16(file, 58));

    private static int Linked(byte[] file, int section) => Section(file, Word(file, section + 40));

    private static int Content(byte[] file, int section) => Long(file, section + 24);

    private static string Text(byte[] file, int names, int name)
    {
        int start = checked(names + name);
        return Encoding.ASCII.GetString(file, start, Array.IndexOf(file, (byte)0, start) - start);
    }

    private static int Word(byte[] file, int position) => checked((int)BitConverter.ToUInt32(file, position));

    private static int Long(byte[] file, int position) => checked((int)BitConverter.ToUInt64(file, position));

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

    private sealed class Need
    {
        private readonly string _version;

        public Need(int entry, string version)
        {
            Entry = entry;
            _version = version;
        }

        /// <summary>The position of the record (<c>Elf64_Vernaux</c>).</summary>
        public int Entry { get; }

        public bool IsOf(string version) => _version.Equals(version, StringComparison.Ordinal);
    }
}
