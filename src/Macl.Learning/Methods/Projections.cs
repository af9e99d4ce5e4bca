using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>Both views of some samples as the loss takes them: [N, P] each, in the samples' order; and hard negatives [H, P], where there are some.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Projections(Tensor First, Tensor Second, Tensor? HardNegatives = null)
{
    /// <summary>Of a pair of views, whose second may go on with hard negatives.</summary>
    public static Projections Of(Tensor first, Tensor second)
    {
        long samples = first.shape[0];
        long more = second.shape[0] - samples;
        return more <= 0 ? new(first, second) : new(first, second.narrow(0, 0, samples), second.narrow(0, samples, more));
    }

    /// <summary>Those of several parts, behind each other.</summary>
    public static Projections Join(IReadOnlyList<Projections> parts) =>
        new(cat([.. parts.Select(part => part.First)]), cat([.. parts.Select(part => part.Second)]), JoinOrNull([.. parts.Select(part => part.HardNegatives).OfType<Tensor>()]));

    /// <summary>The same tensors as the beginning of a graph, for the dispose scope outside.</summary>
    public Projections ToLeaves() => new Projections(First.requires_grad_(), Second.requires_grad_(), HardNegatives?.requires_grad_()).MoveToOuterDisposeScope();

    /// <summary>The same tensors, for the dispose scope outside.</summary>
    public Projections MoveToOuterDisposeScope() => new(First.MoveToOuterDisposeScope(), Second.MoveToOuterDisposeScope(), HardNegatives?.MoveToOuterDisposeScope());

    /// <summary>Whether every number is.</summary>
    public bool AreFinite() => AreAllFinite(First) && AreAllFinite(Second) && (HardNegatives is null || AreAllFinite(HardNegatives));

    private static bool AreAllFinite(Tensor rows)
    {
        using var finite = rows.isfinite().all();
        return finite.item<bool>();
    }

    private static Tensor? JoinOrNull(Tensor[] parts) => parts.Length == 0 ? null : cat(parts);
}
