namespace Macl.Inputs.Text.SentEval;

/// <summary>Text as SentEval gives it to an encoder: words with one blank between them.</summary>
internal static class SentEvalText
{
    public static string Normalise(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
