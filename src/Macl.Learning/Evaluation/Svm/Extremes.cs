using System.Runtime.InteropServices;

namespace Macl.Learning.Evaluation;

/// <summary>Which variable most wants to rise, and how far it is from the one that most wants to fall.</summary>
/// <param name="Riser">The variable with the highest score among those that may rise.</param>
/// <param name="Highest">Its score.</param>
/// <param name="Lowest">The lowest score among the variables that may fall.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Extremes(int Riser, double Highest, double Lowest)
{
    /// <summary>How far the optimality conditions are violated.</summary>
    public double Violation => Highest - Lowest;
}
