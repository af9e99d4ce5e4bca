using static TorchSharp.torch;

namespace Macl.Bench.Contestants;

/// <summary>A way to compute the two-view MACL loss, by its default settings.</summary>
internal interface IContestant
{
    /// <summary>Its name in the results.</summary>
    string Name { get; }

    /// <summary>The type of the projections that it is given.</summary>
    ScalarType Precision { get; }

    /// <summary>How many float32 matrices [2N, 2N] it holds at its peak, roughly: what does not fit is not tried.</summary>
    int FullMatrices { get; }

    /// <summary>Something to call <c>backward</c> on.</summary>
    /// <param name="first">Projections [N, D] of one view.</param>
    /// <param name="second">Projections of the other view.</param>
    Tensor Loss(Tensor first, Tensor second);
}
