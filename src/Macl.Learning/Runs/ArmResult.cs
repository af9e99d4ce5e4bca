namespace Macl.Learning.Runs;

/// <summary>One arm's scores.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Score">Times 100, over seeds: an accuracy in percent.</param>
public sealed record ArmResult(string Name, Sample Score);
