using System.Text.Json;
using Macl.Cli.Hosting;
using Macl.Graphs.Recipes;
using Macl.Learning.Runs;

namespace Macl.Cli.Graphs;

/// <summary>Reads the options of a GraphCL run from JSON.</summary>
internal static class GraphClFile
{
    private const string What = "recipe for graphs";

    /// <summary>From a recipe file.</summary>
    /// <exception cref="InvalidDataException">A name is unknown, or a value is not allowed.</exception>
    public static GraphClOptions Read(string path) => Checked(JsonOptionsFile.Read<GraphClOptions>(path, What), path);

    /// <summary>From the record of a run.</summary>
    /// <inheritdoc cref="Read"/>
    public static GraphClOptions Of(RunRecord record, string run) =>
        Checked(JsonOptionsFile.Convert<GraphClOptions>(JsonSerializer.SerializeToElement(record.Options), run, What), run);

    /// <summary>A loss checks its numbers when it is made.</summary>
    private static GraphClOptions Checked(GraphClOptions options, string path)
    {
        try
        {
            options.Loss.Create().Dispose();
            return options;
        }
        catch (ArgumentException problem)
        {
            throw new InvalidDataException($"{path} is no {What}: {OneLine.Of(problem)}", problem);
        }
    }
}
