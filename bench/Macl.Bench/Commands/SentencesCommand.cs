using System.CommandLine;
using Macl.Bench.Measuring;
using Macl.Bench.Results;
using Macl.Bench.Tables;

namespace Macl.Bench.Commands;

/// <summary><c>sentences</c>: measures training on sentences and encoding them, and writes the results.</summary>
internal static class SentencesCommand
{
    private const int Batch = 64;

    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "The file of results. From the root of the repository.", DefaultValueFactory = _ => BenchFile.Sentences };
        var data = new Option<string>("--data") { Description = "A file with a sentence a line.", DefaultValueFactory = _ => "data/wiki/wiki-sample.txt.gz" };
        var sentences = new Option<int>("--sentences") { Description = "Sentences of a sample: the first of the file.", DefaultValueFactory = _ => 20 * Batch };
        var layers = new Option<int>("--layers") { Description = "Blocks of the encoder.", DefaultValueFactory = _ => 4 };
        var hidden = new Option<int>("--hidden-size") { Description = "Its features, a multiple of 64.", DefaultValueFactory = _ => 256 };
        var rounds = new Option<int>("--rounds") { Description = "The most rounds.", DefaultValueFactory = _ => 15 };
        var budget = new Option<int>("--budget") { Description = "Seconds for each kind of work on each side; at least three rounds are made.", DefaultValueFactory = _ => 60 };
        var threads = new Option<int>("--threads") { Description = "Threads of each side.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var python = new Option<string?>("--python") { Description = "A Python that has PyTorch. Default: the first such on the path." };
        var command = new Command("sentences", "Measure training on sentences by SimCSE, and encoding them, in float32 and in bfloat16.") { output, data, sentences, layers, hidden, rounds, budget, threads, python };
        command.SetAction(parsed => Run(parsed.GetValue(output)!, new SentencesPlan
        {
            Command = CommandText.Written(parsed, output),
            Data = parsed.GetValue(data)!,
            Sentences = parsed.GetValue(sentences),
            Setting = new SentenceSetting(parsed.GetValue(layers), parsed.GetValue(hidden), Batch, MaxTokens: 32),
            Limits = new TimeLimits(parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(budget))),
            Threads = parsed.GetValue(threads),
            Python = parsed.GetValue(python),
        }));
        return command;
    }

    private static void Run(string file, SentencesPlan plan)
    {
        BenchRecord<SentenceRow> record = new SentencesRun(plan, Console.Error).Run(DateTime.UtcNow);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, BenchFile.Format(record));
        Console.WriteLine(SentenceTable.Make("sentences summary", record));
    }
}
