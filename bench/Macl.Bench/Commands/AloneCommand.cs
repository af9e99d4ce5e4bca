using System.CommandLine;
using System.Globalization;
using Macl.Bench.Contestants;
using Macl.Bench.Measuring;
using Macl.Bench.Results;
using TorchSharp;

namespace Macl.Bench.Commands;

/// <summary><c>alone</c>: one step of one contestant in a process of its own; <c>losses</c> starts it.</summary>
internal static class AloneCommand
{
    private const string Name = "alone";
    private const string ThreadsName = "--threads";
    private const string ProductsName = "--products";

    /// <summary>The command line that does this.</summary>
    public static IReadOnlyList<string> Arguments(string contestant, int pairs, int dimension, int threads, bool withProducts) =>
        [Name, contestant, Text(pairs), Text(dimension), ThreadsName, Text(threads), .. withProducts ? [ProductsName] : Array.Empty<string>()];

    public static Command Create()
    {
        var contestant = new Argument<string>("contestant");
        var pairs = new Argument<int>("pairs");
        var dimension = new Argument<int>("dimension");
        var threads = new Option<int>(ThreadsName) { DefaultValueFactory = _ => Environment.ProcessorCount, Description = "Threads of libtorch." };
        var products = new Option<bool>(ProductsName) { Description = "Time matrix products afterwards." };
        var command = new Command(Name, "Make one step of one contestant, and print its time and memory as JSON.") { contestant, pairs, dimension, threads, products };
        command.SetAction(parsed =>
        {
            torch.set_num_threads(parsed.GetValue(threads));
            LossRow row = LossMeasurement.Alone(AllContestants.Named(parsed.GetValue(contestant)!), parsed.GetValue(pairs), parsed.GetValue(dimension), parsed.GetValue(products));
            Console.WriteLine(BenchFile.Format(row));
        });
        return command;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
