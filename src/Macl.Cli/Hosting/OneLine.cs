namespace Macl.Cli.Hosting;

/// <summary>Messages of exceptions as a user reads them.</summary>
internal static class OneLine
{
    /// <summary>The message without line breaks, and without the framework's note on the parameter's name, which means nothing to a user.</summary>
    public static string Of(Exception problem)
    {
        string message = problem.Message.ReplaceLineEndings(" ");
        int parameter = problem is ArgumentException ? message.IndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
        return parameter < 0 ? message : message[..parameter];
    }
}
