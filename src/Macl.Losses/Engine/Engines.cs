using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Picks the engine; a user never does.</summary>
internal static class Engines
{
    /// <summary>What exponentials may take between the passes.</summary>
    public const long KeptBytes = 64L << 20;

    private const int CpuBlock = 512;
    private const int DeviceBlock = 4096;

    /// <summary>The fastest engine for unit rows.</summary>
    public static NegativeEngine For(Tensor unitRows) =>
        CpuEngine.Supports(unitRows) ? new CpuEngine(get_num_threads())
        : new TensorEngine(unitRows.device_type == DeviceType.CPU ? CpuBlock : DeviceBlock);
}
