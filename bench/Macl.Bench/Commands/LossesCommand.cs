using System.CommandLine;
using Macl.Bench.Measuring;
using Macl.Bench.Results;

namespace Macl.Bench.Commands;

/// <summary><c>losses</c>: measures everything and writes the results.</summary>
internal static class LossesCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "The file of results. From the root of the repository.", DefaultValueFactory = _ => BenchFile.Losses };
        var pairs = Numbers("--pairs", "Batch sizes, each at least 2.", least: 2, [64, 256, 1024, 4096, 16384]);
        var dimensions = Numbers("--dimensions", "Dimensions of the projections.", least: 1, [64, 128, 768]);
        var large = Numbers("--large", "Batch sizes at which the engine alone makes one step, at dimension 128; 0 for none.", least: 0, [65536]);
        var repeats = Number("--repeats", "The most rounds of a size.", 15);
        var budget = Number("--budget", "Seconds for a size; at least three rounds are made.", 120);
        var threads = Number("--threads", "Threads of each side.", Environment.ProcessorCount);
        var python = new Option<string?>("--python") { Description = "A Python that has PyTorch. Default: the first such on the path." };
        var command = new Command("losses", "Measure the losses: time, memory and gradient error.") { output, pairs, dimensions, large, repeats, budget, threads, python };
        command.SetAction(parsed => Run(parsed.GetValue(output)!, new LossesPlan
        {
            Command = CommandText.Written(parsed, output),
            Pairs = parsed.GetValue(pairs)!,
            Dimensions = parsed.GetValue(dimensions)!,
            Large = [.. parsed.GetValue(large)!.Where(size => size > 0)],
            Limits = new TimeLimits(parsed.GetValue(repeats), TimeSpan.FromSeconds(parsed.GetValue(budget))),
            Threads = parsed.GetValue(threads),
            Python = parsed.GetValue(python),
        }));
        return command;
    }

    private static void Run(string file, LossesPlan plan)
    {
        BenchRecord<LossRow> record = new LossesRun(plan, Console.Error).Run(DateTime.UtcNow);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, BenchFile.Format(record));
    }

    private static Option<int> Number(string name, string description, int value) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
    };

    private static Option<int[]> Numbers(string name, string description, int least, int[] values) => new(name)
    {
        Description = $"{description} Such as {string.Join(',', values)}.",
        DefaultValueFactory = _ => values,
        CustomParser = argument => NumberList.Parse(argument.Tokens.Single().Value, least, problem => argument.AddError($"{name} {problem}")),
    };
}
