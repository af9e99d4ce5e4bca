using System.Text.Json;

namespace Macl.Learning.Training;

/// <summary>A metrics file read back: what was measured at which step.</summary>
public sealed class MetricsHistory
{
    private readonly Dictionary<string, List<(long Step, double Value)>> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(long Step, double Value)>> _evaluations = new(StringComparer.Ordinal);

    private MetricsHistory()
    {
    }

    /// <summary>The measurements of steps, by name, in the order of steps.</summary>
    public IReadOnlyDictionary<string, List<(long Step, double Value)>> Steps => _steps;

    /// <summary>The measurements of evaluations, by name, in the order of steps.</summary>
    public IReadOnlyDictionary<string, List<(long Step, double Value)>> Evaluations => _evaluations;

    /// <summary>The last value of a measurement, or null if there is none.</summary>
    public double? Last(string name) => _steps.TryGetValue(name, out var values) ? values[^1].Value : null;

    /// <summary>Reads a metrics file.</summary>
    /// <exception cref="InvalidDataException">A line is not whole, as a killed run may leave its last one; says which.</exception>
    public static MetricsHistory Read(string path)
    {
        var history = new MetricsHistory();
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                history.Add(json.RootElement);
            }
            catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                throw new InvalidDataException($"{path}, line {index + 1}: {problem.Message}", problem);
            }
        }

        return history;
    }

    private void Add(JsonElement line)
    {
        long step = line.GetProperty("step").GetInt64();
        bool isEvaluation = line.TryGetProperty("evaluation", out var evaluation);
        var target = isEvaluation ? _evaluations : _steps;
        foreach (var member in (isEvaluation ? evaluation : line).EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Number))
        {
            if (!target.TryGetValue(member.Name, out var values))
            {
                target[member.Name] = values = [];
            }

            values.Add((step, member.Value.GetDouble()));
        }
    }
}
