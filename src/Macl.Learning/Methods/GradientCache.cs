using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>
/// Gradient caching (Gao et al., 2021, arXiv 2101.06983): a batch is encoded part by part without a graph, the loss is computed once on all
/// projections, and each part is encoded again, now with a graph, to carry its share of the gradient to the weights. The activations of
/// one part are in memory at a time. Both times the random numbers are the same, and the buffers begin as they were.
/// </summary>
internal sealed class GradientCache
{
    private readonly int _parts;
    private readonly Func<int, Projections> _project;
    private readonly List<RandomState> _random = [];

    /// <summary>Encodes all parts without a graph.</summary>
    /// <param name="parts">How many there are; what they are made of is to stay until all scalars are made.</param>
    /// <param name="modules">The modules that encode them; their buffers stay as they are.</param>
    /// <param name="project">How it encodes the part of a number, from 0.</param>
    public GradientCache(int parts, IReadOnlyList<nn.Module> modules, Func<int, Projections> project)
    {
        _parts = parts;
        _project = project;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var buffers = new BufferState(modules);
        var device = modules[0].parameters().First().device;
        Projections = Projections.Join([.. Enumerable.Range(0, parts).Select(part => Encode(part, device))]).ToLeaves();
        buffers.Restore();
    }

    /// <summary>The projections of the whole batch: leaves, which take the gradient of the loss. They belong to the dispose scope of the caller.</summary>
    public Projections Projections { get; }

    /// <summary>
    /// One scalar a part, made when it is asked for and disposed with the next. Its gradient by the weights is the part's share of that of the loss,
    /// which must have been backpropagated before. Behind the last, libtorch's generators stand where encoding all parts once leaves them.
    /// </summary>
    public IEnumerable<Tensor> Shares()
    {
        var (row, hardRow) = (0L, 0L);
        for (int part = 0; part < _parts; part++)
        {
            _random[part].Replay();
            var (share, rows, hardRows) = ShareOf(part, row, hardRow);
            (row, hardRow) = (row + rows, hardRow + hardRows);
            using (share)
            {
                yield return share;
            }
        }
    }

    private Projections Encode(int part, Device device)
    {
        using var scope = NewDisposeScope();
        _random.Add(RandomState.Take(device));
        return _project(part).MoveToOuterDisposeScope();
    }

    private (Tensor Share, long Rows, long HardRows) ShareOf(int part, long row, long hardRow)
    {
        using var scope = NewDisposeScope();
        var (first, second, hard) = _project(part);
        var share = Inner(first, Projections.First, row).Plus(Inner(second, Projections.Second, row));
        share = hard is null ? share : share.Plus(Inner(hard, Projections.HardNegatives!, hardRow));
        return (share.MoveToOuterDisposeScope(), first.shape[0], hard?.shape[0] ?? 0);
    }

    /// <summary>The inner product of rows with the gradient that their leaf took: the gradient by the rows is that gradient.</summary>
    private static Tensor Inner(Tensor rows, Tensor leaf, long row) => (rows * leaf.grad!.narrow(0, row, rows.shape[0])).sum();
}
