namespace Macl.Inputs.Tests;

public sealed class ClassLabelsTests
{
    [Fact]
    public void Names_are_numbered_in_ordinal_order()
    {
        ClassLabels labels = ClassLabels.From(["b", "a", "Z", "10", "9", "a", "ä"]);

        Assert.Equal(["10", "9", "Z", "a", "b", "ä"], labels.Names);
        Assert.Equal([4, 3, 2, 0, 1, 3, 5], labels.Indices);
    }

    [Fact]
    public void Numbers_are_numbered_in_ascending_order()
    {
        ClassLabels labels = ClassLabels.From([10, -1, 9, 10]);

        Assert.Equal(["-1", "9", "10"], labels.Names);
        Assert.Equal([2, 0, 1, 2], labels.Indices);
    }

    [Fact]
    public void A_choice_keeps_all_names_and_their_numbers()
    {
        ClassLabels labels = ClassLabels.From(["c", "a", "b"]).Select([2, 0, 2]);

        Assert.Equal(["a", "b", "c"], labels.Names);
        Assert.Equal([1, 2, 1], labels.Indices);
    }
}
