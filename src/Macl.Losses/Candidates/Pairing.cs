namespace Macl.Losses;

/// <summary>Which rows of two views [N, D] are anchors, and which are their negatives. The positive of a row is always the same sample's row in the other view.</summary>
public enum Pairing
{
    /// <summary>As in SimCLR: the rows of both views are anchors, 2N of them; the negatives are the rows of all other samples in both views, 2N − 2 each.</summary>
    TwoView,

    /// <summary>As in SimCSE and GraphCL: the N rows of the first view are anchors; the negatives are the other samples' rows of the second view, N − 1 each.</summary>
    OneWay,
}
