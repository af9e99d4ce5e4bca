using System.Text.RegularExpressions;

namespace Macl.Repository.Tests.Sources;

public sealed partial class SourceRuleTests
{
    [Fact]
    public void Only_the_command_prints() =>
        Assert.DoesNotContain(
            Checkout.Files("src", "*.cs").Where(path => !path.StartsWith("src/Macl.Cli/", StringComparison.Ordinal)),
            path => Printing.IsMatch(Checkout.Read(path)));

    [Fact]
    public void There_is_one_training_loop()
    {
        string[] loops = [.. Checkout.Files("src/Macl.Learning", "*.cs").Where(path => Checkout.Read(path).Contains(".backward(", StringComparison.Ordinal))];
        Assert.Equal(["src/Macl.Learning/Training/Trainer.cs"], loops);
    }

    [Theory]
    [InlineData("Console.WriteLine(1);", true)]
    [InlineData("System.Console .Out", true)]
    [InlineData("AnsiConsole.Write(1);", false)]
    [InlineData("Consoles.Write(1);", false)]
    public void Printing_is_recognised(string code, bool prints) => Assert.Equal(prints, Printing.IsMatch(code));

    [GeneratedRegex(@"\bConsole\s*\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printing { get; }
}
