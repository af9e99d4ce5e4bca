using Macl.Learning.Data;
using Macl.Vision.Augmentations;

namespace Macl.Vision.Tests.Augmentations;

public sealed class ViewDrawingTests
{
    private const int Draws = 4000;
    private const double Sigmas = 4.5;

    private static readonly ImageAugmentationOptions Options = new() { SolariseProbability = .3 };

    private static readonly DrawnView[] Views = [.. Enumerable.Range(0, Draws).Select(sample => ViewDrawing.Draw(Options, 320, 240, seed: 5, epoch: 0, sample, view: 0))];

    [Fact]
    public void Crops_lie_in_the_picture_with_areas_and_ratios_in_their_ranges()
    {
        Assert.All(Views, view =>
        {
            CropBox crop = view.Crop;
            Assert.InRange(crop.Left, 0, 320 - crop.Width);
            Assert.InRange(crop.Top, 0, 240 - crop.Height);
            Assert.InRange(crop.Width * crop.Height / (320.0 * 240), .08 * .97, 1);
            Assert.InRange(crop.Width / (double)crop.Height, .75 * .97, 4 / 3.0 * 1.03);
        });
    }

    [Fact]
    public void Small_crops_have_areas_drawn_evenly_and_ratios_drawn_evenly_in_their_logarithm()
    {
        ImageAugmentationOptions small = Options with { MinScale = .1, MaxScale = .5 };
        CropBox[] crops = [.. Enumerable.Range(0, Draws).Select(sample => ViewDrawing.Draw(small, 2000, 2000, seed: 1, epoch: 0, sample, view: 0).Crop)];

        AssertEven(crops.Select(crop => (crop.Width * (double)crop.Height / 4e6 - .1) / .4));
        AssertEven(crops.Select(crop => (Math.Log(crop.Width / (double)crop.Height) / Math.Log(4 / 3.0) + 1) / 2));
        AssertEven(crops.Select(crop => crop.Left / (double)(2000 - crop.Width)));
        AssertEven(crops.Select(crop => crop.Top / (double)(2000 - crop.Height)));
    }

    [Fact]
    public void Each_operation_happens_as_often_as_it_should()
    {
        AssertHappens(.5, view => view.Flip);
        AssertHappens(.8, view => view.Jitter is not null);
        AssertHappens(.2, view => view.Greyscale);
        AssertHappens(.5, view => view.Blur is not null);
        AssertHappens(.3, view => view.SolariseThreshold is not null);
    }

    [Fact]
    public void Operations_happen_independently_of_each_other()
    {
        AssertHappens(.5 * .8, view => view.Flip && view.Jitter is not null);
        AssertHappens(.2 * .5, view => view.Greyscale && view.Blur is not null);
        AssertHappens(.5 * .3, view => view.Blur is not null && view.SolariseThreshold is not null);
    }

    [Fact]
    public void Colour_factors_and_blurs_are_drawn_evenly_from_their_ranges()
    {
        ColourJitter[] jitters = [.. Views.Select(view => view.Jitter).OfType<ColourJitter>()];

        AssertEven(jitters.Select(jitter => (jitter.Brightness - .2) / 1.6));
        AssertEven(jitters.Select(jitter => (jitter.Contrast - .2) / 1.6));
        AssertEven(jitters.Select(jitter => (jitter.Saturation - .2) / 1.6));
        AssertEven(jitters.Select(jitter => (jitter.Hue + .2) / .4));
        AssertEven(Views.Select(view => view.Blur).OfType<GaussianBlur>().Select(blur => (blur.Sigma - .1) / 1.9));
        Assert.All(Views.Select(view => view.Blur).OfType<GaussianBlur>(), blur => Assert.Equal(23, blur.Kernel));
    }

    [Fact]
    public void Every_order_of_jitter_is_drawn_equally_often()
    {
        int[] orders = [.. Views.Select(view => view.Jitter).OfType<ColourJitter>().Select(jitter => jitter.Order.Number)];

        double expected = orders.Length / (double)JitterOrder.Count;
        double chiSquare = orders.CountBy(number => number).Sum(pair => (pair.Value - expected) * (pair.Value - expected) / expected);

        Assert.Equal(JitterOrder.Count, orders.Distinct().Count());
        Assert.InRange(chiSquare, 0, 23 + Sigmas * Math.Sqrt(2 * 23));
    }

    [Fact]
    public void A_strength_above_one_draws_no_negative_factor() =>
        Assert.All(
            Enumerable.Range(0, 200).Select(sample => ViewDrawing.Draw(Options with { Brightness = 3, JitterProbability = 1 }, 9, 9, seed: 1, epoch: 0, sample, view: 0).Jitter!.Value.Brightness),
            factor => Assert.InRange(factor, 0, 4));

    [Fact]
    public void Seed_epoch_sample_and_view_each_change_what_is_drawn()
    {
        DrawnView[] drawn =
        [
            ViewDrawing.Draw(Options, 64, 64, seed: 1, epoch: 2, sample: 3, view: 0),
            ViewDrawing.Draw(Options, 64, 64, seed: 2, epoch: 2, sample: 3, view: 0),
            ViewDrawing.Draw(Options, 64, 64, seed: 1, epoch: 3, sample: 3, view: 0),
            ViewDrawing.Draw(Options, 64, 64, seed: 1, epoch: 2, sample: 4, view: 0),
            ViewDrawing.Draw(Options, 64, 64, seed: 1, epoch: 2, sample: 3, view: 1),
        ];

        Assert.Equal(drawn.Length, drawn.Distinct().Count());
        Assert.Equal(drawn[0], ViewDrawing.Draw(Options, 64, 64, seed: 1, epoch: 2, sample: 3, view: 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 500)]
    [InlineData(500, 1)]
    [InlineData(2, 3)]
    public void The_smallest_and_thinnest_pictures_give_crops(int width, int height)
    {
        for (int seed = 0; seed < 50; seed++)
        {
            CropBox crop = ViewDrawing.Draw(Options, width, height, RandomStreams.For(seed)).Crop;
            Assert.InRange(crop.Width, 1, width - crop.Left);
            Assert.InRange(crop.Height, 1, height - crop.Top);
        }
    }

    private static void AssertHappens(double probability, Func<DrawnView, bool> happens)
    {
        double deviation = Math.Sqrt(probability * (1 - probability) * Draws);
        Assert.InRange(Views.Count(happens), probability * Draws - Sigmas * deviation, probability * Draws + Sigmas * deviation);
    }

    /// <summary>Kolmogorov and Smirnov's distance from an even distribution over 0 to 1.</summary>
    private static void AssertEven(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        double distance = sorted.Select((value, index) => Math.Abs(value - (index + .5) / sorted.Length)).Max();
        Assert.InRange(distance * Math.Sqrt(sorted.Length), 0, 1.95);
    }
}
