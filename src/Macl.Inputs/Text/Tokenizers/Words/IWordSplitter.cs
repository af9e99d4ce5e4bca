namespace Macl.Inputs.Text.Tokenizers.Words;

/// <summary>Splits a text into the words that are encoded one by one. Thread safe.</summary>
internal interface IWordSplitter
{
    /// <param name="text">The whole text.</param>
    /// <param name="position">Where to go on; moved behind the word.</param>
    /// <param name="word">The next word, not empty.</param>
    /// <returns>Whether there was one.</returns>
    bool TryNext(ReadOnlySpan<char> text, ref int position, out ReadOnlySpan<char> word);
}
