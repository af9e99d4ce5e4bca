namespace Macl.Inputs.Images.Decoding;

/// <summary>Takes the rows of a picture from the top.</summary>
internal interface IRowSink
{
    /// <param name="row">[Width × 3], red, green, blue.</param>
    void Add(ReadOnlySpan<byte> row);
}
