using Macl.Inputs.Text.Tokenizers.AddedTokens;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>What tokenizer_config.json and special_tokens_map.json say, each of which may be missing.</summary>
internal sealed class TokenizerSettings
{
    /// <summary>Larger numbers stand for no limit; the reference writes 10³⁰.</summary>
    private const double NoLimit = 1e9;

    private readonly string _folder;
    private readonly JsonPart[] _files;
    private readonly JsonPart? _config;

    private TokenizerSettings(string folder)
    {
        _folder = folder;
        _config = ReadIfThere(TokenizerFile.Config);
        _files = [.. new[] { _config, ReadIfThere(TokenizerFile.SpecialTokensMap) }.OfType<JsonPart>()];
    }

    /// <summary>The tokenizer's class, as BertTokenizer, without the ending Fast; null if nothing is said.</summary>
    public string? Class => _config?.Optional("tokenizer_class")?.Text() is { } name
        ? name.EndsWith("Fast", StringComparison.Ordinal) ? name[..^4] : name
        : null;

    /// <summary>The most tokens; null for no limit.</summary>
    public int? MaxTokens
    {
        get
        {
            if (_config?.Optional("model_max_length") is not { } most || most.Number() > NoLimit)
            {
                return null;
            }

            return most.Number() >= 2 && double.IsInteger(most.Number()) ? (int)most.Number() : throw most.Unexpected("2 or more");
        }
    }

    /// <exception cref="DataFormatException">A file is there and cannot be read.</exception>
    public static TokenizerSettings Read(string folder) => new(folder);

    /// <summary>A setting; null if nothing is said.</summary>
    public bool? Flag(string key) => _config?.Optional(key)?.Flag();

    /// <summary>Whether a role, as mask_token, has a token.</summary>
    public bool Names(string role) => Parts(role).Any();

    /// <summary>The token of a role, without its number.</summary>
    /// <param name="role">Its name, as mask_token.</param>
    /// <param name="usual">The token where nothing is said; its flags where only a text is said.</param>
    public AddedToken TokenOf(string role, AddedToken usual) => Parts(role)
        .Select(part => part.IsText ? usual with { Content = AddedTokenJson.Read(part).Content } : AddedTokenJson.Read(part) with { Special = true })
        .FirstOrDefault(usual);

    /// <summary>Special tokens beside those with roles, without their numbers.</summary>
    public IEnumerable<AddedToken> AdditionalTokens() =>
        Parts("additional_special_tokens").SelectMany(list => list.Items()).Select(part => AddedTokenJson.Read(part) with { Special = true });

    /// <summary>Added tokens with their numbers.</summary>
    public IEnumerable<AddedToken> NumberedTokens() =>
        Parts("added_tokens_decoder").SelectMany(tokens => tokens.Members()).Select(member => int.TryParse(member.Key, out int id) && id is >= 0 and < Vocabulary.MostIds
            ? AddedTokenJson.Read(member.Part) with { Id = id }
            : throw member.Part.Fault($"is named by no token's number, 0 to {Vocabulary.MostIds - 1:N0}"));

    private IEnumerable<JsonPart> Parts(string key) => _files.Select(file => file.Optional(key)).OfType<JsonPart>();

    private JsonPart? ReadIfThere(string name)
    {
        string path = Path.Combine(_folder, name);
        return File.Exists(path) ? JsonPart.Read(path) : null;
    }
}
