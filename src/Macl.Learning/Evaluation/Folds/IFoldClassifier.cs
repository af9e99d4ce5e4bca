namespace Macl.Learning.Evaluation;

/// <summary>A kind of classifier that is learned within folds, for several costs at once.</summary>
internal interface IFoldClassifier
{
    /// <summary>Learns from the training part with every cost, and predicts the test part. Called by several threads.</summary>
    FoldPredictions Predict(Fold fold, IReadOnlyList<double> costs);
}
