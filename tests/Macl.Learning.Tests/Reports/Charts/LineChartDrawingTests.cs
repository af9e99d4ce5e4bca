using System.Globalization;
using System.Xml.Linq;
using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class LineChartDrawingTests
{
    [Fact]
    public void The_values_can_be_read_back_from_the_drawing()
    {
        DataPoint[] points = [.. Enumerable.Range(1, 50).Select(step => new DataPoint(step, Math.Sin(step) + 3))];
        XElement drawing = Draw(points);

        List<DataPoint> read = ReadBack(drawing);

        Assert.Equal(points.Length, read.Count);
        Assert.All(points.Zip(read), pair =>
        {
            Assert.Equal(pair.First.X, pair.Second.X, 0.01);
            Assert.Equal(pair.First.Y, pair.Second.Y, 0.001);
        });
    }

    [Fact]
    public void A_missing_value_leaves_a_gap()
    {
        XElement drawing = Draw([new(0, 1), new(1, 2), new(2, double.NaN), new(3, 4), new(4, double.PositiveInfinity), new(5, 1)]);

        string path = PathOf(drawing);
        Assert.Equal(3, path.Count(letter => letter == 'M'));
        Assert.EndsWith("h0", path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100_000)]
    public void Any_number_of_points_gives_a_small_drawing_inside_its_frame(int count)
    {
        XElement drawing = Draw([.. Enumerable.Range(0, count).Select(step => new DataPoint(step, step % 97))]);

        Assert.InRange(drawing.ToString().Length, 500, 30_000);
        AssertInside(drawing);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(-1e99)]
    [InlineData(1e-300)]
    [InlineData(double.NaN)]
    [InlineData(double.MaxValue)]
    public void A_constant_series_of_any_size_is_drawn_inside_the_frame(double value) =>
        AssertInside(Draw([.. Enumerable.Range(0, 10).Select(step => new DataPoint(step, value))]));

    [Fact]
    public void The_axis_shows_its_limits_and_its_levels()
    {
        LineChart chart = new()
        {
            Title = "W",
            Series = [new("W", [new(0, 0.4), new(1, 0.5)])],
            YFrom = 0,
            YTo = 1,
            References = [new(1.6, "level")],
        };
        string[] labels = [.. LineChartDrawing.Draw(chart, "id").Descendants("text").Select(text => text.Value)];

        Assert.Contains("0.0", labels);
        Assert.Contains("1.5", labels);
        Assert.Contains("level", labels);
        Assert.DoesNotContain(labels, label => label.StartsWith('−'));
    }

    [Fact]
    public void A_spread_encloses_its_curve()
    {
        LineSeries series = new("mean", [new(0, 1), new(1, 2)]) { Band = [new(0, 0.5, 1.5), new(1, 1, 4)] };
        XElement drawing = LineChartDrawing.Draw(new LineChart { Title = "t", Series = [series] }, "id");

        string band = drawing.Descendants("path").Single(path => (string?)path.Attribute("class") == "band").Attribute("d")!.Value;
        Assert.Equal(4, band.Split('L').Length);
        Assert.EndsWith("Z", band, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_name_the_first_last_lowest_and_highest_value()
    {
        string words = Draw([new(1, 5), new(2, 9), new(3, 2), new(4, 3)]).Element("desc")!.Value;

        Assert.Equal("Line chart over step. loss: 5 at step 1, 3 at step 4; lowest 2, highest 9.", words);
    }

    [Fact]
    public void On_logarithmic_axes_equal_ratios_are_equal_distances()
    {
        XElement drawing = LineChartDrawing.Draw(
            new LineChart { Title = "W", XIsLogarithmic = true, YIsLogarithmic = true, Series = [new("W", [new(0, 5), new(0.01, 1), new(0.1, 10), new(1, 100), new(2, 0)])] }, "id");

        DataPoint[] places = [.. Places(PathOf(drawing))];
        Assert.Equal(3, places.Length);
        Assert.Equal(places[1].X - places[0].X, places[2].X - places[1].X, 0.02);
        Assert.Equal(places[1].Y - places[0].Y, places[2].Y - places[1].Y, 0.02);
        Assert.Equal([-2, -1, 0], ReadBack(drawing).Select(point => Math.Round(point.X, 2)));
        Assert.Equal("xy", drawing.Attribute("data-log")!.Value);
        Assert.Contains("5 at step 0, 0 at step 2", drawing.Element("desc")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.01, 2, "0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2")]
    [InlineData(1, 5000, "1", "10", "100", "1,000")]
    [InlineData(1e-9, 1e9, "1e−9", "0.001", "1,000", "1e9")]
    public void Logarithmic_axes_have_round_labels(double low, double high, params string[] expected)
    {
        LineChart chart = new() { Title = "W", XIsLogarithmic = true, Series = [new("W", [new(low, 1), new(high, 1)])] };
        string[] labels = [.. LineChartDrawing.Draw(chart, "id").Descendants("text").Where(text => text.Attribute("class")!.Value == "tick middle").Select(text => text.Value)];
        Assert.All(expected, label => Assert.Contains(label, labels));
        Assert.InRange(labels.Length, expected.Length, 9);
    }

    [Theory]
    [InlineData(0.9, 0.5)]
    [InlineData(0.1, 0.5)]
    public void The_label_of_a_mark_keeps_out_of_the_curve(double height, double middle)
    {
        LineChart chart = new() { Title = "W", YFrom = 0, YTo = 1, Series = [new("W", [new(0, height), new(10, height)])], Marks = [new(5, "here")] };
        XElement drawing = LineChartDrawing.Draw(chart, "id");

        XElement label = drawing.Descendants("text").Single(text => text.Value == "here");
        double[] vertical = [.. drawing.Attribute("data-v")!.Value.Split(' ').Select(Number)];
        double centre = (vertical[0] + vertical[1]) / 2;
        Assert.Equal(height > middle, Number(label.Attribute("y")!.Value) > centre);
    }

    private static XElement Draw(IReadOnlyList<DataPoint> points) =>
        LineChartDrawing.Draw(new LineChart { Title = "Loss", Series = [new LineSeries("loss", points)] }, "id");

    private static string PathOf(XElement drawing) =>
        drawing.Descendants("path").Single(path => (string?)path.Attribute("class") == "line").Attribute("d")!.Value;

    private static List<DataPoint> ReadBack(XElement drawing)
    {
        Func<double, double> x = Inverse(drawing.Attribute("data-h")!.Value);
        Func<double, double> y = Inverse(drawing.Attribute("data-v")!.Value);
        return [.. Places(PathOf(drawing)).Select(place => new DataPoint(x(place.X), y(place.Y)))];
    }

    private static Func<double, double> Inverse(string scale)
    {
        double[] numbers = [.. scale.Split(' ').Select(Number)];
        return place => numbers[2] + ((place - numbers[0]) / (numbers[1] - numbers[0]) * (numbers[3] - numbers[2]));
    }

    private static IEnumerable<DataPoint> Places(string path) => path
        .Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Replace("h0", "", StringComparison.Ordinal).Split(' '))
        .Select(pair => new DataPoint(Number(pair[0]), Number(pair[1])));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void AssertInside(XElement drawing)
    {
        double[] box = [.. drawing.Attribute("viewBox")!.Value.Split(' ').Select(Number)];
        Assert.All(Places(PathOf(drawing)), place =>
        {
            Assert.InRange(place.X, box[0], box[2]);
            Assert.InRange(place.Y, box[1], box[3]);
        });
        Assert.DoesNotContain("NaN", drawing.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", drawing.ToString(), StringComparison.Ordinal);
    }
}
