using System.CommandLine;
using Macl.Bench.Results;

namespace Macl.Bench.Commands;

/// <summary><c>images</c>: measures the making of views and writes the results.</summary>
internal static class ImagesCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "The file of results. From the root of the repository.", DefaultValueFactory = _ => BenchFile.Images };
        var small = new Option<string?>("--small") { Description = "A zip of JPEG files of 32 × 32, such as CIFAR-10's. Default: drawn ones." };
        var photos = new Option<string?>("--photos") { Description = "A zip of JPEG photographs. Default: drawn ones of 500 × 375." };
        var rounds = new Option<int>("--rounds") { Description = "Rounds in which the contestants take turns.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "How long each works in a round.", DefaultValueFactory = _ => 5 };
        var python = new Option<string?>("--python") { Description = "A Python that has torchvision. Default: the first such on the path." };
        var command = new Command("images", "Measure decoding pictures and making two views of each, on one thread.") { output, small, photos, rounds, seconds, python };
        command.SetAction(parsed => Run(parsed.GetValue(output)!, new ImagesPlan
        {
            Command = CommandText.Written(parsed, output),
            Small = parsed.GetValue(small),
            Photos = parsed.GetValue(photos),
            Rounds = parsed.GetValue(rounds),
            Time = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            Python = parsed.GetValue(python),
        }));
        return command;
    }

    private static void Run(string file, ImagesPlan plan)
    {
        BenchRecord<ImageRow> record = new ImagesRun(plan, Console.Error).Run(DateTime.UtcNow);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, BenchFile.Format(record));
    }
}
