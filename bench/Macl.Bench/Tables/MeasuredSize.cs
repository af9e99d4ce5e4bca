using Macl.Bench.Results;

namespace Macl.Bench.Tables;

/// <summary>What was measured at one size.</summary>
/// <param name="Dimension">D.</param>
/// <param name="Pairs">N.</param>
/// <param name="Rows">A row for each contestant.</param>
internal sealed record MeasuredSize(int Dimension, int Pairs, IReadOnlyList<LossRow> Rows)
{
    /// <summary>Null where it took no part.</summary>
    public LossRow? Of(string contestant) => Rows.FirstOrDefault(row => row.Contestant.Equals(contestant, StringComparison.Ordinal));
}
