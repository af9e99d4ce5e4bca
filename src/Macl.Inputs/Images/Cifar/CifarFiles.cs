using System.Text;
using Macl.Inputs.Files;

namespace Macl.Inputs.Images.Cifar;

/// <summary>Finds and reads CIFAR's binary files.</summary>
internal static class CifarFiles
{
    private const int MaxNamesBytes = 1 << 16;
    private static readonly string[] Train = ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin", "train.bin"];
    private static readonly string[] Test = ["test_batch.bin", "test.bin"];
    private static readonly string[] Names = [CifarFormat.Cifar10.NamesFile, CifarFormat.Cifar100.NamesFile];

    /// <summary>Whether a path looks like one of CIFAR's files; what is inside decides later.</summary>
    public static bool IsBinary(string file) => WholeFile.PlainName(file).EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Files by CIFAR's own names.</summary>
    public static bool IsOfficial(string file) => IsIn(Train, file) || IsIn(Test, file);

    /// <summary>Also what names the classes.</summary>
    public static bool IsUseful(string file) => IsBinary(file) || IsIn(Names, file);

    /// <summary>Reads the part of a folder or archive.</summary>
    /// <exception cref="DataFormatException">It holds no file of that part, two data sets, or a damaged file.</exception>
    public static CifarDataSet ReadPart(FileSource source, ImageReadingOptions options)
    {
        string[] files = [.. source.Files.Where(file => IsIn(options.Part == DataPart.Test ? Test : Train, file))];
        if (files.Select(FolderOf).Distinct(StringComparer.Ordinal).Count() > 1 || files.Select(NameOf).Distinct(StringComparer.Ordinal).Count() < files.Length)
        {
            throw new DataFormatException(source.Path, $"holds more than one CIFAR data set ({string.Join(", ", files)}); give the folder of one");
        }

        return files.Length > 0
            ? ReadFiles(source, files, options)
            : throw new DataFormatException(source.Path, $"holds no {(options.Part == DataPart.Test ? "test" : "train")} files of CIFAR ({string.Join(", ", options.Part == DataPart.Test ? Test : Train)})");
    }

    /// <summary>Reads these files as one data set.</summary>
    public static CifarDataSet ReadFiles(FileSource source, string[] files, ImageReadingOptions options)
    {
        byte[][] contents = [.. files.Select(file => WholeFile.Read(source, file, options.MaxUnpackedBytes))];
        CifarFormat format = FormatOf(source, files, contents);
        return new CifarDataSet(format, contents, ReadNames(source, files[0], format), files.Length == 1 ? NameOf(files[0]) : null);
    }

    private static CifarFormat FormatOf(FileSource source, string[] files, byte[][] contents)
    {
        // Few lengths fit both formats; where one does, a class above 9 or the names of the classes beside the files decide.
        CifarFormat[] order = HasNames(source, files[0], CifarFormat.Cifar100) ? [CifarFormat.Cifar100, CifarFormat.Cifar10] : [CifarFormat.Cifar10, CifarFormat.Cifar100];
        CifarFormat? format = Array.Find(order, candidate => candidate.Fits(contents[0]));
        for (int file = 0; file < files.Length; file++)
        {
            if (format?.Fits(contents[file]) != true)
            {
                throw new DataFormatException(files[file], $"is no CIFAR file: {contents[file].Length:N0} bytes are not whole records of {CifarFormat.Cifar10.RecordBytes} (CIFAR-10) or {CifarFormat.Cifar100.RecordBytes} (CIFAR-100) bytes with classes below 10 or 100");
            }
        }

        return format!;
    }

    private static string[] ReadNames(FileSource source, string file, CifarFormat format)
    {
        string[] numbers = [.. Enumerable.Range(0, format.Classes).Select(number => number.ToString())];
        if (!HasNames(source, file, format))
        {
            return numbers;
        }

        byte[] text = WholeFile.Read(source, FolderOf(file) + format.NamesFile, MaxNamesBytes);
        string[] names = Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length == format.Classes
            ? names
            : throw new DataFormatException(FolderOf(file) + format.NamesFile, $"names {names.Length} classes; {format.Name} has {format.Classes}");
    }

    private static bool HasNames(FileSource source, string file, CifarFormat format) => source.Files.Contains(FolderOf(file) + format.NamesFile, StringComparer.Ordinal);

    private static bool IsIn(string[] names, string file) => names.Contains(WholeFile.PlainName(NameOf(file)), StringComparer.OrdinalIgnoreCase);

    private static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..];

    /// <summary>With the '/' at its end; empty at the top.</summary>
    private static string FolderOf(string file) => file[..(file.LastIndexOf('/') + 1)];
}
