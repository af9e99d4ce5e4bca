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
        var command = new Command("table", "Print the tables that the results make, in Markdown.") { input };
        command.SetAction(parsed => Print(BenchFile.Parse(File.ReadAllText(parsed.GetValue(input)!))));
        return command;
    }

    private static void Print(BenchRecord record)
    {
        foreach (string kind in PerformanceTable.Kinds)
        {
            Console.WriteLine($"{kind}\n\n{PerformanceTable.Make(kind, record)}\n");
        }
    }
}
