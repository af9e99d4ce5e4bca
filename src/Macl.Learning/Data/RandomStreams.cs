namespace Macl.Learning.Data;

/// <summary>
/// Independent random streams by name: what is drawn for one (seed, epoch, sample, view) does not depend on what was
/// drawn before, on which thread, or on how many there are.
/// </summary>
public static class RandomStreams
{
    private const ulong Gamma = 0x9e3779b97f4a7c15;

    /// <summary>The stream of a seed and a key. Equal arguments give equal streams on every platform.</summary>
    public static Random For(long seed, params ReadOnlySpan<long> key)
    {
        ulong name = Mix((ulong)seed);
        foreach (long part in key)
        {
            name = Mix(name + (ulong)part);
        }

        return new Xoshiro256(Word(0), Word(1), Word(2), Word(3));

        ulong Word(ulong index) => Mix(name + (index * Gamma));
    }

    /// <summary>The output function of SplitMix64 (Steele, Lea and Flood, 2014): different arguments give different results.</summary>
    private static ulong Mix(ulong value)
    {
        value += Gamma;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
