using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Learning.Methods;

/// <summary>The projection head of SimCLR and GraphCL: Linear, ReLU, Linear.</summary>
public static class ProjectionHead
{
    /// <summary>Features [N, D] → projections [N, P]. Its state is named <c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c>, <c>2.bias</c>.</summary>
    public static Module<Tensor, Tensor> Create(int featureSize, int hiddenSize, int projectionSize) =>
        Sequential(Linear(featureSize, hiddenSize), ReLU(), Linear(hiddenSize, projectionSize));
}
