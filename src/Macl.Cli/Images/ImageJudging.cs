using Macl.Cli.Evaluate;
using Macl.Cli.Hosting;
using Macl.Learning.Evaluation;

namespace Macl.Cli.Images;

/// <summary>For <c>macl evaluate images</c>.</summary>
internal static class ImageJudging
{
    private static readonly KnnOptions Knn = new();

    public static Judging<JudgedImages> Create()
    {
        var reader = new ImageDataReader();
        var folds = Options.Integer("--folds", "Folds of the cross-validation, where there is no test set. Default: 10.", least: 2);
        var seed = Options.Integer("--evaluation-seed", "Fixes the folds. Default: 0.");
        var neighbours = Options.Integer("--neighbours", $"Neighbours of kNN. Default: {Knn.Neighbours}.", least: 1);
        return new()
        {
            Modality = ImageModality.Name,
            Encoder = "an image encoder",
            Data = reader.WithTest.LabelledDescription,
            Options = [.. reader.WithTest.Options, folds, seed, neighbours],
            Protocols =
            [
                new("knn", judged => judged.Obstacle(), (judged, cancellation) => judged.By(new KnnEvaluator(Knn with { Neighbours = judged.Neighbours, CrossValidation = judged.Folds }), cancellation)),
                new("linear-probe", judged => judged.Obstacle(), (judged, cancellation) => judged.By(new LinearProbeEvaluator(new() { CrossValidation = judged.Folds }), cancellation)),
            ],
            Open = request =>
            {
                var parsed = request.Opening.Parsed;
                var division = new CrossValidationOptions { Folds = parsed.GetValue(folds) ?? 10, Seed = parsed.GetValue(seed) ?? 0 };
                return new JudgedImages(request, reader.WithTest.OpenLabelled(request.Data, request.Opening), division, parsed.GetValue(neighbours) ?? Knn.Neighbours);
            },
        };
    }
}
