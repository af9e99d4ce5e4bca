using System.Runtime.CompilerServices;

namespace Macl.Inputs.Tests;

/// <summary>Where the repository keeps the data that the tests use.</summary>
internal static class Bundled
{
    public static string Mutag { get; } = InRepository("data/mutag/MUTAG.zip");

    private static string InRepository(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../..", path));
}
