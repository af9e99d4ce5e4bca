using System.Text.RegularExpressions;

namespace Macl.Repository.Tests.Documents;

public sealed partial class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file() =>
        Assert.Empty(
            from document in Checkout.Files("", "*.md")
            from target in RelativeLinks(Checkout.Read(document))
            where !Path.Exists(Path.Combine(Checkout.Root, Path.GetDirectoryName(document)!, target))
            select $"{document} → {target}");

    [Theory]
    [InlineData("see [a](docs/a.md) and ![b](b.png)", "docs/a.md", "b.png")]
    [InlineData("[a](../a.md#part \"title\")", "../a.md")]
    [InlineData("[a](<a b.md>)", "a b.md")]
    [InlineData("[a]: docs/a.md", "docs/a.md")]
    [InlineData("[a](https://example.org/a.md) [b](#part) [c](mailto:a@example.org)")]
    [InlineData("```\nlist[i](x)\n```\nand `list[i](x)`")]
    public void Relative_links_are_found(string markdown, params string[] links) => Assert.Equal(links, RelativeLinks(markdown), StringComparer.Ordinal);

    private static IEnumerable<string> RelativeLinks(string markdown) =>
        from link in Link.Matches(Code.Replace(markdown, ""))
        let target = link.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !Scheme.IsMatch(target)
        select target;

    [GeneratedRegex(@"\]\(<(?<target>[^>\n]+)>|\]\((?<target>[^)<\s]+)|^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scheme { get; }

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code { get; }
}
