namespace Macl.Cli.Sentences.Evaluate;

/// <summary>What one task found; scores times 100.</summary>
/// <param name="Protocol">sts, transfer or retrieval.</param>
/// <param name="Task">As the field's tables call it.</param>
/// <param name="Metric">What the score is.</param>
/// <param name="Score">The main score.</param>
/// <param name="Further">More scores by their names, such as those of subsets.</param>
/// <param name="Notes">What helps to judge the scores, a sentence each: what was left out, hyperparameters that were chosen, embeddings that collapsed. Often empty.</param>
internal sealed record TaskScore(string Protocol, string Task, string Metric, double Score, IReadOnlyDictionary<string, double> Further, IReadOnlyList<string> Notes);
