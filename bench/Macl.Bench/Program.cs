using System.CommandLine;
using Macl.Bench.Commands;
using Macl.Losses;

const int Failed = 1;

LibTorchThreads.SleepWhenIdle();

var command = new RootCommand("Measures Macl against plain automatic differentiation and against other software.")
{
    LossesCommand.Create(),
    ImagesCommand.Create(),
    EncodersCommand.Create(),
    SentencesCommand.Create(),
    TableCommand.Create(),
    AloneCommand.Create(),
};
try
{
    return command.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
{
    Console.Error.WriteLine(problem.Message);
    return Failed;
}
