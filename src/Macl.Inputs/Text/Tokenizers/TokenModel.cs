namespace Macl.Inputs.Text.Tokenizers;

/// <summary>How words become tokens.</summary>
/// <param name="Vocabulary">The tokens that words are made of.</param>
internal abstract record TokenModel(Vocabulary Vocabulary);
