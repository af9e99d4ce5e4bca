namespace Macl.Bench.Results;

/// <summary>The machine.</summary>
/// <param name="Processor">As it calls itself.</param>
/// <param name="VectorInstructions">The widest that the engine can use.</param>
/// <param name="Cores">Logical ones.</param>
/// <param name="MemoryGigabytes">In GiB.</param>
/// <param name="OperatingSystem">Name and version.</param>
internal sealed record MachineRecord(string Processor, string VectorInstructions, int Cores, double MemoryGigabytes, string OperatingSystem);
