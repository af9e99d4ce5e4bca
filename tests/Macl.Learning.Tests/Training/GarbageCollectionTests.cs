using System.Runtime.InteropServices;
using Macl.Learning.Training;
using TorchSharp.Modules;
using OptimizerOptions = Macl.Learning.Training.OptimizerOptions;

namespace Macl.Learning.Tests.Training;

/// <summary>Scalars that are held are not freed while libtorch reads them, however often the garbage is collected.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class GarbageCollectionTests(ITestOutputHelper output)
{
    private const int Calls = 4_000;
    private const int MeasuredCalls = 50_000;

    public static TheoryData<OptimizerKind> Kinds => [.. Enum.GetValues<OptimizerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steps_are_the_same_to_the_last_bit_while_garbage_is_collected(OptimizerKind kind) =>
        Assert.Equal((0, 0), Measure(parameter => Own(kind, parameter), Calls));

    /// <summary>No test but a measurement: its numbers and its command are in docs/decisions/0004-determinism.md.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(Kinds))]
    public void How_often_optimizers_fail_while_garbage_is_collected(OptimizerKind kind)
    {
        output.WriteLine($"TorchSharp's {kind}: {Describe(Measure(parameter => TorchSharps(kind, parameter), MeasuredCalls))}");
        output.WriteLine($"Ours: {Describe(Measure(parameter => Own(kind, parameter), MeasuredCalls))}");
    }

    private static string Describe((int Errors, int Wrong) found) => $"{found.Errors} errors and {found.Wrong} wrong results in {MeasuredCalls} calls of 5 steps";

    private static (int Errors, int Wrong) Measure(Func<Parameter, (IDisposable Owner, Action Step)> newOptimizer, int calls)
    {
        using var descent = new FixedDescent();
        byte[] expected = Once();
        using var pressure = new GarbagePressure();
        var (errors, wrong) = (0, 0);
        for (int call = 0; call < calls; call++)
        {
            try
            {
                wrong += Once().AsSpan().SequenceEqual(expected) ? 0 : 1;
            }
            catch (Exception problem) when (problem is ExternalException or InvalidOperationException)
            {
                errors++;
            }
        }

        return (errors, wrong);

        byte[] Once()
        {
            var (owner, step) = newOptimizer(descent.Weights);
            using (owner)
            {
                return descent.Run(step);
            }
        }
    }

    private static (IDisposable Owner, Action Step) Own(OptimizerKind kind, Parameter parameter)
    {
        var optimizer = Optimizers.Create(Options(kind), [("weights", parameter)]);
        return (optimizer, () => optimizer.Step(0.03));
    }

    private static (IDisposable Owner, Action Step) TorchSharps(OptimizerKind kind, Parameter parameter)
    {
        var optimizer = TorchSharpOptimizers.Create(Options(kind), [("weights", parameter)]);
        return (optimizer, () => optimizer.step());
    }

    private static OptimizerOptions Options(OptimizerKind kind) => new() { Kind = kind, LearningRate = 0.03, WeightDecay = 0.1 };
}
