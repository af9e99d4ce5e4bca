using System.CommandLine;
using Macl.Bench.Results;
using Macl.Bench.Tables;

namespace Macl.Bench.Commands;

/// <summary><c>table</c>: prints the tables that the results make.</summary>
internal static class TableCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = $"The file of results. Default: {BenchFile.Losses}.", DefaultValueFactory = _ => BenchFile.Losses };
        var images = new Option<string>("--images") { Description = $"The file of results for pictures. Default: {BenchFile.Images}.", DefaultValueFactory = _ => BenchFile.Images };
        var encoders = new Option<string>("--encoders") { Description = $"The file of results for encoders. Default: {BenchFile.Encoders}.", DefaultValueFactory = _ => BenchFile.Encoders };
        var sentences = new Option<string>("--sentences") { Description = $"The file of results for sentences. Default: {BenchFile.Sentences}.", DefaultValueFactory = _ => BenchFile.Sentences };
        var command = new Command("table", "Print the tables that the results make, in Markdown.") { input, images, encoders, sentences };
        command.SetAction(parsed =>
        {
            Print(parsed.GetValue(input)!, PerformanceTable.Kinds, (kind, json) => PerformanceTable.Make(kind, BenchFile.Parse(json)));
            Print(parsed.GetValue(images)!, ImageTable.Kinds, (kind, json) => ImageTable.Make(kind, BenchFile.ParseImages(json)));
            Print(parsed.GetValue(encoders)!, EncoderTable.Kinds, (kind, json) => EncoderTable.Make(kind, BenchFile.ParseEncoders(json)));
            Print(parsed.GetValue(sentences)!, SentenceTable.Kinds, (kind, json) => SentenceTable.Make(kind, BenchFile.ParseSentences(json)));
        });
        return command;
    }

    /// <summary>Not everything is measured everywhere: a file that is not there is named.</summary>
    private static void Print(string file, IEnumerable<string> kinds, Func<string, string, string> make)
    {
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"There is no {file}.");
            return;
        }

        string json = File.ReadAllText(file);
        foreach (string kind in kinds)
        {
            Console.WriteLine($"{kind}\n\n{make(kind, json)}\n");
        }
    }
}
