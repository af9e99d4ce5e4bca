using System.Text.Json;

namespace Macl.Learning.Tests.References;

/// <summary>What the scripts of this folder wrote.</summary>
public static class Reference
{
    private static readonly JsonSerializerOptions _camelCase = new(JsonSerializerDefaults.Web);

    public static T Load<T>(string name)
    {
        using var file = Open(name);
        return JsonSerializer.Deserialize<T>(file, _camelCase)!;
    }

    public static Stream Open(string name) =>
        typeof(Reference).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"There is no reference {name}.");
}
