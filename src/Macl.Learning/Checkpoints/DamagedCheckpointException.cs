namespace Macl.Learning.Checkpoints;

/// <summary>A checkpoint is damaged, truncated or foreign.</summary>
public sealed class DamagedCheckpointException : Exception
{
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="cause">The error behind it.</param>
    public DamagedCheckpointException(string folder, string reason, Exception? cause = null)
        : base($"The checkpoint {folder} cannot be used: {reason}.", cause) => Reason = reason;

    /// <summary>What is wrong with it, without a full stop.</summary>
    public string Reason { get; }
}
