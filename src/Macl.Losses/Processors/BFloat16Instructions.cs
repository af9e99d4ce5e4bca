using System.Runtime.Intrinsics.X86;

namespace Macl.Losses;

/// <summary>Whether this machine multiplies bfloat16 itself.</summary>
public static class BFloat16Instructions
{
    private const int Avx512Bf16Bit = 5;

    /// <summary>Whether the processor has AVX-512 BF16, as every processor with AMX for bfloat16 has. Without it libtorch's products in bfloat16 are many times as slow as those in float32.</summary>
    public static bool AreInProcessor { get; } = X86Base.IsSupported && ((X86Base.CpuId(7, 1).Eax >> Avx512Bf16Bit) & 1) != 0;

    /// <summary>Whether it is known to lack them, so that libtorch imitates them. Of ARM processors nothing is known, and this is false.</summary>
    public static bool AreImitated => X86Base.IsSupported && !AreInProcessor;
}
