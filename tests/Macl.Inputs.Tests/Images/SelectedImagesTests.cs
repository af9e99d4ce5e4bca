using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class SelectedImagesTests
{
    private static readonly string[] Colours = ["red", "green", "blue", "white"];

    [Fact]
    public void Pictures_names_and_classes_come_in_the_order_asked_for()
    {
        using var all = new FourPictures();
        using var some = new SelectedImages(all, [3, 0, 3]);
        var picture = new RgbImage(1, 1);
        some.Read(1, picture);

        Assert.Equal((3, "four"), (some.Count, some.Name));
        Assert.Equal(["white", "red", "white"], Enumerable.Range(0, some.Count).Select(some.NameOf));
        Assert.Equal(["blue", "green", "red", "white"], some.Labels!.Names);
        Assert.Equal([3, 2, 3], some.Labels.Indices);
        Assert.Equal(0, picture.Pixels[0]);
    }

    [Fact]
    public void Another_choice_or_order_is_another_data_set()
    {
        using var all = new FourPictures();

        string[] fingerprints = [.. new int[][] { [0, 1], [1, 0], [0, 1, 2] }.Select(samples => new SelectedImages(all, samples).Fingerprint)];

        Assert.Equal(3, fingerprints.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(fingerprints[0], new SelectedImages(all, [0, 1]).Fingerprint);
    }

    [Theory]
    [InlineData()]
    [InlineData(-1)]
    [InlineData(4)]
    public void What_is_not_there_is_refused(params int[] samples)
    {
        using var all = new FourPictures();

        Assert.Throws<ArgumentOutOfRangeException>(() => new SelectedImages(all, samples));
    }

    [Fact]
    public void The_other_stays_open()
    {
        using var all = new FourPictures();

        new SelectedImages(all, [0]).Dispose();

        Assert.False(all.IsClosed);
    }

    private sealed class FourPictures : ImageDataSet
    {
        public bool IsClosed { get; private set; }

        public override string Name => "four";

        public override int Count => Colours.Length;

        public override ClassLabels Labels => ClassLabels.From(Colours);

        public override string Fingerprint => "four";

        public override string NameOf(int index) => Colours[index];

        public override void Read(int index, RgbImage image)
        {
            image.Reshape(1, 1);
            image.Pixels.Fill((byte)index);
        }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
