using Macl.Inputs.Text;
using Macl.Inputs.Text.Sentences;
using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Learning.Training;
using Macl.Losses;
using Macl.Text.Batches;
using Macl.Text.Encoders;
using Macl.Text.Models;
using static TorchSharp.torch;

namespace Macl.Bench.Measuring;

/// <summary>Trains on sentences by SimCSE and MACL, an epoch at a time, and encodes them.</summary>
internal sealed class SentenceWork : IDisposable
{
    private const int Vocabulary = 30522;
    private const int HeadSize = 64;
    private const int Seed = 17;

    private static readonly TrainingOptions _training = new() { Epochs = 1, Optimizer = new() { Kind = OptimizerKind.AdamW, LearningRate = 1e-4 } };

    private readonly SentenceModel _model;
    private readonly IReadOnlyList<string> _sentences;
    private readonly SimClr<TokenBatch> _method;
    private readonly SentenceViewSource _views;

    public SentenceWork(SentenceSetting setting, TextTokenizer tokenizer, IReadOnlyList<string> sentences)
    {
        var options = new TextEncoderOptions
        {
            VocabularySize = Vocabulary,
            HiddenSize = setting.HiddenSize,
            Layers = setting.Layers,
            Heads = setting.HiddenSize / HeadSize,
            IntermediateSize = 4 * setting.HiddenSize,
        };
        _sentences = sentences;
        _model = new SentenceModel(new TextEncoder(options, Seed) { Pooling = Pooling.Mean }, tokenizer, setting.MaxTokens);
        _method = new SimClr<TokenBatch>(_model.Encoder, nn.Identity(), new MaclLoss(.05, 2, .8, pairing: Pairing.OneWay));
        var data = SentenceDataSet.From("bench", sentences.Select(sentence => new TextSample(sentence)));
        _views = SentenceViewSource.Contrastive(data, tokenizer, new BatchPlan(data.Count, setting.BatchSize, LastBatch.Drop, Seed), new() { MaxTokens = setting.MaxTokens });
    }

    public void Train(Precision precision)
    {
        _model.Encoder.Precision = precision;
        using var trainer = new Trainer<TokenBatch>(_method, _views, _training, []);
        trainer.Run(CancellationToken.None);
    }

    public void Encode(Precision precision)
    {
        _model.Encoder.Precision = precision;
        SentenceEmbedder.Embed(_model, _sentences);
    }

    public void Dispose() => _method.Dispose();
}
