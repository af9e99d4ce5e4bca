namespace Macl.Learning.Evaluation;

/// <summary>A trained two-class support vector machine.</summary>
/// <param name="First">The class of positive decision values.</param>
/// <param name="Second">The class of all other decision values.</param>
/// <param name="Support">Positions of the support vectors among the training rows.</param>
/// <param name="Coefficients">The signed coefficient of each support vector.</param>
/// <param name="Bias">Added to every decision value.</param>
/// <param name="Converged">Whether the solver reached its tolerance.</param>
internal sealed record BinaryMachine(int First, int Second, int[] Support, double[] Coefficients, double Bias, bool Converged)
{
    /// <summary>Σ bᵢ K(xᵢ, x) + b.</summary>
    /// <param name="kernelRow">The kernel between x and every training row.</param>
    public double Decide(ReadOnlySpan<double> kernelRow)
    {
        double sum = Bias;
        for (int i = 0; i < Support.Length; i++)
        {
            sum += Coefficients[i] * kernelRow[Support[i]];
        }

        return sum;
    }
}
