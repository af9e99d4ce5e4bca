using System.Text;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Reads the files of a tokenizer, which are small.</summary>
internal static class TokenizerFile
{
    public const string Json = "tokenizer.json";
    public const string Config = "tokenizer_config.json";
    public const string SpecialTokensMap = "special_tokens_map.json";
    public const string AddedTokens = "added_tokens.json";
    public const string PieceVocabulary = "vocab.txt";
    public const string PairVocabulary = "vocab.json";
    public const string Merges = "merges.txt";

    /// <summary>No vocabulary is a hundredth of it.</summary>
    private const long MostBytes = 1 << 28;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DataFormatException">It cannot be read, or is too large.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > MostBytes)
            {
                throw new DataFormatException(path, $"holds {stream.Length:N0} bytes; at most {MostBytes:N0} are allowed");
            }

            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(path, $"cannot be read ({fault.Message.TrimEnd('.')})", innerException: fault);
        }
    }

    /// <summary>The lines without their ends; a file's last line end begins no line.</summary>
    /// <exception cref="DataFormatException">It cannot be read, is too large or no UTF-8.</exception>
    public static string[] ReadLines(string path)
    {
        ReadOnlySpan<byte> content = ReadBytes(path);
        try
        {
            string text = Utf8.GetString(content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content);
            return [.. (text.EndsWith('\n') ? text[..^1] : text).Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line)];
        }
        catch (DecoderFallbackException fault)
        {
            throw new DataFormatException(path, "is no text in UTF-8", content[..Math.Max(fault.Index, 0)].Count((byte)'\n') + 1, fault);
        }
    }
}
