using System.Text.RegularExpressions;

namespace Macl.Repository.Tests.Documents;

/// <summary>What is written here holds on every machine.</summary>
public sealed partial class MachinePathTests
{
    private static readonly string[] TextFiles =
        ["*.md", "*.cs", "*.csproj", "*.props", "*.targets", "*.slnx", "*.json", "*.html", "*.py", "*.sh", "*.txt", "*.yml", "run", "LICENSE"];

    [Fact]
    public void No_text_names_a_path_of_one_machine() =>
        Assert.Empty(
            from pattern in TextFiles
            from file in Checkout.Files("", pattern)
            from Match path in MachinePath.Matches(Checkout.Read(file))
            select $"{file}: {path.Value}");

    [Theory]
    [InlineData("root", true)]
    [InlineData("home", true)]
    [InlineData("work", true)]
    [InlineData("tmp", true)]
    [InlineData("usr", false)]
    public void A_path_of_one_machine_is_recognised(string folder, bool found) =>
        Assert.Equal(found, MachinePath.IsMatch($"look in /{folder}/data"));

    [Fact]
    public void Addresses_and_relative_paths_are_no_paths_of_one_machine()
    {
        Assert.DoesNotMatch(MachinePath, string.Join('/', "https://example.org", "home", "page"));
        Assert.DoesNotMatch(MachinePath, string.Join('/', "..", "work", "file"));
    }

    [GeneratedRegex(@"(?<![\w.:/-])/(root|home|work|tmp)/\S*|\b[A-Z]:\\Users\\\S*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath { get; }
}
