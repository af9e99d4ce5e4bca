using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>A sweep that is done.</summary>
/// <param name="Record">What it measured.</param>
/// <param name="Folder">Where it lies.</param>
internal sealed record SweepOutput(SweepRecord Record, SweepFolder Folder)
{
    /// <summary>The inspection's JSON with the sweep in it.</summary>
    public JsonNode AddTo(Inspection inspection)
    {
        JsonNode whole = JsonSerializer.SerializeToNode(inspection, MaclJson.OneLine)!;
        JsonNode sweep = JsonSerializer.SerializeToNode(Record, MaclJson.OneLine)!;
        sweep["report"] = Folder.Report;
        sweep["data"] = Folder.Data;
        whole["sweep"] = sweep;
        return whole;
    }
}
