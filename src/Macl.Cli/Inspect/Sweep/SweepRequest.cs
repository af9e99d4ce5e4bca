using Macl.Cli.Hosting;
using Macl.Inputs.Npy;
using Macl.Learning.Methods;
using TorchSharp;

namespace Macl.Cli.Inspect.Sweep;

/// <summary>A sweep that was asked for.</summary>
/// <param name="Labels">The file of labels, or null.</param>
/// <param name="Folder">Where its files go.</param>
internal sealed record SweepRequest(string? Labels, SweepFolder Folder)
{
    /// <summary>Measures, and writes the folder.</summary>
    /// <param name="first">The first view, which an inspection has found fit.</param>
    /// <param name="second">The second view.</param>
    /// <param name="options">τ₀, α, A₀ and the pairing.</param>
    /// <param name="inspection">What was found at τ₀.</param>
    /// <param name="terminal">Where progress is told.</param>
    /// <param name="cancellation">Stops the work; nothing is written then.</param>
    /// <exception cref="UsageException">The labels do not fit.</exception>
    public SweepOutput Run(NpyArray first, NpyArray second, LossOptions options, Inspection inspection, Terminal terminal, CancellationToken cancellation)
    {
        int[]? labels = Labels is null ? null : LabelFile.Read(Labels, first.Shape[0]);
        terminal.Error.WriteLine("sweeping over temperatures and numbers of negatives");
        SweepRecord sweep = OnOneThread(() => Sweeper.Sweep(first, second, labels, options, cancellation));
        Folder.Write(sweep, inspection);
        return new SweepOutput(sweep, Folder);
    }

    /// <summary>The matrices are small: one thread of libtorch is fastest, and gives the same numbers on any number of cores.</summary>
    private static SweepRecord OnOneThread(Func<SweepRecord> sweep)
    {
        int before = torch.get_num_threads();
        torch.set_num_threads(1);
        try
        {
            return sweep();
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }
}
