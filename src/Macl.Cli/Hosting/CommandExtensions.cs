using System.CommandLine;

namespace Macl.Cli.Hosting;

/// <summary>Adds options to a command.</summary>
internal static class CommandExtensions
{
    /// <summary>The same command with more options, in this order.</summary>
    public static Command With(this Command command, params IEnumerable<Option> options)
    {
        foreach (var option in options)
        {
            command.Add(option);
        }

        return command;
    }
}
