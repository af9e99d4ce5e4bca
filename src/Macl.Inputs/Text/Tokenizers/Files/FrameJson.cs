namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Reads the tokens before and behind every text from tokenizer.json's post_processor.</summary>
internal static class FrameJson
{
    private const string Allowed = "TemplateProcessing, BertProcessing and RobertaProcessing are supported";

    /// <exception cref="DataFormatException">It is of another kind, or does not put one token before the text and one behind it.</exception>
    public static (string Start, string End) Read(JsonPart file)
    {
        JsonPart processor = file.Optional("post_processor") ?? throw file.Fault($"has no post_processor; {Allowed}");
        string type = processor.Required("type").Text();
        return type switch
        {
            "TemplateProcessing" => ReadTemplate(processor.Required("single")),
            "BertProcessing" or "RobertaProcessing" => (ReadPair(processor.Required("cls")), ReadPair(processor.Required("sep"))),
            _ => throw processor.Fault($"is of type {type}; {Allowed}"),
        };
    }

    private static (string Start, string End) ReadTemplate(JsonPart single)
    {
        if (single.Items().ToArray() is [var start, var text, var end] && text.Optional("Sequence") is not null
            && start.Optional("SpecialToken") is { } before && end.Optional("SpecialToken") is { } behind)
        {
            return (before.Required("id").Text(), behind.Required("id").Text());
        }

        throw single.Fault("is not one special token, the text, and one special token, which is supported");
    }

    /// <summary>A list of a token and its number.</summary>
    private static string ReadPair(JsonPart pair) => pair.Items().FirstOrDefault() is { IsText: true } token ? token.Text() : throw pair.Unexpected("a list of a token and its number");
}
