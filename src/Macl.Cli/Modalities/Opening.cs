using System.CommandLine;
using Macl.Cli.Progress;

namespace Macl.Cli.Modalities;

/// <summary>What the reading of data may use, which can take long: thousands of pictures are looked at one by one.</summary>
/// <param name="Parsed">The command line, for the options that a modality has of its own.</param>
/// <param name="Progress">Shows how far it is; it is on.</param>
/// <param name="Cancellation">Ends it.</param>
internal sealed record Opening(ParseResult Parsed, ProgressDisplay Progress, CancellationToken Cancellation);
