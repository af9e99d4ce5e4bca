using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Learning.Methods;

/// <summary>An encoder and the projection head on it.</summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
/// <param name="Encoder">Input → features [N, D].</param>
/// <param name="Head">Features [N, D] → projections [N, P]; used in training only.</param>
public sealed record EncoderWithHead<TInput>(Module<TInput, Tensor> Encoder, Module<Tensor, Tensor> Head)
    where TInput : IDisposable
{
    /// <summary>Input → projections [N, P].</summary>
    internal Tensor Project(TInput input) => Head.call(Encoder.call(input));
}
