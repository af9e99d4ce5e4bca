using TorchSharp;

namespace Macl.Cli.Modalities;

/// <summary>A trained encoder that is asked for, and the data it is put to.</summary>
/// <param name="Model">A run folder, or its model folder.</param>
/// <param name="Data">Where the data is; null for the bundled sample.</param>
/// <param name="Device">Where tensors are computed.</param>
/// <param name="Opening">What reading, and all else that takes long, may use.</param>
internal sealed record EncoderRequest(string Model, string? Data, torch.Device Device, Opening Opening);
