using System.Reflection;
using System.Reflection.Emit;

namespace Macl.Repository.Tests.Scalars;

/// <summary>One step of a compiled method.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Code">What it does.</param>
/// <param name="Callee">The method that it calls, creates with or points at, if any.</param>
internal readonly record struct Instruction(int Offset, OpCode Code, MethodBase? Callee)
{
    public bool IsStoreToField => Code == OpCodes.Stfld || Code == OpCodes.Stsfld;

    public bool IsStoreToLocal => Code.Name!.StartsWith("stloc", StringComparison.Ordinal);
}
