using Macl.Learning.Training;
using TorchSharp;

namespace Macl.Cli.Modalities;

/// <summary>bfloat16 is chosen for speed: whoever would lose it hears so.</summary>
internal static class PrecisionRemark
{
    /// <param name="precision">In what the encoder computes.</param>
    /// <param name="device">Where.</param>
    /// <param name="isImitated">Whether the processor is known not to multiply bfloat16 itself.</param>
    public static IEnumerable<string> On(Precision precision, torch.Device device, bool isImitated)
    {
        if (precision == Precision.BFloat16 && device.type == DeviceType.CPU && isImitated)
        {
            yield return "this processor has no instructions for bfloat16, so that --precision float32 will be many times as fast";
        }
    }
}
