using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Macl.Learning.Checkpoints;

namespace Macl.Cli.Hosting;

/// <summary>Finds names and values in JSON that options do not have, and says which there are.</summary>
internal static class JsonSpelling
{
    private const int LongestQuote = 60;

    /// <summary>The first thing that does not fit a type, or null.</summary>
    public static string? ProblemOf(JsonElement json, Type type)
    {
        MaclJson.Options.MakeReadOnly(populateMissingResolver: true);
        return ProblemAt("", json, MaclJson.Options.GetTypeInfo(type));
    }

    private static string? ProblemAt(string place, JsonElement json, JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return Fits(json, type.Type) ? null : Refusal(place, json, Allowed(type.Type));
        }

        return json.ValueKind is not JsonValueKind.Object ? Refusal(place, json, "an object, in braces") : ProblemIn(place, json, type);
    }

    private static string? ProblemIn(string place, JsonElement json, JsonTypeInfo type)
    {
        if (type.PolymorphismOptions is not { } kinds)
        {
            return ProblemOfProperties(place, json, type, discriminator: null);
        }

        string discriminator = kinds.TypeDiscriminatorPropertyName;
        var given = json.TryGetProperty(discriminator, out var value) ? value : default;
        return KindOf(given, kinds) is { } kind
            ? ProblemOfProperties(place, json, kind, discriminator)
            : Refusal(Join(place, discriminator), given, Names(kinds.DerivedTypes.Select(derived => derived.TypeDiscriminator)));
    }

    private static string? ProblemOfProperties(string place, JsonElement json, JsonTypeInfo type, string? discriminator) => json.EnumerateObject()
        .Where(property => !string.Equals(property.Name, discriminator, StringComparison.Ordinal))
        .Select(property => ProblemOf(place, property, [.. type.Properties.Where(known => known.Get is not null)], discriminator))
        .FirstOrDefault(problem => problem is not null);

    private static string? ProblemOf(string place, JsonProperty given, IList<JsonPropertyInfo> properties, string? discriminator)
    {
        var found = properties.FirstOrDefault(property => string.Equals(property.Name, given.Name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            string where = place.Length == 0 ? "" : $" in {place}";
            var known = properties.Select(property => property.Name);
            return $"'{given.Name}' is unknown{where}; allowed: {Names(discriminator is null ? known : known.Prepend(discriminator))}.";
        }

        return given.Value.ValueKind is JsonValueKind.Null && found.IsSetNullable
            ? null
            : ProblemAt(Join(place, found.Name), given.Value, MaclJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(found.PropertyType) ?? found.PropertyType));
    }

    private static JsonTypeInfo? KindOf(JsonElement given, JsonPolymorphismOptions kinds)
    {
        string? name = given.ValueKind is JsonValueKind.String ? given.GetString() : null;
        var found = kinds.DerivedTypes.FirstOrDefault(derived => derived.TypeDiscriminator is string known && string.Equals(known, name, StringComparison.Ordinal));
        return found.DerivedType is { } type ? MaclJson.Options.GetTypeInfo(type) : null;
    }

    private static bool Fits(JsonElement json, Type type)
    {
        try
        {
            object? value = json.Deserialize(type, MaclJson.Options);
            return value is not null && (!type.IsEnum || (json.ValueKind is JsonValueKind.String && Enum.IsDefined(type, value)));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Allowed(Type type) => type switch
    {
        { IsEnum: true } => Names(Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToElement(value, type, MaclJson.Options).GetString())),
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(string) => "a text in quotes",
        _ => "a list, in brackets",
    };

    private static string Refusal(string place, JsonElement given, string allowed) =>
        $"{(place.Length == 0 ? "it" : place)} is {Quote(given)}; allowed: {allowed}.";

    private static string Quote(JsonElement given)
    {
        string text = given.ValueKind is JsonValueKind.Undefined ? "missing" : given.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";
    }

    private static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    private static string Names(IEnumerable<object?> names) => string.Join(", ", names);
}
