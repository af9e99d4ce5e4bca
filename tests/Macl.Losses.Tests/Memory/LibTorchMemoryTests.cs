using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Memory;

public sealed class LibTorchMemoryTests
{
    private const long LargeTensor = 40 << 20;

    /// <summary>Large tensors have mappings of their own otherwise, which end with them.</summary>
    [Fact]
    public void A_large_tensor_has_no_mapping_of_its_own_afterwards()
    {
        var statistics = Find();
        Assert.SkipWhen(statistics is null, "Another C library.");
        LibTorchMemory.KeepFreed();
        nuint before = statistics!().Mappings;
        using var tensor = zeros(LargeTensor, ScalarType.Byte);

        Assert.Equal(before, statistics!().Mappings);
    }

    private static Allocations? Find() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out nint library) && NativeLibrary.TryGetExport(library, "mallinfo2", out nint function)
            ? Marshal.GetDelegateForFunctionPointer<Allocations>(function)
            : null;

    /// <summary>The GNU C library's <c>mallinfo2</c>.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate Information Allocations();

    [StructLayout(LayoutKind.Sequential)]
    private struct Information
    {
        public nuint Arena;
        public nuint FreeChunks;
        public nuint FastChunks;
        public nuint Mappings;
        public nuint MappedBytes;
        public nuint MostBytes;
        public nuint FastBytes;
        public nuint UsedBytes;
        public nuint FreeBytes;
        public nuint TrimmableBytes;
    }
}
