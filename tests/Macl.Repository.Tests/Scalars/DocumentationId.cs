using System.Reflection;

namespace Macl.Repository.Tests.Scalars;

/// <summary>The names of members in documentation files and in lists of banned symbols (C# specification, annex D).</summary>
internal static class DocumentationId
{
    public static string Of(MethodBase method)
    {
        string parameters = string.Join(',', method.GetParameters().Select(parameter => Of(parameter.ParameterType)));
        string name = $"M:{Of(method.DeclaringType!)}.{(method.IsConstructor ? "#ctor" : method.Name)}";
        string result = method is MethodInfo { Name: "op_Implicit" or "op_Explicit", ReturnType: var type } ? $"~{Of(type)}" : "";
        return (parameters.Length == 0 ? name : $"{name}({parameters})") + result;
    }

    private static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        string name = type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!;
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', type.GetGenericArguments().Select(Of))}}}"
            : name.Replace('+', '.');
    }
}
