using Macl.Learning.Data;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>
/// The keys of past batches, the oldest replaced first, each with the sample that it is of. It begins with random directions of no sample.
/// State: <c>keys</c> [K, P], <c>samples</c> [K], <c>position</c>.
/// </summary>
internal sealed class KeyQueue : nn.Module
{
    private const long Stream = 0x6d6f636f;
    private const long NoSample = -1;

    [ComponentName(Name = "keys")]
    private readonly Tensor _keys;

    [ComponentName(Name = "samples")]
    private readonly Tensor _samples;

    [ComponentName(Name = "position")]
    private readonly Tensor _position;

    /// <param name="size">Keys (K).</param>
    /// <param name="width">Columns of a key (P).</param>
    /// <param name="seed">Fixes the first directions.</param>
    public KeyQueue(int size, int width, long seed)
        : base(nameof(KeyQueue))
    {
        _keys = Directions(size, width, RandomStreams.For(seed, Stream)).DetachFromDisposeScope();
        _samples = tensor([.. Enumerable.Repeat(NoSample, size)]).DetachFromDisposeScope();
        _position = tensor([0L]).DetachFromDisposeScope();
        RegisterComponents();
    }

    /// <summary>[K, P], rows of length 1.</summary>
    public Tensor Keys => _keys;

    /// <summary>[K], int64: the sample that each key is of; −1 for none.</summary>
    public Tensor Samples => _samples;

    /// <summary>Puts keys in the place of the oldest; of more keys than there are places, the last stay.</summary>
    /// <param name="keys">[N, P].</param>
    /// <param name="samples">The sample of each.</param>
    public void Add(Tensor keys, IReadOnlyList<int> samples)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        int size = (int)_keys.shape[0];
        int kept = Math.Min(size, samples.Count);
        int first = (int)_position.item<long>();
        Tensor places = tensor([.. Enumerable.Range(0, kept).Select(row => (long)((first + row) % size))], device: _keys.device);
        _keys.index_copy_(0, places, nn.functional.normalize(keys.narrow(0, samples.Count - kept, kept)));
        _samples.index_copy_(0, places, tensor([.. samples.Skip(samples.Count - kept).Select(sample => (long)sample)], device: _keys.device));
        _position.copy_(tensor([(long)((first + kept) % size)]));
    }

    private static Tensor Directions(int size, int width, Random random)
    {
        using var scope = NewDisposeScope();
        var values = new float[size * width];
        NormalDraws.Fill(random, values, deviation: 1);
        return nn.functional.normalize(tensor(values, [size, width])).MoveToOuterDisposeScope();
    }
}
