namespace Macl.Learning.Evaluation;

/// <summary>
/// Newton's method for a smooth convex function: directions by preconditioned conjugate gradients as far as the distance
/// to the solution justifies, step lengths by halving (Nocedal and Wright, "Numerical Optimization", chapters 5.1 and 7.1).
/// </summary>
internal sealed class NewtonSolver(CrossEntropy function, double gradientTolerance, int maxIterations)
{
    private const double SufficientDecrease = 1e-4;
    private const double RelativeRounding = 1e-13;
    private const int MaxHalvings = 40;

    /// <summary>The minimum, from a start on, which is left as it is: 0, or the solution of a similar problem.</summary>
    public NewtonResult Minimise(double[] start)
    {
        double[] point = [.. start];
        var gradient = new double[function.Size];
        double value = function.Evaluate(point, gradient);
        bool moves = true;
        for (int i = 0; i < maxIterations && moves && Largest(gradient) > gradientTolerance; i++)
        {
            (moves, value) = Move(point, value, gradient, Direction(gradient));
        }

        return new NewtonResult(point, Largest(gradient) <= gradientTolerance);
    }

    /// <summary>An approximate solution of H d = −g.</summary>
    private double[] Direction(double[] gradient)
    {
        var direction = new double[gradient.Length];
        double[] residual = [.. gradient.Select(value => -value)];
        ClassPreconditioner preconditioner = function.Preconditioner();
        double[] conjugate = preconditioner.Solve(residual);
        var product = new double[gradient.Length];
        double square = Dot(residual, conjugate);
        double norm = Math.Sqrt(Dot(residual, residual));
        double goal = norm * Math.Min(0.1, Math.Sqrt(norm));
        for (int i = 0; i < gradient.Length && Math.Sqrt(Dot(residual, residual)) > goal; i++)
        {
            function.HessianTimes(conjugate, product);
            double curvature = Dot(conjugate, product);
            if (curvature <= 0)
            {
                break;
            }

            double length = square / curvature;
            Add(direction, length, conjugate);
            Add(residual, -length, product);
            double[] solved = preconditioner.Solve(residual);
            double next = Dot(residual, solved);
            Extend(conjugate, next / square, solved);
            square = next;
        }

        return direction;
    }

    /// <summary>
    /// Moves along a direction until the value falls enough or, where rounding hides that, the gradient shrinks;
    /// otherwise leaves everything as it is.
    /// </summary>
    private (bool Moved, double Value) Move(double[] point, double value, double[] gradient, double[] direction)
    {
        double slope = Dot(gradient, direction);
        double steepness = Largest(gradient);
        double rounding = RelativeRounding * Math.Abs(value);
        double[] start = [.. point];
        double length = 1;
        for (int i = 0; i < MaxHalvings; i++, length /= 2)
        {
            start.CopyTo(point, 0);
            Add(point, length, direction);
            double next = function.Evaluate(point, gradient);
            bool shrinks = next <= value + rounding && Largest(gradient) < steepness;
            if (shrinks || next < value + (SufficientDecrease * length * slope))
            {
                return (true, next);
            }
        }

        start.CopyTo(point, 0);
        return (false, function.Evaluate(point, gradient));
    }

    private static double Largest(double[] values) => values.Max(Math.Abs);

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static void Add(double[] target, double factor, double[] values)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] += factor * values[i];
        }
    }

    private static void Extend(double[] conjugate, double factor, double[] values)
    {
        for (int i = 0; i < conjugate.Length; i++)
        {
            conjugate[i] = values[i] + (factor * conjugate[i]);
        }
    }
}
