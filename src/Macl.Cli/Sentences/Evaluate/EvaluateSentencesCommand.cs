using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Cli.Progress;
using Macl.Inputs.Text.SentEval;
using Macl.Text.Models;

namespace Macl.Cli.Sentences.Evaluate;

/// <summary><c>macl evaluate sentences</c>: the tables of the field for a sentence encoder, trained here or published.</summary>
internal static class EvaluateSentencesCommand
{
    private const string DataDescription =
        "SentEval's data as a folder or zip, for sts and transfer; a file of scored pairs, for sts; or a file with columns of queries and what belongs to them, for retrieval.";

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var model = CommonOptions.Model();
        var data = CommonOptions.Data(DataDescription);
        var protocol = Options.Choice<SentenceProtocol>("--protocol", "sts: correlation of similarities with people's scores; transfer: logistic regression; retrieval: whether what belongs to a query lies nearest to it. Default: sts and transfer, as far as the data has their tasks.");
        var reader = new SentenceDataReader();
        var modelOptions = new SentenceModelOptions();
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var command = new Command(SentenceModality.Name, "Judge a sentence encoder.").With([model, data, protocol, .. reader.OfSentences, .. modelOptions.All, device, json]);
        command.SetAction(parsed =>
        {
            var display = ProgressDisplay.On(terminal);
            var request = new EncoderRequest(parsed.GetRequiredValue(model), parsed.GetValue(data), CommonOptions.ParseDevice(parsed.GetValue(device)), new Opening(parsed, display, cancellation));
            var evaluated = display.During(() => Evaluate(request, parsed.GetValue(protocol), reader, modelOptions));
            SentencesSummary.Show(evaluated, parsed.GetValue(json), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static SentencesEvaluated Evaluate(EncoderRequest request, SentenceProtocol? protocol, SentenceDataReader reader, SentenceModelOptions options)
    {
        if (protocol is SentenceProtocol.Retrieval)
        {
            using var data = reader.ReadSentences(request.Data ?? throw new UsageException("--protocol is retrieval, for which there is no bundled sample; allowed with --data."), request.Opening);
            return data.HasPositives
                ? Judge(request, options, judge => [judge.Retrieval(data)])
                : throw new UsageException($"{request.Data} has sentences alone; for retrieval it must have columns of queries and of what belongs to them, which --field names.");
        }

        if (request.Opening.Parsed.FirstGiven(reader.OfSentences) is { } given)
        {
            throw new UsageException($"{given.Name} was given, which SentEval's data and scored pairs have no use for; allowed with --protocol retrieval.");
        }

        var (similarity, transfer) = Read(request.Data, protocol);
        return Judge(request, options, judge => [.. similarity.Select(judge.Sts), .. transfer.Select(judge.Transfer)]);
    }

    private static (IReadOnlyList<SimilaritySet> Similarity, IReadOnlyList<TransferSet> Transfer) Read(string? path, SentenceProtocol? protocol)
    {
        if (!SentenceDataReader.IsSentEval(path))
        {
            return protocol is SentenceProtocol.Transfer
                ? throw new UsageException("--protocol is transfer, for which SentEval's data is needed; allowed with --data.")
                : ([SentenceDataReader.ReadPairs(path)], []);
        }

        return protocol switch
        {
            SentenceProtocol.Sts => (SimilarityReader.ReadAll(path!), []),
            SentenceProtocol.Transfer => ([], TransferReader.ReadAll(path!)),
            _ => (SimilarityReader.FindAll(path!), TransferReader.FindAll(path!)) is var (similarity, transfer) && similarity.Count + transfer.Count > 0
                ? (similarity, transfer)
                : throw new UsageException($"{path} holds no task of SentEval's: neither of similarity, such as STS/STS12-en-test, nor of transfer, such as MR."),
        };
    }

    private static SentencesEvaluated Judge(EncoderRequest request, SentenceModelOptions options, Func<SentenceJudge, IReadOnlyList<TaskScore>> judgeBy)
    {
        using SentenceModel model = options.Load(request);
        var judge = new SentenceJudge(model, request.Opening.Progress, request.Opening.Cancellation);
        var tasks = judgeBy(judge);
        return new SentencesEvaluated(request.Model, Options.JsonNameOf(model.Encoder.Pooling), model.Encoder.Normalise, request.Data ?? "the bundled sample of STS-B", tasks, judge.Described.Task, judge.Described.Geometry);
    }
}
