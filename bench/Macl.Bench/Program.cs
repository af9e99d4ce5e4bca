using System.CommandLine;
using Macl.Bench.Commands;

var command = new RootCommand("Measures Macl against plain automatic differentiation and against other software.")
{
    LossesCommand.Create(),
    TableCommand.Create(),
    AloneCommand.Create(),
};
return command.Parse(args).Invoke();
