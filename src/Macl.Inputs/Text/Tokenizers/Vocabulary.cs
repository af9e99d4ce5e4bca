using System.Text;

namespace Macl.Inputs.Text.Tokenizers;

/// <summary>Tokens and their numbers. A number may have no token.</summary>
internal sealed class Vocabulary
{
    /// <summary>More numbers than any vocabulary has.</summary>
    public const int MostIds = 1 << 21;

    private readonly Dictionary<string, int> _ids;
    private readonly string?[] _tokens;

    /// <param name="ids">Different numbers from 0 to below <see cref="MostIds"/>.</param>
    public Vocabulary(IReadOnlyDictionary<string, int> ids)
    {
        _ids = new(ids, StringComparer.Ordinal);
        _tokens = new string?[_ids.Count == 0 ? 0 : _ids.Values.Max() + 1];
        foreach ((string token, int id) in _ids)
        {
            _tokens[id] = token;
        }
    }

    /// <summary>The highest number, and one more.</summary>
    public int Size => _tokens.Length;

    /// <summary>All tokens by ascending number.</summary>
    public IEnumerable<(string Token, int Id)> Entries => _tokens.Index().Where(entry => entry.Item is not null).Select(entry => (entry.Item!, entry.Index));

    public bool Contains(string token) => _ids.ContainsKey(token);

    public bool TryGetId(string token, out int id) => _ids.TryGetValue(token, out id);

    /// <exception cref="KeyNotFoundException">There is no such token.</exception>
    public int IdOf(string token) => _ids[token];

    /// <summary>Null where the number has no token.</summary>
    public string? TokenOf(int id) => _tokens[id];

    /// <summary>A line for every number from 0 on, blank where there is no token.</summary>
    public void WriteLines(Stream stream)
    {
        using var lines = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        foreach (string? token in _tokens)
        {
            lines.WriteLine(token);
        }
    }
}
