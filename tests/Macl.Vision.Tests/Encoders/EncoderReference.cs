using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Testing;
using Macl.Vision.Encoders;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

/// <summary>What References/make_encoders.py wrote.</summary>
/// <param name="Cases">Encoders at some size of picture.</param>
/// <param name="Positions">Position embeddings for 8 × 8 patches, resampled to others.</param>
internal sealed record EncoderReference(EncoderReference.Case[] Cases, Dictionary<string, double[]> Positions)
{
    public static EncoderReference Read() => JsonSerializer.Deserialize<EncoderReference>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "encoders.json")), MaclJson.Options)!;

    internal sealed record Case
    {
        private const int PictureCount = 3;

        public required EncoderKind Kind { get; init; }

        public required int ImageSize { get; init; }

        public ResNetStem Stem { get; init; }

        public int PatchSize { get; init; } = 16;

        public required double[][] Evaluation { get; init; }

        public required double[][] Training { get; init; }

        public required Dictionary<string, double[]> Statistics { get; init; }

        public required Dictionary<string, double[]> Gradients { get; init; }

        public EncoderOptions Options => new() { Kind = Kind, ImageSize = ImageSize, Stem = Stem, PatchSize = PatchSize };

        public ImageEncoder MakeEncoder(ScalarType type)
        {
            var encoder = ImageEncoder.Create(Options, seed: 0);
            encoder.to(type);
            ScatteredWeights.Fill(encoder);
            return encoder;
        }

        public Tensor MakePictures(ScalarType type) => Scatter.Of("pictures", [PictureCount, 3, ImageSize, ImageSize], 2).to(type);

        public static Tensor MakeCoefficients(long features) => Scatter.Of("coefficients", [PictureCount, features], 1);
    }
}
