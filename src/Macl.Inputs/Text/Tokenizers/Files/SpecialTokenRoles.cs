using Macl.Inputs.Text.Tokenizers.AddedTokens;

namespace Macl.Inputs.Text.Tokenizers.Files;

/// <summary>Finds out which tokens have a meaning, and adds them to those that are found in texts.</summary>
internal sealed class SpecialTokenRoles(TokenizerParts parts, TokenizerSettings settings, AddedTokenSet added)
{
    /// <exception cref="DataFormatException">There is no token for a role, save that of the mask, or none by the name that the settings have for it.</exception>
    public SpecialTokens Resolve() => new(
        Start: OfFrame("the start of texts", "cls_token", parts.Names.Start),
        End: OfFrame("the end of texts", "sep_token", parts.Names.End),
        Padding: Of("padding", "pad_token", parts.Names.Padding),
        Unknown: Of("unknown words", "unk_token", parts.Names.Unknown),
        Mask: IfAny("mask_token", parts.Names.Mask));

    private int OfFrame(string meaning, string role, AddedToken name)
    {
        if (!parts.HasFrame)
        {
            return Of(meaning, role, name);
        }

        IfAny(role, name);
        return added.IdOf(name.Content) ?? throw new DataFormatException(parts.File, $"has no token '{name.Content}' for {meaning}");
    }

    private int Of(string meaning, string role, AddedToken name) => IfAny(role, name)
        ?? throw new DataFormatException(parts.File, $"has no token '{name.Content}' for {meaning}; another may be named as {role} in {TokenizerFile.Config}");

    private int? IfAny(string role, AddedToken name)
    {
        AddedToken token = settings.TokenOf(role, name);
        if (settings.Names(role) || (parts.AddsNames && added.IdOf(token.Content) is not null))
        {
            added.Add(token);
        }

        return added.IdOf(token.Content);
    }
}
