using Macl.Cli.Modalities;
using Macl.Learning.Training;
using TorchSharp;

namespace Macl.Cli.Tests.Modalities;

/// <summary>When a choice of bfloat16 is remarked on.</summary>
public sealed class PrecisionRemarkTests
{
    [Theory]
    [InlineData(Precision.BFloat16, DeviceType.CPU, true, true)]
    [InlineData(Precision.BFloat16, DeviceType.CPU, false, false)]
    [InlineData(Precision.BFloat16, DeviceType.CUDA, true, false)]
    [InlineData(Precision.Float32, DeviceType.CPU, true, false)]
    public void Bfloat16_is_remarked_on_where_the_processor_would_have_to_imitate_it(Precision precision, DeviceType device, bool isImitated, bool isRemarked) =>
        Assert.Equal(isRemarked, PrecisionRemark.On(precision, new torch.Device(device), isImitated).Any());
}
