using Macl.Learning.Evaluation;

namespace Macl.Learning.Tests.Runs;

/// <summary>A small stand-in for a protocol: how much nearer, on average, samples are to the centre of their own class. It tells any two encoders apart.</summary>
public sealed class CentroidEvaluator(string name) : IEvaluator<EmbeddingSet>
{
    public string Name => name;

    public EvaluationReport Evaluate(EmbeddingSet input, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        int classes = input.Labels!.Max() + 1;
        double[][] centres = [.. Enumerable.Range(0, classes).Select(label => Centre(input, label))];
        double[] values = [.. Enumerable.Range(0, input.Count).Select(row => Nearness(input[row], centres, input.Labels![row]))];
        return new EvaluationReport("nearness to class centres", [new Metric("accuracy", values)], ["a toy"]);
    }

    private static double[] Centre(EmbeddingSet set, int label) =>
        [.. Enumerable.Range(0, set.Dimension).Select(column => Enumerable.Range(0, set.Count).Where(row => set.Labels![row] == label).Average(row => set[row][column]))];

    private static double Nearness(ReadOnlySpan<float> row, double[][] centres, int label)
    {
        double own = 0;
        double all = 1e-9;
        for (int centre = 0; centre < centres.Length; centre++)
        {
            double similarity = 1 / (1e-3 + Distance(row, centres[centre]));
            own += centre == label ? similarity : 0;
            all += similarity;
        }

        return own / all;
    }

    private static double Distance(ReadOnlySpan<float> row, double[] centre)
    {
        double sum = 0;
        for (int column = 0; column < centre.Length; column++)
        {
            sum += Math.Pow(row[column] - centre[column], 2);
        }

        return Math.Sqrt(sum);
    }
}
