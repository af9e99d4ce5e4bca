namespace Macl.Inputs.Npy;

/// <summary>The element types that are read, all little-endian; the value is the size in bytes.</summary>
public enum NpyType
{
    /// <summary>'&lt;f2'.</summary>
    HalfPrecision = 2,

    /// <summary>'&lt;f4'.</summary>
    SinglePrecision = 4,

    /// <summary>'&lt;f8'.</summary>
    DoublePrecision = 8,
}
