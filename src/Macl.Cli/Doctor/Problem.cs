namespace Macl.Cli.Doctor;

/// <summary>Something wrong with the machine or the installation.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Problem(string What, string Remedy);
