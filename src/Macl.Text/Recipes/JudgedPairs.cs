using Macl.Learning.Runs;
using Macl.Text.Evaluation;

namespace Macl.Text.Recipes;

/// <summary>Scored pairs that a run is judged on, while it trains and at its end.</summary>
/// <param name="Task">The pairs.</param>
/// <param name="Record">Where they are from.</param>
public sealed record JudgedPairs(SimilarityTask Task, DataRecord Record);
