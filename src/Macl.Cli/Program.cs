using Macl.Cli.Hosting;

using var interruption = new Interruption();
return MaclCommand.Run(args, Terminal.OfProcess(), interruption.Token);
