namespace Macl.Inputs.Text.Tokenizers.Bert;

/// <summary>BERT's way: a cleaned text, words between blanks and punctuation, the longest pieces of words.</summary>
/// <param name="Vocabulary">Pieces within a word begin with <see cref="Prefix"/>; no token has a line break.</param>
/// <param name="Normalization">How a text is cleaned.</param>
/// <param name="Unknown">What stands for a word that has no pieces; a token of the vocabulary.</param>
/// <param name="MostCharacters">A word of more characters is unknown.</param>
internal sealed record WordPieceModel(Vocabulary Vocabulary, BertNormalization Normalization, string Unknown, int MostCharacters = WordPieceModel.DefaultMostCharacters) : TokenModel(Vocabulary)
{
    public const string Prefix = "##";
    public const int DefaultMostCharacters = 100;
}
