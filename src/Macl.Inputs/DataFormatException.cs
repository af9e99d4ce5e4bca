namespace Macl.Inputs;

/// <summary>Input that cannot be read as what it should be: names the file, the line where there is one, what was found and what is allowed.</summary>
public sealed class DataFormatException : FormatException
{
    /// <param name="file">The file, or the folder or archive that should hold it.</param>
    /// <param name="problem">What was found and what is allowed, in one sentence without an end mark.</param>
    /// <param name="line">The line, from 1, or 0 where the fault belongs to no line.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public DataFormatException(string file, string problem, long line = 0, Exception? innerException = null)
        : base(line > 0 ? $"{file}, line {line}: {problem}." : $"{file}: {problem}.", innerException)
    {
        File = file;
        Problem = problem;
        Line = line;
    }

    /// <summary>The file, or the folder or archive that should hold it.</summary>
    public string File { get; }

    /// <summary>What was found and what is allowed, in one sentence without an end mark.</summary>
    public string Problem { get; }

    /// <summary>The line, from 1, or 0 where the fault belongs to no line.</summary>
    public long Line { get; }
}
