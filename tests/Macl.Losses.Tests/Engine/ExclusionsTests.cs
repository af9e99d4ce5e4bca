namespace Macl.Losses.Tests.Engine;

public sealed class ExclusionsTests
{
    private static readonly Exclusions _some = new([0, 1, 2, 1, 5], [1, 1, 9, 2, Exclusions.NoKey, 0, 1]);

    [Fact]
    public void Candidates_with_an_anchors_key_are_not_counted() => Assert.Equal([6, 4, 6, 4, 7], _some.CountNegatives());

    [Fact]
    public void An_anchor_without_negatives_is_named()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new Exclusions([3, 4], [4, 4]).CountNegatives());
        Assert.Equal("Anchor 1 has no negative: all 2 candidates are of its own sample or class; each anchor needs at least 1.", refusal.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void Tiles_with_exclusions_are_those_that_hold_a_pair_of_equal_keys(int blockSize)
    {
        bool[,] found = _some.TilesWithExclusions(blockSize);
        var expected = new bool[found.GetLength(0), found.GetLength(1)];
        for (int anchor = 0; anchor < _some.AnchorKeys.Length; anchor++)
        {
            for (int candidate = 0; candidate < _some.CandidateKeys.Length; candidate++)
            {
                expected[anchor / blockSize, candidate / blockSize] |= _some.AnchorKeys[anchor] == _some.CandidateKeys[candidate];
            }
        }

        Assert.Equal(expected, found);
    }
}
