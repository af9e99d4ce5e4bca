namespace Macl.Losses.Tests.Processors;

/// <summary>What is said of the processor, against what Linux says of it.</summary>
public sealed class BFloat16InstructionsTests
{
    [Fact]
    public void The_processor_has_them_where_the_system_lists_them()
    {
        Assert.SkipUnless(File.Exists("/proc/cpuinfo"), "Only Linux lists them.");

        Assert.Equal(File.ReadAllText("/proc/cpuinfo").Contains("avx512_bf16", StringComparison.Ordinal), BFloat16Instructions.AreInProcessor);
    }
}
