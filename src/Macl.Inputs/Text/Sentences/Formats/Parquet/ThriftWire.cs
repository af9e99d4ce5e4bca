namespace Macl.Inputs.Text.Sentences.Formats.Parquet;

/// <summary>The kinds of values of Thrift's compact protocol, as they are numbered there.</summary>
internal enum ThriftWire
{
    Stop = 0,
    True = 1,
    False = 2,
    I8 = 3,
    I16 = 4,
    I32 = 5,
    I64 = 6,
    Real = 7,
    Bytes = 8,
    List = 9,
    Structure = 12,
}
