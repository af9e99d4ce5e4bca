using System.Text.Json;

namespace Macl.Losses.Tests;

/// <summary>What <c>make_references.py</c> wrote.</summary>
public sealed record ReferenceValues(double[][] First, double[][] Second, ReferenceCase[] Cases, ReferenceStatistics Statistics)
{
    private static readonly JsonSerializerOptions _camelCase = new(JsonSerializerDefaults.Web);

    public static ReferenceValues Load()
    {
        using Stream file = typeof(ReferenceValues).Assembly.GetManifestResourceStream("losses.json")!;
        return JsonSerializer.Deserialize<ReferenceValues>(file, _camelCase)!;
    }
}
