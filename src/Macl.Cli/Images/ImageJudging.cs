using System.Globalization;
using Macl.Cli.Evaluate;
using Macl.Cli.Hosting;
using Macl.Learning.Evaluation;
using Macl.Vision.Encoders;
using Macl.Vision.Recipes;

namespace Macl.Cli.Images;

/// <summary>For <c>macl evaluate images</c>.</summary>
internal static class ImageJudging
{
    private const double AllLabels = 1;
    private const double FewLabels = .1;

    private static readonly KnnOptions Knn = new();

    public static Judging<JudgedImages> Create()
    {
        var reader = new ImageDataReader();
        var folds = Options.Integer("--folds", "Folds of the cross-validation, where there is no test set. Default: 10.", least: 2);
        var seed = Options.Integer("--evaluation-seed", "Fixes the folds. Default: 0.");
        var labelFraction = Options.Number(
            "--label-fraction", $"The part of the labels that linear-probe-sgd and fine-tune learn from. Default: {AllLabels} for linear-probe-sgd, {FewLabels.ToString(CultureInfo.InvariantCulture)} for fine-tune.",
            NumberRange.AboveUpTo(0, 1));
        var epochs = Options.Integer(
            "--epochs", $"Epochs of linear-probe-sgd and fine-tune. Default: {ClassificationOptions.LinearProbe.Training.Epochs} and {ClassificationOptions.FineTuning.Training.Epochs}.", least: 1);
        var neighbours = Options.Integer("--neighbours", $"Neighbours of kNN. Default: {Knn.Neighbours}, or a tenth of small data.", least: 1);
        var described = reader.WithTest(ImageDefaults.MostShortSide);
        return new()
        {
            Modality = ImageModality.Name,
            Encoder = "an image encoder",
            Data = described.LabelledDescription,
            Options = [.. described.Options, folds, seed, neighbours, labelFraction, epochs],
            Protocols =
            [
                new("knn", judged => judged.Obstacle(), (judged, cancellation) => judged.By(new KnnEvaluator(Knn with { Neighbours = judged.Settings.Neighbours, CrossValidation = judged.Settings.Folds }), cancellation)),
                new("linear-probe", judged => judged.Obstacle(), (judged, cancellation) => judged.By(new LinearProbeEvaluator(new() { CrossValidation = judged.Settings.Folds }), cancellation)),
                new("linear-probe-sgd", judged => judged.Obstacle(), (judged, cancellation) => judged.ByTraining(ClassificationOptions.LinearProbe, AllLabels, cancellation)) { IsDefault = false },
                new("fine-tune", judged => judged.Obstacle(), (judged, cancellation) => judged.ByTraining(ClassificationOptions.FineTuning, FewLabels, cancellation)) { IsDefault = false },
            ],
            Open = request =>
            {
                var parsed = request.Opening.Parsed;
                var division = new CrossValidationOptions { Folds = parsed.GetValue(folds) ?? 10, Seed = parsed.GetValue(seed) ?? 0 };
                var opened = reader.WithTest(ImageModel.Read(request.Model).Reading.MostShortSide!.Value).OpenLabelled(request.Data, request.Opening);
                SkippedFiles.Say(opened.Data, request.Opening.Progress);
                var settings = new ImageProtocolSettings(
                    division, parsed.GetValue(neighbours) ?? ImageDefaults.NeighboursFor(opened.Data.Images.Count), parsed.GetValue(labelFraction), parsed.GetValue(epochs));
                return new JudgedImages(request, opened, settings);
            },
        };
    }
}
