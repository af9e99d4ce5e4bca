using System.Globalization;
using Macl.Bench.Measuring;
using Macl.Bench.Peers;
using Macl.Bench.Results;
using Macl.Learning.Training;
using Macl.Losses;
using Macl.Vision.Encoders;
using TorchSharp;

namespace Macl.Bench.Commands;

/// <summary>Measures size by size: both precisions in turns in this process, and the other software in turns in its own right after.</summary>
internal sealed class EncodersRun(EncodersPlan plan, TextWriter progress)
{
    private static readonly (EncoderKind Kind, string Name)[] _encoders = [(EncoderKind.ResNetSmall, "resnet-small"), (EncoderKind.ResNet18, "resnet18")];

    private static readonly (Precision Precision, string Contestant)[] _precisions =
        [(Precision.Float32, EncoderContestants.Macl), (Precision.BFloat16, EncoderContestants.MaclInBFloat16)];

    public BenchRecord<EncoderRow> Run(DateTime now)
    {
        LibTorchMemory.KeepFreed();
        torch.set_num_threads(plan.Threads);
        TorchvisionEncoders? peers = Python.WithTorchvision(plan.Python) is { } python ? new TorchvisionEncoders(python, plan.Threads) : null;
        EncoderRow[] rows =
        [
            .. from encoder in _encoders
               from pictures in plan.Pictures
               from row in Measure(encoder.Kind, encoder.Name, pictures, peers)
               select row,
        ];
        return new BenchRecord<EncoderRow>
        {
            Command = plan.Command,
            Date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Machine = ThisMachine.Describe(),
            Versions = ThisMachine.Versions(peers?.About()),
            Threads = plan.Threads,
            Notes = peers is null ? ["torchvision was not measured: no Python that has it was found."] : [],
            Rows = rows,
        };
    }

    private EncoderRow[] Measure(EncoderKind kind, string name, int pictures, TorchvisionEncoders? peers)
    {
        progress.WriteLine($"{name}, {pictures} pictures");
        var (ours, gigaflops) = MeasureOurs(kind, name, pictures);
        return [.. ours, .. (peers?.Measure(name, pictures, plan.Limits) ?? []).Select(row => row with { GigaflopsOfPicture = gigaflops })];
    }

    private (EncoderRow[] Rows, double Gigaflops) MeasureOurs(EncoderKind kind, string name, int pictures)
    {
        using var step = new EncoderStep(kind, pictures);
        double gigaflops = step.GigaflopsOfPicture;
        Sample[] samples = Interleaved.Measure([.. _precisions.Select(one => (Action)(() => step.Run(one.Precision)))], plan.Limits);
        EncoderRow[] rows = [.. _precisions.Zip(samples, (one, sample) => new EncoderRow
        {
            Contestant = one.Contestant,
            Encoder = name,
            Pictures = pictures,
            MedianMilliseconds = sample.Median,
            MinimumMilliseconds = sample.Minimum,
            Samples = sample.Milliseconds.Length,
            GigaflopsOfPicture = gigaflops,
        })];
        return (rows, gigaflops);
    }
}
