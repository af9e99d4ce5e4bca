using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Macl.Repository.Tests.Scalars;

/// <summary>Reads what the compiler made of methods.</summary>
internal static class CompiledCode
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>All methods and constructors, those that the compiler made for lambdas and iterators among them.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Assembly assembly) => assembly.GetTypes().SelectMany(MethodsOf);

    public static IEnumerable<MethodBase> MethodsOf(Type type) => [.. type.GetMethods(Declared), .. type.GetConstructors(Declared)];

    public static IEnumerable<MethodBase> CalleesOf(MethodBase method) => InstructionsOf(method).Select(instruction => instruction.Callee).OfType<MethodBase>();

    public static IEnumerable<Instruction> InstructionsOf(MethodBase method)
    {
        byte[] bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < bytes.Length;)
        {
            int offset = at;
            var code = Codes[bytes[at] == 0xFE ? BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at)) : bytes[at]];
            at += code.Size;
            yield return new Instruction(offset, code, code.OperandType == OperandType.InlineMethod ? Callee(method, BitConverter.ToInt32(bytes, at)) : null);
            at += OperandSize(code, bytes.AsSpan(at));
        }
    }

    private static MethodBase? Callee(MethodBase caller, int token) => caller.Module.ResolveMethod(
        token,
        caller.DeclaringType!.GetGenericArguments(),
        caller.IsGenericMethod ? caller.GetGenericArguments() : null);

    private static int OperandSize(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)),
        _ => 4,
    };
}
