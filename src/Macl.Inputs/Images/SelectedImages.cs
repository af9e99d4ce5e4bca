using System.Security.Cryptography;
using System.Text;

namespace Macl.Inputs.Images;

/// <summary>Some pictures of a data set, in an order of its own. It reads from the other and does not close it.</summary>
public sealed class SelectedImages : ImageDataSet
{
    private readonly ImageDataSet _all;
    private readonly int[] _samples;

    /// <param name="all">Where the pictures are.</param>
    /// <param name="samples">Which, at least one; from 0 to below the other's count.</param>
    public SelectedImages(ImageDataSet all, IReadOnlyList<int> samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Count, 1, nameof(samples));
        ArgumentOutOfRangeException.ThrowIfNegative(samples.Min(), nameof(samples));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(samples.Max(), all.Count, nameof(samples));
        (_all, _samples) = (all, [.. samples]);
        Labels = all.Labels?.Select(_samples);
    }

    /// <inheritdoc/>
    public override string Name => _all.Name;

    /// <inheritdoc/>
    public override int Count => _samples.Length;

    /// <inheritdoc/>
    public override ClassLabels? Labels { get; }

    /// <inheritdoc/>
    public override string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_all.Fingerprint} {string.Join(' ', _samples)}")));

    /// <inheritdoc/>
    public override string NameOf(int index) => _all.NameOf(_samples[index]);

    /// <inheritdoc/>
    public override void Read(int index, RgbImage image) => _all.Read(_samples[index], image);
}
