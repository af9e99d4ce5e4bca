using System.Security.Cryptography;
using Macl.Inputs.Text;
using Macl.Inputs.Text.Sentences;
using Macl.Text.Encoders;
using Macl.Text.Models;

namespace Macl.Text.Recipes;

/// <summary>Where an encoder of sentences begins: with published weights, or with drawn ones and a tokenizer that is given or made from the data.</summary>
public sealed class SentenceStart
{
    private const int IntermediateFactor = 4;

    private readonly TextEncoderOptions _shape;

    private SentenceStart(TextEncoderOptions shape, TextTokenizer tokenizer)
    {
        _shape = shape;
        Tokenizer = tokenizer;
    }

    /// <summary>Sentences → tokens.</summary>
    public TextTokenizer Tokenizer { get; }

    /// <summary>The folder of the published weights; null where weights are drawn.</summary>
    public ModelRecord? From { get; private init; }

    /// <summary>The folder of the tokenizer where weights are drawn; null where it was made from the data, or the weights are published.</summary>
    public ModelRecord? TokenizerFrom { get; private init; }

    /// <summary>The most tokens of a text that the published model sees; null where weights are drawn: what is not trained on is not to be seen then.</summary>
    public int? ModelTokens { get; private init; }

    /// <summary>How the published model pools; null where weights are drawn.</summary>
    internal Pooling? Pooling { get; private init; }

    /// <summary>Whether the published model brings features to length 1, which it goes on to do.</summary>
    private bool Normalise { get; init; }

    /// <summary>The most tokens of a text that the encoder takes.</summary>
    public int MostTokens => _shape.MaxTokens;

    /// <summary>Features of a text.</summary>
    public int FeatureSize => _shape.HiddenSize;

    /// <summary>Published weights, or those of an earlier run, with their tokenizer.</summary>
    /// <param name="folder">In Hugging Face's layout; or a run folder.</param>
    /// <exception cref="Macl.Inputs.DataFormatException">A tokenizer's file is missing, damaged or of a kind that is not supported.</exception>
    /// <exception cref="InvalidDataException">There is no model, a file of it is damaged, or it is of a kind that is not supported.</exception>
    public static SentenceStart FromFolder(string folder)
    {
        var parts = SentenceModelFolder.Open(folder);
        return new SentenceStart(parts.Options, parts.Tokenizer) { From = RecordOf(parts.Path, IsPartOfModel), ModelTokens = parts.MaxTokens, Pooling = parts.Pooling, Normalise = parts.Normalise };
    }

    /// <summary>Drawn weights for the tokenizer of a model folder.</summary>
    /// <param name="tokenizerFolder">With the tokenizer's files; nothing else of it is read.</param>
    /// <param name="options">The shape of the encoder.</param>
    /// <exception cref="Macl.Inputs.DataFormatException">A tokenizer's file is missing, damaged or of a kind that is not supported.</exception>
    public static SentenceStart WithTokenizer(string tokenizerFolder, SentencePretrainingOptions options)
    {
        var tokenizer = TextTokenizer.Load(tokenizerFolder);
        return new SentenceStart(ShapeOf(options, tokenizer), tokenizer) { TokenizerFrom = RecordOf(tokenizerFolder, IsPartOfTokenizer) };
    }

    /// <summary>Drawn weights for a vocabulary that is made from the data.</summary>
    /// <param name="data">The sentences.</param>
    /// <param name="options">The shape of the encoder and the size of the vocabulary.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The data has no words, or more characters than the vocabulary has room for.</exception>
    public static SentenceStart FromData(SentenceDataSet data, SentencePretrainingOptions options, CancellationToken cancellation = default)
    {
        var texts = Enumerable.Range(0, data.Count).Select(data.Read).SelectMany(sample => new[] { sample.Text, sample.Positive, sample.HardNegative }.OfType<string>());
        var tokenizer = WordPieceTraining.Train(texts, options.VocabularySize, cancellation: cancellation);
        return new SentenceStart(ShapeOf(options, tokenizer), tokenizer);
    }

    /// <summary>The encoder as it begins, on the processor.</summary>
    internal TextEncoder Create(SentencePretrainingOptions options, long seed)
    {
        var encoder = new TextEncoder(options.Dropout is { } dropout ? _shape with { Dropout = dropout, AttentionDropout = dropout } : _shape, seed)
        {
            Pooling = options.Pooling!.Value,
            Normalise = Normalise,
            Precision = options.Precision,
        };
        try
        {
            LoadWeights(encoder);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }

        return encoder;
    }

    private void LoadWeights(TextEncoder encoder)
    {
        if (From is not null)
        {
            TextWeights.Load(encoder, From.Path);
        }
    }

    private static TextEncoderOptions ShapeOf(SentencePretrainingOptions options, TextTokenizer tokenizer) => new()
    {
        VocabularySize = tokenizer.VocabularySize,
        HiddenSize = options.HiddenSize,
        Layers = options.Layers,
        Heads = options.HiddenSize / SentencePretrainingOptions.HeadSize,
        IntermediateSize = IntermediateFactor * options.HiddenSize,
        PadId = tokenizer.PadId,
    };

    /// <summary>Of the files that decide what is taken from the folder, by name.</summary>
    private static ModelRecord RecordOf(string folder, Func<string, bool> isTaken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFiles(folder).Where(isTaken).Order(StringComparer.Ordinal))
        {
            using var content = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(content));
        }

        return new ModelRecord(Path.GetFullPath(folder), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static bool IsPartOfModel(string file) => IsPartOfTokenizer(file) || Path.GetExtension(file) is ".safetensors";

    private static bool IsPartOfTokenizer(string file) => Path.GetExtension(file) is ".json" or ".txt";
}
