namespace Macl.Cli.Embed;

/// <summary>What <c>macl embed</c> wrote.</summary>
/// <param name="Data">What reports call the data.</param>
/// <param name="Samples">How many there are.</param>
/// <param name="Dimension">D.</param>
/// <param name="Vectors">The file with a row for each.</param>
/// <param name="Ids">The file with each row's id and label.</param>
internal sealed record WrittenEmbeddings(string Data, int Samples, int Dimension, string Vectors, string Ids);
