using System.Globalization;
using Macl.Bench.Measuring;
using Macl.Bench.Peers;
using Macl.Bench.Results;
using Macl.Inputs.Text;
using Macl.Inputs.Text.Sentences;
using Macl.Learning.Training;
using Macl.Losses;
using TorchSharp;

namespace Macl.Bench.Commands;

/// <summary>Measures training and encoding: both precisions and a matrix product in turns in this process, and the other software in turns in its own right after.</summary>
internal sealed class SentencesRun(SentencesPlan plan, TextWriter progress)
{
    private static readonly (Precision Precision, string Contestant)[] _precisions = BFloat16Instructions.AreImitated
        ? [(Precision.Float32, SentenceContestants.Macl)]
        : [(Precision.Float32, SentenceContestants.Macl), (Precision.BFloat16, SentenceContestants.MaclInBFloat16)];

    public BenchRecord<SentenceRow> Run(DateTime now)
    {
        LibTorchMemory.KeepFreed();
        torch.set_num_threads(plan.Threads);
        PyTorchSentences? peers = Python.WithPyTorch(plan.Python) is { } python ? new PyTorchSentences(python, plan.Threads) : null;
        string[] sentences = Read();
        var tokenizer = WordPieceTraining.Train(sentences, vocabularySize: 8000);
        using var work = new SentenceWork(plan.Setting, tokenizer, sentences);
        int[][] texts = [.. sentences.Select(sentence => tokenizer.Encode(sentence, plan.Setting.MaxTokens))];
        return new BenchRecord<SentenceRow>
        {
            Command = plan.Command,
            Date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Machine = ThisMachine.Describe(),
            Versions = ThisMachine.Versions(peers?.About()),
            Threads = plan.Threads,
            Notes = [.. NotesOn(peers)],
            Rows = [.. Measure(SentenceRow.Training, work.Train, texts, peers), .. Measure(SentenceRow.Encoding, work.Encode, texts, peers)],
        };
    }

    private static IEnumerable<string> NotesOn(PyTorchSentences? peers)
    {
        if (peers is null)
        {
            yield return "PyTorch was not measured: no Python that has it was found.";
        }

        if (BFloat16Instructions.AreImitated)
        {
            yield return "bfloat16 was not measured: the processor has no instructions for it.";
        }
    }

    private string[] Read()
    {
        using var data = SentenceReader.Read(plan.Data);
        return [.. Enumerable.Range(0, Math.Min(plan.Sentences, data.Count)).Select(index => data.Read(index).Text)];
    }

    private SentenceRow[] Measure(string kind, Action<Precision> run, int[][] texts, PyTorchSentences? peers)
    {
        progress.WriteLine(kind);
        MatrixProduct[] products = MatrixProduct.Create();
        Sample[] samples = Interleaved.Measure([.. _precisions.Select(one => (Action)(() => run(one.Precision))), .. products.Select(product => (Action)product.Run)], plan.Limits);
        double gigaflops = MatrixProduct.Gigaflops(products, samples[_precisions.Length..]);
        Array.ForEach(products, product => product.Dispose());
        return [.. _precisions.Zip(samples, (one, sample) => Row(kind, one.Contestant, sample, texts) with { ProductGigaflops = gigaflops }), .. peers?.Measure(kind, _precisions.Select(one => one.Precision), plan.Setting, texts, plan.Limits) ?? []];
    }

    private SentenceRow Row(string kind, string contestant, Sample sample, int[][] texts) => new()
    {
        Contestant = contestant,
        Work = kind,
        Layers = plan.Setting.Layers,
        HiddenSize = plan.Setting.HiddenSize,
        Sentences = texts.Length,
        Tokens = texts.Sum(text => (long)text.Length),
        MedianMilliseconds = sample.Median,
        MinimumMilliseconds = sample.Minimum,
        Samples = sample.Milliseconds.Length,
    };
}
