namespace Macl.Bench.Measuring;

/// <summary>How long one size may be measured.</summary>
/// <param name="Rounds">The most rounds.</param>
/// <param name="Budget">No new round starts after this, once there were <see cref="FewestRounds"/>.</param>
internal sealed record TimeLimits(int Rounds, TimeSpan Budget)
{
    /// <summary>Fewer than this have no median worth the name.</summary>
    public const int FewestRounds = 3;

    public bool AllowAnother(int done, TimeSpan elapsed) => done < Rounds && (done < FewestRounds || elapsed < Budget);
}
