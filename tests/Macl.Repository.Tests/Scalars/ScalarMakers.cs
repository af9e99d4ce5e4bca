using System.Reflection;
using TorchSharp;

namespace Macl.Repository.Tests.Scalars;

/// <summary>
/// The members of TorchSharp that make a scalar and do not hold it, found in its compiled code: those that convert a number, those
/// that call such a one, and the making of modules and optimizers whose work does.
/// </summary>
internal static class ScalarMakers
{
    private static readonly Assembly TorchSharpItself = typeof(Scalar).Assembly;

    private static readonly HashSet<(Module, int)> Makers = FindAll();

    /// <summary>Gives a scalar to its caller, who can hold it.</summary>
    public static bool GivesScalar(MethodBase method) =>
        method.Name.StartsWith("To", StringComparison.Ordinal) && method is MethodInfo { ReturnType: var type } && type == typeof(Scalar);

    /// <summary>Makes a scalar that its caller cannot hold, or converts a number without a word.</summary>
    public static bool KeepsScalarFromCaller(MethodBase method) => Makers.Contains(Key(method));

    public static IEnumerable<MethodBase> PublicMembersOf(Type type) => CompiledCode.MethodsOf(type).Where(method => method.IsPublic && KeepsScalarFromCaller(method));

    private static HashSet<(Module, int)> FindAll()
    {
        var callers = CompiledCode.MethodsOf(TorchSharpItself).SelectMany(caller => CompiledCode.CalleesOf(caller).Select(callee => (caller, callee))).ToLookup(pair => Key(pair.callee), pair => pair.caller);
        var found = new HashSet<(Module, int)>();
        var open = new Queue<MethodBase>(CompiledCode.MethodsOf(TorchSharpItself).Where(GivesScalar));
        while (open.TryDequeue(out var method))
        {
            foreach (var next in callers[Key(method)].Where(caller => !GivesScalar(caller)).SelectMany(WithConstructors).Where(next => found.Add(Key(next))))
            {
                open.Enqueue(next);
            }
        }

        return found;
    }

    /// <summary>Who makes a module or an optimizer means to run it, but calls it by its base.</summary>
    private static IEnumerable<MethodBase> WithConstructors(MethodBase method) =>
        method.Name is "forward" or "step" ? [method, .. method.DeclaringType!.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)] : [method];

    /// <summary>One key for a generic method and all its forms.</summary>
    private static (Module, int) Key(MethodBase method) => (method.Module, method.MetadataToken);
}
