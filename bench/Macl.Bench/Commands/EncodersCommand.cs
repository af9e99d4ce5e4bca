using System.CommandLine;
using Macl.Bench.Measuring;
using Macl.Bench.Results;
using Macl.Bench.Tables;

namespace Macl.Bench.Commands;

/// <summary><c>encoders</c>: measures the training rate of image encoders and writes the results.</summary>
internal static class EncodersCommand
{
    private const string PicturesName = "--pictures";

    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "The file of results. From the root of the repository.", DefaultValueFactory = _ => BenchFile.Encoders };
        var pictures = new Option<int[]>(PicturesName)
        {
            Description = "Pictures in a batch, each number at least 2. Such as 128,256,512.",
            DefaultValueFactory = _ => [128, 256, 512],
            CustomParser = argument => NumberList.Parse(argument.Tokens.Single().Value, least: 2, problem => argument.AddError($"{PicturesName} {problem}")),
        };
        var rounds = new Option<int>("--rounds") { Description = "The most rounds of a size.", DefaultValueFactory = _ => 15 };
        var budget = new Option<int>("--budget") { Description = "Seconds for a size on each side; at least three rounds are made.", DefaultValueFactory = _ => 60 };
        var threads = new Option<int>("--threads") { Description = "Threads of each side.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var python = new Option<string?>("--python") { Description = "A Python that has torchvision. Default: the first such on the path." };
        var command = new Command("encoders", "Measure encoding pictures of 32 × 32 forward and backward, in float32 and in bfloat16.") { output, pictures, rounds, budget, threads, python };
        command.SetAction(parsed => Run(parsed.GetValue(output)!, new EncodersPlan
        {
            Command = CommandText.Written(parsed, output),
            Pictures = parsed.GetValue(pictures)!,
            Limits = new TimeLimits(parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(budget))),
            Threads = parsed.GetValue(threads),
            Python = parsed.GetValue(python),
        }));
        return command;
    }

    private static void Run(string file, EncodersPlan plan)
    {
        BenchRecord<EncoderRow> record = new EncodersRun(plan, Console.Error).Run(DateTime.UtcNow);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, BenchFile.Format(record));
        Console.WriteLine(EncoderTable.Make("encoders summary", record));
    }
}
