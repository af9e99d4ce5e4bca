using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Learning.Training;
using Macl.Text.Encoders;
using Macl.Text.Models;

namespace Macl.Cli.Sentences;

/// <summary>The options of the command line on how a sentence encoder is put to use.</summary>
internal sealed class SentenceModelOptions
{
    private readonly Option<Pooling?> _pooling = Options.Choice<Pooling>("--pooling", "How features of tokens become those of the text. Default: what the model's folder says, or else cls.");
    private readonly Option<bool?> _normalise = new("--normalize") { Description = "Whether features are brought to length 1. Default: what the model's folder says, or else false.", HelpName = "true|false" };
    private readonly Option<Precision?> _precision = Options.Choice<Precision>("--precision", "In what the encoder computes. Default: float32.");

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_pooling, _normalise, _precision];

    /// <summary>The encoder that is asked for, with what was given.</summary>
    /// <exception cref="InvalidDataException">There is no model, or it is damaged or of a kind that is not supported.</exception>
    public SentenceModel Load(EncoderRequest request)
    {
        var model = SentenceModel.Load(request.Model, request.Device);
        model.Encoder.Pooling = request.Opening.Parsed.GetValue(_pooling) ?? model.Encoder.Pooling;
        model.Encoder.Normalise = request.Opening.Parsed.GetValue(_normalise) ?? model.Encoder.Normalise;
        model.Encoder.Precision = request.Opening.Parsed.GetValue(_precision) ?? model.Encoder.Precision;
        return model;
    }
}
