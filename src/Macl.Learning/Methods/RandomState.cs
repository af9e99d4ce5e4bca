using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>Where libtorch's random numbers stand before something is computed, so that it can be computed again with the same ones.</summary>
/// <remarks>
/// TorchSharp reads and sets the state of the processor's generator only. The generators of graphics cards are seeded afresh instead, with a
/// number from the processor's. That is in every checkpoint, so that a resumed run draws the same.
/// </remarks>
internal sealed class RandomState
{
    private readonly byte[] _processor;
    private readonly long? _seedOfCards;

    private RandomState(byte[] processor, long? seedOfCards)
    {
        _processor = processor;
        _seedOfCards = seedOfCards;
    }

    /// <summary>The state of the moment.</summary>
    /// <param name="device">Where is computed.</param>
    public static RandomState Take(Device device)
    {
        long? seed = device.type == DeviceType.CUDA ? DrawSeed() : null;
        using var processor = random.get_rng_state();
        var state = new RandomState(processor.data<byte>().ToArray(), seed);
        state.SeedCards();
        return state;
    }

    /// <summary>From here on the same numbers are drawn as behind <see cref="Take"/>.</summary>
    public void Replay()
    {
        using var processor = tensor(_processor);
        random.set_rng_state(processor);
        SeedCards();
    }

    private static long DrawSeed()
    {
        using var drawn = randint(long.MaxValue, [1], dtype: ScalarType.Int64);
        return drawn.item<long>();
    }

    private void SeedCards()
    {
        if (_seedOfCards is { } seed)
        {
            cuda.manual_seed_all(seed);
        }
    }
}
