using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A rectangle of the matrix of similarities.</summary>
/// <param name="Row">Its first anchor.</param>
/// <param name="Rows">Its number of anchors.</param>
/// <param name="Column">Its first candidate.</param>
/// <param name="Columns">Its number of candidates.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Tile(int Row, int Rows, int Column, int Columns)
{
    /// <summary>Whether it lies on the diagonal of a symmetric matrix.</summary>
    public bool IsDiagonal => Row == Column;

    /// <summary>The tile of a pair of blocks.</summary>
    public static Tile At(int rowBlock, int columnBlock, int blockSize, NegativeRows rows)
    {
        int row = rowBlock * blockSize;
        int column = columnBlock * blockSize;
        return new Tile(row, Math.Min(blockSize, (int)rows.Anchors.shape[0] - row), column, Math.Min(blockSize, (int)rows.Candidates.shape[0] - column));
    }

    /// <summary>What belongs to its anchors.</summary>
    public Tensor OfRows(Tensor perAnchor) => perAnchor.narrow(0, Row, Rows);

    /// <summary>What belongs to its candidates.</summary>
    public Tensor OfColumns(Tensor perCandidate) => perCandidate.narrow(0, Column, Columns);

    /// <summary>Boolean [rows, columns]: which candidates are no negatives.</summary>
    public Tensor Excluded(Exclusions exclusions, Device device)
    {
        Tensor anchors = tensor(exclusions.AnchorKeys[Row..(Row + Rows)], device: device).unsqueeze(1);
        Tensor candidates = tensor(exclusions.CandidateKeys[Column..(Column + Columns)], device: device);
        return anchors.eq(candidates);
    }
}
