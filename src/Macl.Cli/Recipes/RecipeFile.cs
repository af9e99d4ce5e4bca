using System.Text.Json;
using Macl.Cli.Hosting;
using Macl.Learning.Methods;
using Macl.Learning.Runs;

namespace Macl.Cli.Recipes;

/// <summary>Reads the options of a run from JSON.</summary>
/// <param name="modality">Whose options they are.</param>
/// <param name="lossOf">The loss in them.</param>
internal sealed class RecipeFile<TOptions>(string modality, Func<TOptions, LossOptions> lossOf)
{
    private readonly string _what = $"recipe for {modality}";

    /// <summary>From a recipe file.</summary>
    /// <exception cref="InvalidDataException">A name is unknown, or a value is not allowed.</exception>
    public TOptions Read(string path) => Checked(JsonOptionsFile.Read<TOptions>(path, _what), path);

    /// <summary>From the record of a run.</summary>
    /// <inheritdoc cref="Read"/>
    public TOptions Of(RunRecord record, string run) =>
        Checked(JsonOptionsFile.Convert<TOptions>(JsonSerializer.SerializeToElement(record.Options), run, _what), run);

    /// <summary>A loss checks its numbers when it is made.</summary>
    private TOptions Checked(TOptions options, string path)
    {
        try
        {
            lossOf(options).Create().Dispose();
            return options;
        }
        catch (ArgumentException problem)
        {
            throw new InvalidDataException($"{path} is no {_what}: {OneLine.Of(problem)}", problem);
        }
    }
}
