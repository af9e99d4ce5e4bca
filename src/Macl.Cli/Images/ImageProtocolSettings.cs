using Macl.Learning.Evaluation;

namespace Macl.Cli.Images;

/// <summary>How the protocols for pictures judge.</summary>
/// <param name="Folds">How the pictures are divided where there is no test set; its seed is that of training with labels too.</param>
/// <param name="Neighbours">Neighbours of kNN.</param>
/// <param name="LabelFraction">The part of the labels that training learns from; null for each protocol's own.</param>
/// <param name="Epochs">Epochs of training with labels; null for each protocol's own.</param>
internal sealed record ImageProtocolSettings(CrossValidationOptions Folds, int Neighbours, double? LabelFraction, int? Epochs);
