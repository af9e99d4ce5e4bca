using System.CommandLine;
using Macl.Cli.Hosting;

namespace Macl.Cli.Recipes;

/// <summary>What determines a run, from a recipe file and the command line, which goes before it.</summary>
internal sealed class RecipeOptions<TOptions>(IRecipeArguments<TOptions> arguments, RecipeFile<TOptions> file)
    where TOptions : class, new()
{
    private readonly Option<string?> _recipe = Options.Text("--recipe", "A JSON file of options, as 'options' in run.json; the options given here go before it.", "FILE");

    /// <summary>For a single run.</summary>
    public IReadOnlyList<Option> OfRun => [_recipe, .. arguments.All];

    /// <summary>For a comparison, whose arms and seeds are its own.</summary>
    public IReadOnlyList<Option> OfComparison => [.. OfRun.Where(option => option != arguments.Loss.Kind && option != arguments.Training.Seed)];

    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    /// <exception cref="InvalidDataException">The recipe cannot be read.</exception>
    /// <exception cref="UsageException">There is no recipe, or what was given does not go together.</exception>
    public TOptions Read(ParseResult parsed) => arguments.Apply(parsed.GetValue(_recipe) is { } path ? ReadFile(path) : new TOptions(), parsed);

    private TOptions ReadFile(string path) => File.Exists(path)
        ? file.Read(path)
        : throw new UsageException($"--recipe is '{path}', but there is no such file; allowed: a JSON file of options.");
}
