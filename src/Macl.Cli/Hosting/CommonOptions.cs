using System.CommandLine;
using Macl.Learning.Methods;
using Macl.Losses;
using TorchSharp;

namespace Macl.Cli.Hosting;

/// <summary>The options that mean the same everywhere.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => Options.Flag("--json", "Print one JSON object on standard output; everything else goes to standard error.");

    public static Option<string?> Data(string what) => Options.Text("--data", $"{what} Default: the bundled sample.", "PATH");

    public static Option<string> Model() => Options.RequiredText("--model", "A run folder, or a model folder.", "RUN");

    public static Option<string?> Out(string what) => Options.Text("--out", what, "PATH");

    public static Option<string?> Device() => Options.Text("--device", "cpu, cuda, or cuda:N. Default: cpu.", "DEVICE");

    public static Option<Pairing?> Pairing(string whichDefault) =>
        Options.Choice("--pairing", $"two-view: both views of all other samples are negatives (SimCLR); one-way: only the other view's (GraphCL, SimCSE). Default: {whichDefault}.", ("two-view", Losses.Pairing.TwoView), ("one-way", Losses.Pairing.OneWay));

    public static Option<LossKind?> Loss() =>
        Options.Choice("--loss", "The loss. Default: macl.", [.. LossNames.Losses.OrderByDescending(named => named.Kind == LossKind.Macl)]);

    /// <exception cref="UsageException">The device is unknown, or not on this machine.</exception>
    public static torch.Device ParseDevice(string? text)
    {
        string name = text ?? "cpu";
        bool isCuda = string.Equals(name, "cuda", StringComparison.Ordinal) || name.StartsWith("cuda:", StringComparison.Ordinal);
        if (string.Equals(name, "cpu", StringComparison.Ordinal))
        {
            return torch.CPU;
        }

        if (!isCuda || (name.Length > 5 && !int.TryParse(name.AsSpan(5), out _)))
        {
            throw new UsageException($"--device is '{name}'; allowed: cpu, cuda, cuda:N.");
        }

        return torch.cuda.is_available() ? torch.device(name) : throw new UsageException($"--device is '{name}', but libtorch sees no CUDA device here; allowed: cpu. See 'macl doctor'.");
    }
}
