using System.Runtime.CompilerServices;

namespace Macl.Inputs.Tests;

/// <summary>Where the repository keeps the data that the tests use.</summary>
internal static class Bundled
{
    public static string Mutag { get; } = InRepository("data/mutag/MUTAG.zip");

    public static string WikipediaSentences { get; } = InRepository("data/wiki/wiki-sample.txt.gz");

    public static string StsPairs { get; } = InRepository("data/stsb/stsb-sample.tsv");

    private static string InRepository(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../..", path));
}
