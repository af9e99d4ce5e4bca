using System.Runtime.InteropServices;
using Macl.Inputs.Text.SentEval;
using Macl.Learning.Evaluation;
using Macl.Text.Models;

namespace Macl.Text.Evaluation;

/// <summary>Pairs of sentences with the scores of people: a task of semantic textual similarity. Each sentence is embedded once, in however many pairs it occurs.</summary>
public sealed class SimilarityTask
{
    private readonly List<string> _sentences = [];
    private readonly List<ScoredPair> _pairs = [];

    /// <param name="pairs">At least 2 in each subset, whose scores differ.</param>
    public SimilarityTask(IEnumerable<ScoredSentences> pairs)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (first, second, score, subset) in pairs)
        {
            _pairs.Add(new ScoredPair(RowOf(first), RowOf(second), score, subset));
        }

        int RowOf(string sentence)
        {
            ref int row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, sentence, out bool isKnown);
            if (!isKnown)
            {
                row = _sentences.Count;
                _sentences.Add(sentence);
            }

            return row;
        }
    }

    /// <summary>How many pairs there are.</summary>
    public int Count => _pairs.Count;

    /// <summary>The pairs by an encoder.</summary>
    /// <param name="model">Put into evaluation mode for the time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">A subset has too few pairs, or a single score.</exception>
    public ScoredPairs Embed(SentenceModel model, CancellationToken cancellation = default) =>
        new(SentenceEmbedder.Embed(model, _sentences, cancellation), _pairs);
}
