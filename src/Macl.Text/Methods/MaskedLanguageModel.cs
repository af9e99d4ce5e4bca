using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Losses;
using Macl.Text.Batches;
using Macl.Text.Encoders;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Text.Methods;

/// <summary>
/// Masked-language-model pretraining (Devlin et al., NAACL 2019): guesses the tokens that are hidden. What an encoder learns so is a start for SimCSE where there are no published weights.
/// </summary>
/// <remarks>
/// The first view is a sentence with some tokens hidden; the second has these tokens where they stood, and padding everywhere else (<see cref="SentenceViewSource.Masked"/>).
/// Its measurement is <c>maskedAccuracy</c>, the fraction of hidden tokens that is guessed.
/// </remarks>
public sealed class MaskedLanguageModel : LearningMethod<TokenBatch>
{
    private readonly TextEncoder _encoder;
    private readonly MaskedLanguageHead _head;

    /// <param name="encoder">Owned by the method.</param>
    /// <param name="seed">Fixes the head's weights.</param>
    /// <param name="tokenCounts">How often each token of the vocabulary occurs, 0 or more. Default null: unknown.</param>
    /// <remarks>
    /// With counts the head begins at the tokens' frequencies, which it would learn first otherwise, and at a price: word embeddings are the head's weights, and those of all rare words are pushed into
    /// one direction on the way.
    /// </remarks>
    /// <exception cref="ArgumentException">There are not as many counts as tokens in the vocabulary.</exception>
    public MaskedLanguageModel(TextEncoder encoder, long seed, IReadOnlyList<long>? tokenCounts = null)
        : base(nameof(MaskedLanguageModel))
    {
        if (tokenCounts is not null && tokenCounts.Count != encoder.Options.VocabularySize)
        {
            throw new ArgumentException($"There are {tokenCounts.Count} counts for a vocabulary of {encoder.Options.VocabularySize}; allowed: as many.", nameof(tokenCounts));
        }

        _encoder = encoder;
        _head = new MaskedLanguageHead(encoder.Options, seed, tokenCounts);
        register_module("encoder", encoder);
        register_module("head", _head);
    }

    /// <inheritdoc/>
    public override Module<TokenBatch, Tensor> Encoder => _encoder;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The batch is in several parts.</exception>
    public override StepOutput forward(ViewBatch<TokenBatch> views)
    {
        using var scope = NewDisposeScope();
        var (seen, asked) = views.Parts.Single();
        Tensor answers = asked.Ids.reshape(-1);
        Tensor places = IsAsked(answers).nonzero().reshape(-1);
        answers = answers.index_select(0, places);
        Tensor logits = _head.call(_encoder.Tokens(seen).flatten(0, 1).index_select(0, places), _encoder.WordEmbeddings);
        Tensor loss = functional.cross_entropy(logits, answers).MoveToOuterDisposeScope();
        return new StepOutput(loss, new Dictionary<string, double>(StringComparer.Ordinal) { ["maskedAccuracy"] = Accuracy(logits, answers) });
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep()
    {
    }

    private Tensor IsAsked(Tensor answers)
    {
        using var padding = ((long)_encoder.Options.PadId).ToScalar();
        return answers.ne(padding);
    }

    private static double Accuracy(Tensor logits, Tensor answers)
    {
        using var noGradient = no_grad();
        return logits.argmax(1).eq(answers).to(ScalarType.Float64).mean().ReadDouble();
    }
}
