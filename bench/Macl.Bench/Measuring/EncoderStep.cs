using Macl.Bench.Results;
using Macl.Learning.Training;
using Macl.Vision.Encoders;
using static TorchSharp.torch;

namespace Macl.Bench.Measuring;

/// <summary>Encodes a batch of pictures and makes the gradients of all weights.</summary>
internal sealed class EncoderStep : IDisposable
{
    private const int Side = 32;
    private const int Seed = 17;

    private readonly ImageEncoder _encoder;
    private readonly Tensor _pictures;

    public EncoderStep(EncoderKind kind, int pictures)
    {
        _encoder = ImageEncoder.Create(new EncoderOptions { Kind = kind, ImageSize = Side }, Seed);
        _pictures = randn(pictures, 3, Side, Side);
    }

    /// <summary>See <see cref="EncoderRow.GigaflopsOfPicture"/>: of convolutions whose stage halves height and width from the second on.</summary>
    public double GigaflopsOfPicture => 3 * 2e-9 * _encoder.named_parameters().Where(named => named.parameter.dim() == 4).Sum(named => named.parameter.numel() * PlacesOf(named.name));

    public void Run(Precision precision)
    {
        using var scope = NewDisposeScope();
        _encoder.Precision = precision;
        _encoder.zero_grad();
        var features = _encoder.call(_pictures);
        features.mul(features).sum().backward();
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _pictures.Dispose();
    }

    private static double PlacesOf(string name)
    {
        int halvings = name.StartsWith("layer", StringComparison.Ordinal) ? name["layer".Length] - '1' : 0;
        return (Side >> halvings) * (Side >> halvings);
    }
}
