namespace Macl.Inputs.Text.Sentences.Formats;

/// <summary>What a file of sentences may be.</summary>
internal enum FileFormat
{
    Lines,
    Table,
    JsonLines,
    Parquet,
}
