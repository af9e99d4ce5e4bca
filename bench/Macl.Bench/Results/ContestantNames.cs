namespace Macl.Bench.Results;

/// <summary>The names of contestants in the results, and their titles in tables.</summary>
internal static class ContestantNames
{
    public const string Engine = "engine";
    public const string EngineWithDiagnostics = "engineWithDiagnostics";
    public const string EngineInBFloat16 = "engineInBFloat16";
    public const string Autograd = "autograd";
    public const string PyTorchAutograd = "pytorchAutograd";
    public const string PyTorchAuthors = "pytorchAuthors";
    public const string PyTorchLightly = "pytorchLightly";
    public const string Macl = "macl";
    public const string Torchvision = "torchvision";

    /// <summary>Those of the losses, in the order of the tables' columns.</summary>
    public static readonly IReadOnlyList<(string Name, string Title)> All =
    [
        (Engine, "Macl"),
        (EngineWithDiagnostics, "Macl with diagnostics"),
        (EngineInBFloat16, "Macl, bfloat16"),
        (Autograd, "TorchSharp autograd"),
        (PyTorchAutograd, "PyTorch autograd"),
        (PyTorchAuthors, "PyTorch, authors' formula"),
        (PyTorchLightly, "PyTorch, lightly's formula"),
    ];
}
