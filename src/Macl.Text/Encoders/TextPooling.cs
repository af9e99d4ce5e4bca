using Macl.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Text.Encoders;

/// <summary>From the features of tokens to those of the text.</summary>
internal static class TextPooling
{
    private static readonly Scalar _half = .5.ToScalar();

    /// <param name="pooling">How.</param>
    /// <param name="first">[N, L, D]: the embeddings before the first layer.</param>
    /// <param name="last">[N, L, D]: behind the last layer.</param>
    /// <param name="isToken">[N, L], false for what fills up; null where nothing does.</param>
    /// <returns>[N, D], float32.</returns>
    public static Tensor Pool(Pooling pooling, Tensor first, Tensor last, Tensor? isToken)
    {
        using var scope = NewDisposeScope();
        return (pooling switch
        {
            Pooling.Mean => Mean(last, isToken),
            Pooling.FirstLastMean => Mean(first, isToken).Plus(Mean(last, isToken)).mul(_half),
            _ => last.select(1, 0).to(ScalarType.Float32),
        }).MoveToOuterDisposeScope();
    }

    private static Tensor Mean(Tensor tokens, Tensor? isToken)
    {
        Tensor features = tokens.to(ScalarType.Float32);
        if (isToken is null)
        {
            return features.mean([1]);
        }

        Tensor kept = isToken.unsqueeze(2).to(ScalarType.Float32);
        return features.mul(kept).sum(1L).div(kept.sum(1L));
    }
}
