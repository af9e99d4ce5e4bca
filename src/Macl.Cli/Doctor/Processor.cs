using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Macl.Losses;

namespace Macl.Cli.Doctor;

/// <summary>What the processor can do beyond its base.</summary>
internal static class Processor
{
    public static IReadOnlyList<string> InstructionSets()
    {
        (string Name, bool Is)[] sets =
        [
            ("SSE4.2", Sse42.IsSupported), ("AVX", Avx.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported),
            ("AVX-512F", Avx512F.IsSupported), ("AVX-512BW", Avx512BW.IsSupported), ("AVX-512VBMI", Avx512Vbmi.IsSupported), ("AVX-512 BF16", BFloat16Instructions.AreInProcessor),
            ("AVX-VNNI", AvxVnni.IsSupported), ("NEON", AdvSimd.IsSupported), ("ARM dot product", Dp.IsSupported),
        ];
        return [.. sets.Where(set => set.Is).Select(set => set.Name)];
    }
}
