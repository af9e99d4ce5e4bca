namespace Macl.Inputs.Text.SentEval;

/// <summary>A transfer task: texts with classes, for a classifier on frozen embeddings.</summary>
/// <param name="Name">As the field's tables call it: MR, CR, SUBJ, MPQA, SST-2, TREC, MRPC.</param>
/// <param name="Train">To learn from, or, where there is no test part, to divide into folds.</param>
/// <param name="Development">To choose hyperparameters on; null where there is none.</param>
/// <param name="Test">To judge on; null where there is none.</param>
public sealed record TransferSet(string Name, IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText>? Development = null, IReadOnlyList<LabelledText>? Test = null);
