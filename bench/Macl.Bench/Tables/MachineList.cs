using Macl.Bench.Results;

namespace Macl.Bench.Tables;

/// <summary>A list, not a table: what the numbers come from.</summary>
internal static class MachineList
{
    public static string Of<TRow>(BenchRecord<TRow> record)
    {
        string[] lines =
        [
            $"Machine: {record.Machine.Processor}, {record.Machine.Cores} cores, vectors of {record.Machine.VectorInstructions}, {Quantity.Rate(record.Machine.MemoryGigabytes)} GiB of memory, {record.Machine.OperatingSystem}",
            $"Macl {record.Versions.Macl} on {record.Versions.DotNet}, TorchSharp {record.Versions.TorchSharp}, libtorch {record.Versions.LibTorch}",
            .. record.Versions.Peers is { } peers ? [$"Peers: {peers}"] : Array.Empty<string>(),
            $"{Threads(record.Threads)} each, {record.Date}",
            $"`{record.Command}`",
            .. record.Notes,
        ];
        return string.Join('\n', lines.Select(line => $"- {line}"));
    }

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";
}
