using System.Text.Json;

namespace Macl.Losses.Tests;

/// <summary>What <c>make_family.py</c> wrote.</summary>
public sealed record FamilyValues(long[] Labels, FamilyCase[] Cases)
{
    private static readonly JsonSerializerOptions _camelCase = new(JsonSerializerDefaults.Web);

    public static FamilyValues Load()
    {
        using Stream file = typeof(FamilyValues).Assembly.GetManifestResourceStream("family.json")!;
        return JsonSerializer.Deserialize<FamilyValues>(file, _camelCase)!;
    }
}
