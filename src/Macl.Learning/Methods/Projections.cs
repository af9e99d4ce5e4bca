using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>Both views of some samples as the loss takes them: [N, P] each, in the samples' order.</summary>
internal readonly record struct Projections(Tensor First, Tensor Second)
{
    /// <summary>Those of several parts, behind each other.</summary>
    public static Projections Join(IReadOnlyList<Projections> parts) =>
        new(cat([.. parts.Select(part => part.First)]), cat([.. parts.Select(part => part.Second)]));

    /// <summary>The same tensors as the beginning of a graph, for the dispose scope outside.</summary>
    public Projections ToLeaves() => new Projections(First.requires_grad_(), Second.requires_grad_()).MoveToOuterDisposeScope();

    /// <summary>The same tensors, for the dispose scope outside.</summary>
    public Projections MoveToOuterDisposeScope() => new(First.MoveToOuterDisposeScope(), Second.MoveToOuterDisposeScope());

    /// <summary>Whether every number is.</summary>
    public bool AreFinite() => (First.isfinite().all() & Second.isfinite().all()).item<bool>();
}
