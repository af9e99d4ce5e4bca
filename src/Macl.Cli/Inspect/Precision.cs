namespace Macl.Cli.Inspect;

/// <summary>The arithmetic in which a loss is computed.</summary>
internal enum Precision
{
    Float32,
    Float64,
}
