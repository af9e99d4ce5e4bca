using Macl.Bench.Results;

namespace Macl.Repository.Tests.Documents;

/// <summary>Results of a benchmark that nobody ran.</summary>
internal static class BenchRecords
{
    public static BenchRecord<TRow> Of<TRow>(params TRow[] rows) => new()
    {
        Command = "bench",
        Date = "2026-01-01",
        Machine = new MachineRecord("a processor", "512 bits", Cores: 2, MemoryGigabytes: 24, "a system"),
        Versions = new VersionRecord("0", "10", "0.107", "2.10", Peers: null),
        Threads = 2,
        Notes = [],
        Rows = rows,
    };
}
