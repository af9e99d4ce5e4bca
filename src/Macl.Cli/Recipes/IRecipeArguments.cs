using System.CommandLine;

namespace Macl.Cli.Recipes;

/// <summary>The options of the command line that determine a run, beside <c>--recipe</c>.</summary>
/// <typeparam name="TOptions">The options of a run.</typeparam>
internal interface IRecipeArguments<TOptions>
{
    /// <summary>All, in the order of the help.</summary>
    IReadOnlyList<Option> All { get; }

    /// <summary>Those of the loss, which are among them.</summary>
    LossArguments Loss { get; }

    /// <summary>Those of training, which are among them.</summary>
    TrainingArguments Training { get; }

    /// <summary>A recipe with what was given in the place of what it says.</summary>
    /// <exception cref="Hosting.UsageException">What was given does not go together.</exception>
    TOptions Apply(TOptions recipe, ParseResult parsed);
}
