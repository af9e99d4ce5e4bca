using System.Xml.Linq;
using Macl.Learning.Reports.Charts;

namespace Macl.Learning.Tests.Reports.Charts;

public sealed class ChartFileTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_file_is_an_svg_document_with_a_title_a_description_and_a_background()
    {
        XElement file = Parse(Example(3));

        Assert.Equal(Svg + "svg", file.Name);
        Assert.All(file.DescendantsAndSelf(), element => Assert.Equal(Svg, element.Name.Namespace));
        Assert.Equal("W & <more>", file.Element(Svg + "title")!.Value);
        Assert.Contains("Line chart", file.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.NotNull(file.Element(Svg + "rect"));
    }

    [Fact]
    public void A_file_needs_nothing_else_and_is_the_same_each_time()
    {
        string text = ChartFile.ToSvg(Example(3));

        Assert.Equal(text, ChartFile.ToSvg(Example(3)));
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Parse(Example(3)).Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
        Assert.EndsWith("</svg>\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(12, 12)]
    public void Several_curves_are_named_and_nothing_leaves_the_picture(int curves, int names)
    {
        XElement file = Parse(Example(curves));
        double[] box = [.. file.Attribute("viewBox")!.Value.Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
        XElement[] texts = [.. file.Descendants(Svg + "text")];

        Assert.Equal(names, texts.Count(text => text.Value.StartsWith("curve number", StringComparison.Ordinal)));
        Assert.All(texts, text => Assert.InRange(double.Parse(text.Attribute("x")!.Value, System.Globalization.CultureInfo.InvariantCulture), 0, box[2]));
    }

    [Fact]
    public void The_unit_of_the_values_stands_in_the_title() =>
        Assert.Contains(Parse(Example(1) with { YUnit = " %" }).Descendants(Svg + "text"), text => text.Value == "W & <more>, in %");

    private static LineChart Example(int curves) => new()
    {
        Title = "W & <more>",
        Series = [.. Enumerable.Range(1, curves).Select(curve => new LineSeries($"curve number {curve}", [new(1, curve), new(2, curve)]) { Colour = curve })],
    };

    private static XElement Parse(LineChart chart) => XDocument.Parse(ChartFile.ToSvg(chart)).Root!;
}
