namespace Macl.Learning.Evaluation;

/// <summary>A value of the embeddings is NaN or infinite; tells training that it diverged.</summary>
internal sealed class EmbeddingsNotFiniteException(int row, int column, float value, string parameter)
    : ArgumentException($"Row {row}, column {column} is {value}; embeddings must be finite.", parameter)
{
    /// <summary>Which value, as a clause.</summary>
    public string What => $"row {row}, column {column} is {value}";
}
