namespace Macl.Learning.Evaluation;

/// <summary>Where a minimisation ended.</summary>
/// <param name="Point">The last point.</param>
/// <param name="Converged">Whether the gradient tolerance was reached.</param>
internal sealed record NewtonResult(double[] Point, bool Converged);
