namespace Macl.Inputs.Text.Tokenizers.Words;

/// <summary>Turns a word into tokens. Thread safe.</summary>
internal interface IWordEncoder
{
    /// <param name="word">Not empty, without lone surrogates.</param>
    int[] Encode(ReadOnlySpan<char> word);
}
