using System.CommandLine;
using System.CommandLine.Parsing;
using Macl.Cli.Compare;
using Macl.Cli.Doctor;
using Macl.Cli.Embed;
using Macl.Cli.Evaluate;
using Macl.Cli.Graphs;
using Macl.Cli.Images;
using Macl.Cli.Inspect;
using Macl.Cli.Pretrain;
using Macl.Cli.Sentences;
using Macl.Cli.Sentences.Evaluate;

namespace Macl.Cli.Hosting;

/// <summary>The command <c>macl</c> with all its verbs.</summary>
internal static class MaclCommand
{
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation)
    {
        var parsed = Create(terminal, cancellation).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            terminal.Error.WriteLine($"macl: {ProblemOf(parsed)} See '{HelpOf(parsed.CommandResult)}'.");
            return ExitCode.BadInput;
        }

        var invocation = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return Guard.Run(terminal, () => parsed.Invoke(invocation));
    }

    public static RootCommand Create(Terminal terminal, CancellationToken cancellation) => new("Trains embedding models without labels by model-aware contrastive learning (MACL), judges them, and puts them to work.")
    {
        Verb("pretrain", "Train an encoder on unlabelled data.", PretrainCommand.Create(GraphModality.Create(), terminal, cancellation), PretrainCommand.Create(ImageModality.Create(), terminal, cancellation), PretrainCommand.Create(SentenceModality.Create(), terminal, cancellation)),
        Verb("evaluate", "Judge a trained encoder by the standard protocols.", EvaluateCommand.Create(GraphJudging.Create(), terminal, cancellation), EvaluateCommand.Create(ImageJudging.Create(), terminal, cancellation), EvaluateSentencesCommand.Create(terminal, cancellation)),
        Verb("compare", "Compare losses on equal terms: arms × seeds, with paired differences.", CompareCommand.Create(GraphModality.Create(), terminal, cancellation), CompareCommand.Create(ImageModality.Create(), terminal, cancellation), CompareCommand.Create(SentenceModality.Create(), terminal, cancellation)),
        Verb("embed", "Write the embeddings of any data with a trained encoder.", EmbedCommand.Create(GraphEmbedding.Create(), terminal, cancellation), EmbedCommand.Create(ImageEmbedding.Create(), terminal, cancellation), EmbedCommand.Create(SentenceEmbedding.Create(), terminal, cancellation)),
        InspectCommand.Create(terminal, cancellation),
        DoctorCommand.Create(terminal),
    };

    private static Command Verb(string name, string description, params ReadOnlySpan<Command> modalities)
    {
        var verb = new Command(name, description);
        foreach (var modality in modalities)
        {
            verb.Add(modality);
        }

        return verb;
    }

    /// <summary>A word that means nothing says more than what is missing because of it.</summary>
    private static string ProblemOf(ParseResult parsed) => parsed.UnmatchedTokens is [var unknown, ..]
        ? $"'{unknown}' is neither a command nor an option here."
        : parsed.Errors[0].Message;

    private static string HelpOf(CommandResult command)
    {
        var names = new Stack<string>();
        for (SymbolResult? symbol = command; symbol is CommandResult { Parent: not null } part; symbol = part.Parent)
        {
            names.Push(part.Command.Name);
        }

        return string.Join(' ', ["macl", .. names, "--help"]);
    }
}
