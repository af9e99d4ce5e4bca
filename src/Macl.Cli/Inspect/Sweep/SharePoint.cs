namespace Macl.Cli.Inspect.Sweep;

/// <summary>The shares of the hardest 1 % and 5 % at one temperature.</summary>
internal sealed record SharePoint(double Temperature, double OnePercent, double FivePercent);
