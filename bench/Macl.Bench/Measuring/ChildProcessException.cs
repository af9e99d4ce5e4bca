namespace Macl.Bench.Measuring;

/// <summary>A process that was started failed.</summary>
internal sealed class ChildProcessException(string message, Exception? inner = null) : Exception(message, inner);
