using Macl.Cli.Hosting;
using Macl.Losses;

LibTorchThreads.SleepWhenIdle();
LibTorchMemory.KeepFreed();
using var interruption = new Interruption();
return MaclCommand.Run(args, Terminal.OfProcess(), interruption.Token);
