using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Learning.Training;

namespace Macl.Cli.Recipes;

/// <summary>The options of the command line on how long and with what a run trains.</summary>
/// <param name="defaults">The training of a run that says nothing of it.</param>
/// <param name="learningRate">What the learning rate is, as a sentence.</param>
/// <param name="epochs">What epochs are, as a sentence.</param>
internal sealed class TrainingArguments(TrainingOptions defaults, string learningRate, string epochs = "Passes over the data.")
{
    public Option<int?> Epochs { get; } = Options.Integer("--epochs", $"{epochs} Default: {defaults.Epochs}.", least: 0);

    public Option<double?> LearningRate { get; } = Options.Number("--learning-rate", $"{learningRate} Default: {defaults.Optimizer.LearningRate}.", NumberRange.Above(0));

    /// <summary>Not for a comparison, which has its own.</summary>
    public Option<int?> Seed { get; } = Options.Integer("--seed", "Fixes initial weights, data order and views. Default: 0.");

    /// <summary>The options with what was given.</summary>
    public TrainingOptions Apply(TrainingOptions options, ParseResult parsed) => options with
    {
        Epochs = parsed.GetValue(Epochs) ?? options.Epochs,
        Seed = parsed.GetValue(Seed) ?? options.Seed,
        Optimizer = options.Optimizer with { LearningRate = parsed.GetValue(LearningRate) ?? options.Optimizer.LearningRate },
    };
}
