using Macl.Learning.Evaluation;

namespace Macl.Learning.Runs;

/// <summary>Embeds once and judges these embeddings by one or several protocols.</summary>
/// <typeparam name="TEmbeddings">
/// What the protocols take: an <see cref="EmbeddingSet"/>, which they divide into folds, or an <see cref="EmbeddingSplit"/> with a test
/// part of its own.
/// </typeparam>
public sealed class Judgement<TEmbeddings> : IJudgement
{
    private readonly Func<CancellationToken, TEmbeddings> _embed;
    private readonly IReadOnlyList<IEvaluator<TEmbeddings>> _protocols;

    /// <param name="embed">Embeds with the encoder as it is; evaluation mode, no gradient.</param>
    /// <param name="protocols">The protocols, the main one first.</param>
    /// <exception cref="ArgumentException">There is no protocol, or two have the same name.</exception>
    public Judgement(Func<CancellationToken, TEmbeddings> embed, params IReadOnlyList<IEvaluator<TEmbeddings>> protocols)
    {
        string[] names = [.. protocols.Select(protocol => protocol.Name)];
        if (names.Length == 0 || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            throw new ArgumentException($"The protocols are: {(names.Length == 0 ? "none" : string.Join(", ", names))}; allowed: one or several, each once.", nameof(protocols));
        }

        _embed = embed;
        _protocols = protocols;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolReport> Judge(CancellationToken cancellation)
    {
        TEmbeddings embeddings = _embed(cancellation);
        return [.. _protocols.Select(protocol => new ProtocolReport(protocol.Name, protocol.Evaluate(embeddings, cancellation)))];
    }
}
