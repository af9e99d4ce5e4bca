namespace Macl.Inputs.Text.Tokenizers;

/// <summary>Tokens up to a number of them; what is added beyond it is dropped.</summary>
internal sealed class TokenList(int mostTokens)
{
    private const int UsualTokens = 64;
    private int[] _tokens = new int[Math.Min(mostTokens, UsualTokens)];
    private int _count;

    public bool IsFull => _count == mostTokens;

    public void Add(params ReadOnlySpan<int> tokens)
    {
        tokens = tokens[..Math.Min(tokens.Length, mostTokens - _count)];
        if (_count + tokens.Length > _tokens.Length)
        {
            Array.Resize(ref _tokens, (int)Math.Min(mostTokens, Math.Max(2L * _tokens.Length, _count + tokens.Length)));
        }

        tokens.CopyTo(_tokens.AsSpan(_count));
        _count += tokens.Length;
    }

    /// <summary>The tokens, and one more.</summary>
    public int[] ToArray(int last) => [.. _tokens.AsSpan(0, _count), last];
}
