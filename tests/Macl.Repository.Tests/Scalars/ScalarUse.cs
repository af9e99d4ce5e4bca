using System.Reflection;
using System.Reflection.Emit;

namespace Macl.Repository.Tests.Scalars;

/// <summary>Finds scalars in our own code that the garbage collector may free while libtorch reads them.</summary>
internal static class ScalarUse
{
    /// <summary>One line for each.</summary>
    public static IEnumerable<string> UnheldIn(MethodBase method)
    {
        Instruction[] body = [.. CompiledCode.InstructionsOf(method).Where(instruction => instruction.Code != OpCodes.Nop)];
        int[] guarded = [.. from clause in method.GetMethodBody()?.ExceptionHandlingClauses ?? [] where clause.Flags == ExceptionHandlingClauseOptions.Finally select clause.TryOffset];
        for (int index = 0; index < body.Length; index++)
        {
            if (body[index].Callee is { } callee && (ScalarMakers.KeepsScalarFromCaller(callee) || (ScalarMakers.GivesScalar(callee) && !IsHeld(body.AsSpan(index + 1), guarded))))
            {
                yield return $"{method.DeclaringType}.{method.Name} calls {callee.DeclaringType}.{callee}";
            }
        }
    }

    /// <summary>In a field, or in a local that a finally block behind it disposes: what <c>using</c> becomes.</summary>
    private static bool IsHeld(ReadOnlySpan<Instruction> after, int[] guarded) =>
        after is [{ IsStoreToField: true }, ..]
        || (after is [{ IsStoreToLocal: true } store, var next, ..] && guarded.Any(start => start > store.Offset && start <= next.Offset));
}
