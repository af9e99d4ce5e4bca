using System.Globalization;
using Macl.Bench.Measuring;
using Macl.Bench.Peers;
using Macl.Bench.Pictures;
using Macl.Bench.Results;
using Macl.Inputs.Images;
using Macl.Vision.Augmentations;
using TorchSharp;

namespace Macl.Bench.Commands;

/// <summary>Measures small pictures and photographs: this process and the other software in turns, round by round.</summary>
internal sealed class ImagesRun(ImagesPlan plan, TextWriter progress)
{
    private const int SmallPictures = 2048;
    private const int Photos = 64;

    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(3);

    public BenchRecord<ImageRow> Run(DateTime now)
    {
        torch.set_num_threads(1);
        Torchvision? peer = Python.WithTorchvision(plan.Python) is { } python ? new Torchvision(python) : null;
        using PictureFolder small = plan.Small is { } zip ? PictureFolder.FromZip(zip, SmallPictures) : PictureFolder.Drawn(SmallPictures, 32, 32);
        using PictureFolder photos = plan.Photos is { } large ? PictureFolder.FromZip(large, Photos) : PictureFolder.Drawn(Photos, 500, 375);
        ImageRow[] rows =
        [
            .. Measure(small, ImageAugmentationPresets.SimClrCifar, strength: .5, "SimCLR 32 × 32, no blur", peer),
            .. Measure(photos, ImageAugmentationPresets.SimClr, strength: 1, "SimCLR 224 × 224, blur", peer),
        ];
        return new BenchRecord<ImageRow>
        {
            Command = plan.Command,
            Date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Machine = ThisMachine.Describe(),
            Versions = ThisMachine.Versions(peer?.About()),
            Threads = 1,
            Notes = peer is null ? ["torchvision was not measured: no Python that has it was found."] : [],
            Rows = rows,
        };
    }

    private ImageRow[] Measure(PictureFolder folder, ImageAugmentationOptions augmentation, double strength, string views, Torchvision? peer)
    {
        using ImageDataSet data = ImageReader.Read(folder.Path, new ImageReadingOptions { KeptMegabytes = 0 });
        var ours = new ViewsRate(data, ImageViewOptions.Pair(augmentation));
        int kernel = augmentation.BlurProbability > 0 ? 2 * (augmentation.Size / 20) + 1 : 0;
        ours.Measure(_warmUp);
        (double Ours, double? Theirs)[] rates = new (double, double?)[plan.Rounds];
        for (int round = 0; round < plan.Rounds; round++)
        {
            rates[round] = (ours.Measure(plan.Time), peer?.Measure(folder.Path, augmentation.Size, strength, kernel, plan.Time));
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{views}, round {round + 1}: {rates[round].Ours:F0} pictures/s, torchvision {rates[round].Theirs:F1}, {rates[round].Ours / rates[round].Theirs:F1} times"));
        }

        ImageRow mine = Row(ContestantNames.Macl, folder, views, [.. rates.Select(rate => rate.Ours)]);
        return peer is null ? [mine] : [mine, Row(ContestantNames.Torchvision, folder, views, [.. rates.Select(rate => rate.Theirs!.Value)])];
    }

    private static ImageRow Row(string contestant, PictureFolder folder, string views, double[] rates)
    {
        Array.Sort(rates);
        return new ImageRow
        {
            Contestant = contestant,
            Pictures = folder.Description,
            Views = views,
            MedianPerSecond = (rates[(rates.Length - 1) / 2] + rates[rates.Length / 2]) / 2,
            FastestPerSecond = rates[^1],
            Rounds = rates.Length,
        };
    }
}
