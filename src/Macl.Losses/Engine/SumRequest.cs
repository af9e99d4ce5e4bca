using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What a loss asks of the negatives.</summary>
/// <param name="Terms">What to sum.</param>
/// <param name="InverseTemperature">A float64 scalar, attached where the temperature is learned: the scale of every term that is not constant is a multiple of it.</param>
/// <param name="Offset">A float64 scalar, the offset of terms that have one, attached where it is learned; null where none has.</param>
/// <param name="Hardest">Whether the hardest negatives are asked for.</param>
/// <param name="KeptBytes">How much memory exponentials may take from the sums to their gradient.</param>
internal sealed record SumRequest(IReadOnlyList<NegativeTerm> Terms, Tensor InverseTemperature, Tensor? Offset, bool Hardest, long KeptBytes)
{
    /// <summary>Whether the temperature or the offset is learned.</summary>
    public bool IsLearned { get; } = InverseTemperature.requires_grad || Offset is { requires_grad: true };
}
