using Macl.Cli.Hosting;
using Microsoft.VisualBasic.FileIO;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>Reads the class of each sample: the .csv that <c>macl embed graphs</c> writes, or one label a line.</summary>
internal static class LabelFile
{
    private const string Header = "id,label";

    /// <summary>Numbers for the labels: equal ones for equal labels.</summary>
    /// <exception cref="UsageException">There is no such file, their number is another one, one is empty, or no class has two samples.</exception>
    public static int[] Read(string path, int samples)
    {
        string[] labels = Labels(path);
        if (labels.Length != samples)
        {
            throw new UsageException($"--labels is {path} with {labels.Length} labels, but there are {samples} embeddings; allowed: one label for each.");
        }

        if (Array.FindIndex(labels, label => label.Length == 0) is var row and >= 0)
        {
            throw new UsageException($"--labels is {path}, where label {row + 1} is empty; allowed: one label for each embedding.");
        }

        return labels.Distinct(StringComparer.Ordinal).Count() < samples
            ? Numbers(labels)
            : throw new UsageException($"--labels is {path}, where no two labels are equal; tolerance needs samples of the same class.");
    }

    /// <summary>The field behind the id; either may be in quotation marks.</summary>
    private static string LabelOf(string row)
    {
        using var fields = new TextFieldParser(new StringReader(row)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        try
        {
            return fields.ReadFields() is [_, var label, ..] ? label : "";
        }
        catch (MalformedLineException)
        {
            throw new UsageException($"--labels has the row '{row}', whose quotation marks do not close; allowed: id,label.");
        }
    }

    private static string[] Labels(string path)
    {
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : throw new UsageException($"--labels is {path}, and there is no such file.");
        return lines is [Header, .. var rows]
            ? [.. rows.Select(LabelOf)]
            : [.. lines.Select(line => line.Trim())];
    }

    private static int[] Numbers(string[] labels)
    {
        var numbers = labels.Distinct(StringComparer.Ordinal).Index().ToDictionary(label => label.Item, label => label.Index, StringComparer.Ordinal);
        return Array.ConvertAll(labels, label => numbers[label]);
    }
}
