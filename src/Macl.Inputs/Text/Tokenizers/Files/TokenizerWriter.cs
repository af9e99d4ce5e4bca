using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Inputs.Text.Tokenizers.Bytes;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Writes the files of a tokenizer so that Hugging Face's libraries load them, with tokenizer.json and without.</summary>
internal static class TokenizerWriter
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string folder, TokenizerDescription description)
    {
        Directory.CreateDirectory(folder);
        if (description.Model is BytePairModel pairs)
        {
            Write(folder, TokenizerFile.PairVocabulary, TokenizerContents.OfVocabulary(pairs.Vocabulary));
            File.WriteAllText(Path.Combine(folder, TokenizerFile.Merges), string.Join('\n', ["#version: 0.2", .. pairs.Merges, ""]));
        }
        else
        {
            using FileStream lines = File.Create(Path.Combine(folder, TokenizerFile.PieceVocabulary));
            description.Model.Vocabulary.WriteLines(lines);
        }

        Write(folder, TokenizerFile.Json, TokenizerContents.Of(description));
        Write(folder, TokenizerFile.Config, SettingsContents.OfConfig(description));
        Write(folder, TokenizerFile.SpecialTokensMap, SettingsContents.OfSpecialTokens(description));
    }

    private static void Write(string folder, string name, JsonObject content) =>
        File.WriteAllText(Path.Combine(folder, name), content.ToJsonString(Readable) + "\n");
}
