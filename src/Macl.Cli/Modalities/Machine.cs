using TorchSharp;

namespace Macl.Cli.Modalities;

/// <summary>Where and how wide a run is carried out; nothing here changes what it computes on one kind of device.</summary>
/// <param name="Device">Where tensors are computed.</param>
/// <param name="Threads">Threads of all that is not libtorch's, such as judging: one a core, or 1 where a core has a run of its own.</param>
internal sealed record Machine(torch.Device Device, int Threads);
