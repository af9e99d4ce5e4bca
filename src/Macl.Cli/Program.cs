using Macl.Cli.Hosting;
using Macl.Losses;

LibTorchThreads.SleepWhenIdle();
using var interruption = new Interruption();
return MaclCommand.Run(args, Terminal.OfProcess(), interruption.Token);
