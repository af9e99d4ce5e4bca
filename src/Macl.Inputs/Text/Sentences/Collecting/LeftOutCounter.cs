namespace Macl.Inputs.Text.Sentences.Collecting;

/// <summary>Counts lines that are left out, by reason.</summary>
/// <param name="file">What errors call it.</param>
/// <param name="unit">What is counted: "line" or "row".</param>
/// <param name="isStrict">Whether the first fault is thrown.</param>
internal sealed class LeftOutCounter(string file, string unit, bool isStrict)
{
    private const int MostLines = 20;
    private const int MostShown = 5;

    private readonly Dictionary<string, (long Count, List<long> Lines)> _counts = new(StringComparer.Ordinal);

    /// <summary>In the order of their first lines.</summary>
    public IReadOnlyList<LeftOutLines> LeftOut => [.. _counts.Select(pair => new LeftOutLines(pair.Key, pair.Value.Count, [.. pair.Value.Lines])).OrderBy(entry => entry.Lines[0])];

    /// <summary>A sentence without an end mark for each reason.</summary>
    public IEnumerable<string> Remarks => LeftOut.Select(Remark);

    public void AddBlank(long line) => Add("is blank", line);

    /// <exception cref="DataFormatException">Faults are thrown.</exception>
    public void AddFault(string reason, long line)
    {
        if (isStrict)
        {
            throw new DataFormatException(file, reason, line);
        }

        Add(reason, line);
    }

    private void Add(string reason, long line)
    {
        (long count, List<long> lines) = _counts.GetValueOrDefault(reason, (0, []));
        if (lines.Count < MostLines)
        {
            lines.Add(line);
        }

        _counts[reason] = (count + 1, lines);
    }

    private string Remark(LeftOutLines entry)
    {
        string lines = string.Join(", ", entry.Lines.Take(MostShown)) + (entry.Count > MostShown ? ", …" : "");
        return entry.Count == 1 ? $"{unit} {lines} is left out, since it {entry.Reason}" : $"{entry.Count:N0} {unit}s are left out, since each {entry.Reason} ({unit}s {lines})";
    }
}
