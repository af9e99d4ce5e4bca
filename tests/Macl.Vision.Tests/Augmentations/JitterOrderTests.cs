using Macl.Vision.Augmentations;
using static Macl.Vision.Augmentations.JitterOperation;

namespace Macl.Vision.Tests.Augmentations;

public sealed class JitterOrderTests
{
    [Fact]
    public void The_orders_are_all_different_and_each_holds_every_operation_once()
    {
        string[] orders = [.. Enumerable.Range(0, JitterOrder.Count).Select(number => new JitterOrder(number).ToString())];

        Assert.Equal(JitterOrder.Count, orders.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enumerable.Range(0, JitterOrder.Count), number => Assert.Equal([Brightness, Contrast, Saturation, Hue], new JitterOrder(number).Sequence.ToArray().Order()));
    }

    [Fact]
    public void The_first_is_torchvisions_own_and_the_last_its_reverse()
    {
        Assert.Equal([Brightness, Contrast, Saturation, Hue], new JitterOrder(0).Sequence.ToArray());
        Assert.Equal([Hue, Saturation, Contrast, Brightness], new JitterOrder(23).Sequence.ToArray());
    }

    [Fact]
    public void There_are_no_others()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new JitterOrder(24));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JitterOrder(-1));
    }
}
