using Macl.Learning.Data;
using Macl.Learning.Evaluation;
using Macl.Losses;
using Macl.Text.Batches;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Text.Models;

/// <summary>Embeds sentences. Long and short ones are encoded apart, so that little is filled up; the order stays.</summary>
public static class SentenceEmbedder
{
    private const int WindowSentences = 8192;

    /// <summary>On the processor a batch's features stay in the cache between operations; elsewhere a batch keeps the device busy.</summary>
    private const int MostTokensOnProcessor = 1024;
    private const int MostTokensOnDevice = 4096;
    private const int MostSentencesOfBatch = 256;

    /// <summary>One embedding for each sentence, in order. The encoder's mode is restored.</summary>
    /// <param name="model">Put into evaluation mode for the time.</param>
    /// <param name="sentences">At least one.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/> before the next batch.</param>
    public static EmbeddingSet Embed(SentenceModel model, IReadOnlyList<string> sentences, CancellationToken cancellation = default) =>
        Embed(model, sentences, sentences.Count, cancellation);

    /// <summary>The same of sentences that are read as they are needed, so that no more than some thousand are in memory at a time.</summary>
    /// <param name="model">Put into evaluation mode for the time.</param>
    /// <param name="sentences">Read once, in order.</param>
    /// <param name="count">How many there are; at least 1.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/> before the next batch.</param>
    /// <exception cref="ArgumentException">There is another number of sentences, or more than one array can hold the embeddings of.</exception>
    public static EmbeddingSet Embed(SentenceModel model, IEnumerable<string> sentences, int count, CancellationToken cancellation = default)
    {
        int size = model.Encoder.Options.HiddenSize;
        ThrowIfTooMany(count, size);
        float[] values = new float[count * size];
        int filled = 0;
        foreach (float[] rows in InOrder(model, sentences, cancellation))
        {
            ThrowIfOtherCount(rows.Length <= values.Length - filled, count);
            rows.CopyTo(values, filled);
            filled += rows.Length;
        }

        ThrowIfOtherCount(filled == values.Length, count);
        return new EmbeddingSet(values, size);
    }

    /// <summary>The embeddings of any number of sentences, some thousand rows at a time: row after row, [rows × D]. The encoder's mode is restored at the end.</summary>
    /// <param name="model">Put into evaluation mode for the time.</param>
    /// <param name="sentences">Read as they are needed.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/> before the next batch.</param>
    public static IEnumerable<float[]> InOrder(SentenceModel model, IEnumerable<string> sentences, CancellationToken cancellation = default)
    {
        bool training = model.Encoder.training;
        model.Encoder.eval();
        try
        {
            foreach (int[][] texts in sentences.Chunk(WindowSentences).SelectAhead(window => Tokenize(model, window), ahead: 1, cancellation))
            {
                yield return Encode(model, texts, cancellation);
            }
        }
        finally
        {
            model.Encoder.train(training);
        }
    }

    private static void ThrowIfTooMany(int count, int size)
    {
        if (count > Array.MaxLength / size)
        {
            throw new ArgumentException($"There are {count:N0} sentences; at {size} features each at most {Array.MaxLength / size:N0} can be embedded at a time.", nameof(count));
        }
    }

    private static void ThrowIfOtherCount(bool isAsStated, int count)
    {
        if (!isAsStated)
        {
            throw new ArgumentException($"{nameof(count)} is {count}; it must be the number of the sentences.", nameof(count));
        }
    }

    private static int[][] Tokenize(SentenceModel model, string[] sentences) => [.. sentences.Select(sentence => model.Tokenizer.Encode(sentence, model.MaxTokens))];

    private static float[] Encode(SentenceModel model, int[][] texts, CancellationToken cancellation)
    {
        int size = model.Encoder.Options.HiddenSize;
        float[] rows = new float[(long)texts.Length * size];
        var (threads, mostTokens) = model.Encoder.WordEmbeddings.device.type == DeviceType.CPU ? (get_num_threads(), MostTokensOnProcessor) : (1, MostTokensOnDevice);
        var encoded = BatchesByLength(texts, mostTokens).SelectAhead(places => (Places: places, Values: Encode(model, [.. places.Select(place => texts[place])], threads)), ahead: threads - 1, cancellation);
        foreach (var (places, values) in encoded)
        {
            Scatter(values, places, rows, size);
        }

        return rows;
    }

    /// <summary>On one thread, as one of so many beside each other: the operations of a batch are too small to be shared out among threads.</summary>
    private static float[] Encode(SentenceModel model, int[][] texts, int threads)
    {
        using var alone = threads > 1 ? new OneLibTorchThread(afterwards: threads) : null;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var batch = TokenBatch.Of(texts, model.Tokenizer.PadId, model.Encoder.WordEmbeddings.device);
        return model.Encoder.call(batch).cpu().data<float>().ToArray();
    }

    private static IEnumerable<int[]> BatchesByLength(int[][] texts, int mostTokens)
    {
        int[] places = [.. Enumerable.Range(0, texts.Length).OrderByDescending(place => texts[place].Length)];
        for (int start = 0; start < places.Length;)
        {
            int count = Math.Clamp(mostTokens / texts[places[start]].Length, 1, MostSentencesOfBatch);
            int end = Math.Min(places.Length, start + count);
            yield return places[start..end];
            start = end;
        }
    }

    private static void Scatter(float[] encoded, int[] places, float[] rows, int size)
    {
        foreach (var (number, place) in places.Index())
        {
            encoded.AsSpan(number * size, size).CopyTo(rows.AsSpan(place * size));
        }
    }
}
