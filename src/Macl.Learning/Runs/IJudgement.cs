namespace Macl.Learning.Runs;

/// <summary>How a run judges its encoder as it is: what it embeds, and by which protocols it judges that.</summary>
public interface IJudgement
{
    /// <summary>Embeds with the encoder as it is, in evaluation mode and without gradient, and judges. It changes neither weights nor random states.</summary>
    /// <returns>One report a protocol, at least one; the first is the main one.</returns>
    /// <exception cref="ArgumentException">An embedding is not finite, or does not fit a protocol.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IReadOnlyList<ProtocolReport> Judge(CancellationToken cancellation);
}
