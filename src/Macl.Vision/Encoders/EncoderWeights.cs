using Macl.Learning.Checkpoints;
using Macl.Vision.Encoders.Transformers;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders;

/// <summary>Weights that were published for torchvision's residual networks and timm's vision transformers.</summary>
public static class EncoderWeights
{
    private const string Positions = "pos_embed";
    private const string BatchCount = ".num_batches_tracked";

    private static readonly string[] _classifiers = ["fc.", "head."];

    /// <summary>
    /// Overwrites all weights and buffers of an encoder, or none of them if one does not fit. Position embeddings for another grid of patches are
    /// resampled to the encoder's.
    /// </summary>
    /// <param name="encoder">Of the published shape; a stem for small pictures has another first convolution than published files.</param>
    /// <param name="path">A safetensors file with tensors of float64, float32, float16 or bfloat16. Counts of batches may be absent.</param>
    /// <returns>The tensors that were left out because they belong to a classifier (fc.*, head.*), by name.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or a tensor is missing, unknown, or of another shape or type than the encoder's.</exception>
    public static IReadOnlyList<string> Load(ImageEncoder encoder, string path)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var saved = Safetensors.Read(path);
        var own = encoder.state_dict();
        string[] ignored = [.. saved.Keys.Where(IsOfClassifier).Order(StringComparer.Ordinal)];
        ThrowIfUnknown(saved.Keys.Except(own.Keys, StringComparer.Ordinal).Except(ignored, StringComparer.Ordinal), path);
        (Tensor Target, Tensor Saved)[] pairs = [.. from entry in own
                                                    where saved.ContainsKey(entry.Key) || !entry.Key.EndsWith(BatchCount, StringComparison.Ordinal)
                                                    select (entry.Value, Fitting(entry.Key, entry.Value, saved, path))];
        foreach (var (target, fitting) in pairs)
        {
            target.copy_(fitting);
        }

        return ignored;
    }

    private static bool IsOfClassifier(string name) => _classifiers.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static void ThrowIfUnknown(IEnumerable<string> names, string path)
    {
        if (names.FirstOrDefault() is { } name)
        {
            throw new InvalidDataException($"The tensor {name} is in {path}, but not in the encoder.");
        }
    }

    private static Tensor Fitting(string name, Tensor target, Dictionary<string, Tensor> saved, string path)
    {
        if (!saved.TryGetValue(name, out var tensor))
        {
            throw new InvalidDataException($"The tensor {name} is missing in {path}.");
        }

        var (given, wanted) = (tensor.shape, target.shape);
        bool isOfKind = tensor.is_floating_point() == target.is_floating_point();
        return isOfKind && given.SequenceEqual(wanted) ? tensor
            : isOfKind && name.Equals(Positions, StringComparison.Ordinal) && PositionEmbeddings.CanResample(given, wanted) ? PositionEmbeddings.Resample(tensor.to(target.dtype), wanted[1])
            : throw new InvalidDataException($"The tensor {name} is {Describe(tensor)} in {path}, but {Describe(target)} in the encoder.");
    }

    private static string Describe(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";
}
