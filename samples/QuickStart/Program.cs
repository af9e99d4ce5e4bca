using Macl.Graphs.Batches;
using Macl.Graphs.Encoders;
using Macl.Graphs.Recipes;
using Macl.Inputs.Graphs;
using Macl.Inputs.Images;
using Macl.Learning.Runs;
using Macl.Losses;
using Macl.Vision.Encoders;
using TorchSharp;
using static TorchSharp.torch;

UseTheLoss();
if (args is ["pictures", var photos, var model])
{
    EmbedPictures(photos, model);
}
else if (args is [var data, var folder])
{
    Train(data, folder);
    Embed(data, folder);
}

static void UseTheLoss()
{
    // begin-snippet: loss
    var first = randn(256, 128, requires_grad: true);   // projections of one view, [N, P]
    var second = randn(256, 128, requires_grad: true);  // of the other view, same samples, same order

    using var loss = new MaclLoss(temperature: 0.1, alpha: 0.5);
    using var value = loss.forward(first, second);      // InfoNceLoss and DclLoss are used the same way
    value.backward();
    // end-snippet

    Console.WriteLine($"MACL of random projections: {value.ToSingle():F3}");
}

static void Train(string data, string folder)
{
    // begin-snippet: train
    var recipe = new GraphCl(TuDataSet.Read(data), data, new GraphClOptions(), new GraphClMachine());
    using var task = recipe.Prepare();
    var run = RunFolder.OpenOrCreate(folder, recipe.Record);
    var outcome = new Pretraining<GraphBatch>(task, run, recipe.Record, new PretrainingSettings()).Run(CancellationToken.None);
    // end-snippet

    Console.WriteLine($"accuracy {outcome.Result.Evaluation?.Score.Mean:F1} %, report {run.Report}");
}

static void Embed(string data, string folder)
{
    // begin-snippet: embed
    var (model, encoder) = GraphModel.Load(folder, CPU);
    var embeddings = GraphEmbedder.Embed(encoder, TuDataSet.Read(data), model.Features);
    ReadOnlySpan<float> vector = embeddings[0];         // one row a graph
    // end-snippet

    Console.WriteLine($"{embeddings.Count} embeddings of {vector.Length} dimensions");
}

static void EmbedPictures(string data, string folder)
{
    // begin-snippet: pictures
    var (model, encoder) = ImageModel.Load(folder, CPU);
    using var pictures = ImageReader.Read(data, model.Reading);
    var embeddings = ImageEmbedder.Embed(encoder, pictures, model.Transform);
    // end-snippet

    Console.WriteLine($"{embeddings.Count} embeddings of {embeddings.Dimension} dimensions");
}
