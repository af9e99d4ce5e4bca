namespace Macl.Bench.Results;

/// <summary>The names of contestants in the results of sentences, and their titles in tables.</summary>
internal static class SentenceContestants
{
    public const string Macl = "macl";
    public const string MaclInBFloat16 = "maclInBFloat16";
    public const string PyTorch = "pytorch";
    public const string PyTorchInBFloat16 = "pytorchInBFloat16";

    /// <summary>In the order of the tables' columns.</summary>
    public static readonly IReadOnlyList<(string Name, string Title)> All =
    [
        (Macl, "Macl"),
        (MaclInBFloat16, "Macl, bfloat16"),
        (PyTorch, "PyTorch"),
        (PyTorchInBFloat16, "PyTorch, autocast to bfloat16"),
    ];
}
