using System.Text;
using System.Text.Json;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>A part of a JSON file that knows its place, for messages.</summary>
/// <param name="element">What stands there.</param>
/// <param name="file">The file.</param>
/// <param name="name">How the part is called within the file, as model.vocab; empty for the whole.</param>
internal readonly struct JsonPart(JsonElement element, string file, string name)
{
    private const int LongestShown = 40;

    /// <summary>The file.</summary>
    public string File => file;

    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>Reads a file whose whole is an object.</summary>
    /// <exception cref="DataFormatException">It cannot be read or is no JSON.</exception>
    public static JsonPart Read(string path)
    {
        byte[] content = TokenizerFile.ReadBytes(path);
        int start = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            var whole = new JsonPart(JsonElement.Parse(content.AsSpan(start)), path, "");
            return whole.Expect(JsonValueKind.Object, "an object");
        }
        catch (JsonException fault)
        {
            throw new DataFormatException(path, "is truncated or no JSON", (fault.LineNumber ?? -1) + 1, fault);
        }
    }

    /// <summary>A member of an object; null where it is missing or null.</summary>
    public JsonPart? Optional(string key) =>
        Expect(JsonValueKind.Object, "an object").Element.TryGetProperty(key, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? new JsonPart(member, file, NameOf(key))
            : null;

    /// <summary>A member of an object.</summary>
    public JsonPart Required(string key) => Optional(key) ?? throw new DataFormatException(file, $"has no {NameOf(key)}");

    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException fault)
        {
            throw new DataFormatException(file, $"{name} is no text in UTF-8", innerException: fault);
        }
    }

    public bool Flag() => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Unexpected("true or false");

    public double Number() => Expect(JsonValueKind.Number, "a number").Element.TryGetDouble(out double number) ? number : throw Unexpected("a number");

    /// <summary>A token's number.</summary>
    public int Id() => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int id) && id is >= 0 and < Vocabulary.MostIds
        ? id
        : throw Unexpected($"a token's number, 0 to {Vocabulary.MostIds - 1:N0}");

    public IEnumerable<JsonPart> Items()
    {
        (string file, string name) = (File, Name);
        return Expect(JsonValueKind.Array, "a list").Element.EnumerateArray().Select((item, index) => new JsonPart(item, file, $"{name}[{index}]"));
    }

    public IEnumerable<(string Key, JsonPart Part)> Members()
    {
        JsonPart whole = Expect(JsonValueKind.Object, "an object");
        return whole.Element.EnumerateObject().Select(member =>
        {
            string key = whole.KeyOf(member);
            return (key, new JsonPart(member.Value, whole.File, whole.NameOf(key)));
        });
    }

    /// <summary>A fault of this part.</summary>
    /// <param name="problem">What is wrong, as "is damaged".</param>
    public DataFormatException Fault(string problem) => new(file, name.Length > 0 ? $"{name} {problem}" : problem);

    /// <summary>A fault that shows what stands here.</summary>
    /// <param name="allowed">What may stand here.</param>
    public DataFormatException Unexpected(string allowed)
    {
        string text = element.GetRawText().ReplaceLineEndings(" ");
        return Fault($"is {(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}; {allowed} is allowed");
    }

    private string Name => name;

    private JsonElement Element => element;

    private JsonPart Expect(JsonValueKind kind, string allowed) => element.ValueKind == kind ? this : throw Unexpected(allowed);

    private string NameOf(string key) => name.Length > 0 ? $"{name}.{key}" : key;

    private string KeyOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException fault)
        {
            throw new DataFormatException(file, $"{(name.Length > 0 ? name : "it")} has a name that is no text in UTF-8", innerException: fault);
        }
    }
}
