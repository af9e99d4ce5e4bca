namespace Macl.Inputs.Text.Sentences.Columns;

/// <summary>What columns are called that need not be named by the user. Capital letters make no difference.</summary>
internal static class ColumnNames
{
    /// <summary>Sentences alone.</summary>
    public static readonly string[] Sentences = ["text", "sentence"];

    /// <summary>The first of a pair; sent0, sent1 and hard_neg are SimCSE's.</summary>
    public static readonly string[] Queries = ["sent0", "anchor", "query", "question"];

    /// <summary>The second of a pair.</summary>
    public static readonly string[] Positives = ["sent1", "positive", "answer"];

    /// <summary>The third of a triplet.</summary>
    public static readonly string[] HardNegatives = ["hard_neg", "hard_negative", "negative"];

    private static readonly HashSet<string> All = new([.. Sentences, .. Queries, .. Positives, .. HardNegatives], StringComparer.OrdinalIgnoreCase);

    public static bool Contain(string name) => All.Contains(name.Trim());

    /// <summary>The numbers of the columns that are called one of the names.</summary>
    public static int[] Find(IReadOnlyList<Column> columns, string[] names) =>
        [.. Enumerable.Range(0, columns.Count).Where(index => names.Contains(columns[index].Name.Trim(), StringComparer.OrdinalIgnoreCase))];
}
