using System.Runtime.CompilerServices;
using Macl.Losses;

namespace Macl.Text.Tests;

/// <summary>Tests run beside each other: threads that spin while they have no work would take the processor from the others' tests.</summary>
internal static class LibTorchInTests
{
    [ModuleInitializer]
    internal static void Prepare() => LibTorchThreads.SleepWhenIdle();
}
