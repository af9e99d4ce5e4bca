using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

/// <summary>The same weights and pictures as in torchvision, and in a vision transformer that was written for PyTorch.</summary>
public sealed class ParityTests
{
    private static readonly EncoderReference _reference = EncoderReference.Read();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, _reference.Cases.Length)];

    public static TheoryData<int> CasesWithGradients => [.. Enumerable.Range(0, _reference.Cases.Length).Where(index => _reference.Cases[index].Gradients.Count > 0)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Features_and_statistics_are_those_of_the_reference_in_evaluation_and_in_training(int index)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var one = _reference.Cases[index];
        using var encoder = one.MakeEncoder(ScalarType.Float32);
        var pictures = one.MakePictures(ScalarType.Float32);

        encoder.eval();
        AssertRows(one.Evaluation, encoder.call(pictures), 1e-4);
        encoder.train();
        AssertRows(one.Training, encoder.call(pictures), 1e-4);
        var state = encoder.state_dict();
        Assert.All(one.Statistics, entry => AssertClose(entry.Value, state[entry.Key], 1e-4));
    }

    /// <summary>In float64: there no ReLU is on the other side of its kink, and numbers must agree.</summary>
    [Theory]
    [MemberData(nameof(CasesWithGradients))]
    public void Gradients_are_those_of_the_reference(int index)
    {
        using var scope = NewDisposeScope();
        var one = _reference.Cases[index];
        using var encoder = one.MakeEncoder(ScalarType.Float64);

        var features = encoder.call(one.MakePictures(ScalarType.Float64));
        (features * EncoderReference.Case.MakeCoefficients(encoder.FeatureSize)).sum().backward();

        AssertRows(one.Training, features, 1e-6);
        Assert.All(one.Gradients, entry => AssertClose(entry.Value, encoder.get_parameter(entry.Key)!.grad!, 1e-6));
    }

    [Fact]
    public void There_are_gradients_and_statistics_to_compare()
    {
        Assert.Equal([0, 60, 0, 0, 150, 0], _reference.Cases.Select(one => one.Gradients.Count));
        Assert.Equal(4, _reference.Cases.Count(one => one.Statistics.Count > 2));
    }

    private static void AssertRows(double[][] expected, Tensor features, double tolerance)
    {
        Assert.Equal(expected.Length, features.shape[0]);
        Assert.All(expected.Index(), row => AssertClose(row.Item, features[row.Index], tolerance));
    }

    /// <summary>By the largest of the expected numbers, where that is above 1.</summary>
    private static void AssertClose(double[] expected, Tensor actual, double tolerance)
    {
        double bound = tolerance * Math.Max(1, expected.Max(Math.Abs));
        Assert.All(expected.Zip(Scatter.KeptOf(actual)), pair => Assert.Equal(pair.First, pair.Second, bound));
    }
}
