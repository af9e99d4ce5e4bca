namespace Macl.Repository.Tests.Documents;

public sealed class SnippetTests
{
    private const string Source = """
        class Program
        {
            // begin-snippet: twice
            void Twice()
            {
                Once();

                Once();
            }
            // end-snippet
        }
        """;

    private const string Code = "void Twice()\n{\n    Once();\n\n    Once();\n}";

    [Fact]
    public void Every_snippet_in_the_documents_equals_its_source() =>
        Assert.All(
            Checkout.Files("", "*.md").SelectMany(path => Snippet.In(Checkout.Read(path))),
            snippet => Assert.Equal(Snippet.Extract(Checkout.Read(snippet.Path), snippet.Name), snippet.Code));

    [Fact]
    public void A_part_of_a_source_loses_its_indentation() => Assert.Equal(Code, Snippet.Extract(Source, "twice"));

    [Theory]
    [InlineData("once")]
    [InlineData("twic")]
    public void A_part_that_is_not_there_is_named(string name) =>
        Assert.Contains($"'{name}'", Assert.Throws<FormatException>(() => Snippet.Extract(Source, name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_part_without_an_end_is_refused() =>
        Assert.Throws<FormatException>(() => Snippet.Extract(Source.Replace("// end-snippet", "", StringComparison.Ordinal), "twice"));

    [Fact]
    public void A_marked_fence_is_a_snippet_and_others_are_not()
    {
        string markdown = $"```csharp\nother();\n```\n\n<!-- snippet: samples/A.cs#twice -->\n```csharp\n{Code}\n```\n";

        Assert.Equal([new Snippet("samples/A.cs", "twice", Code)], Snippet.In(markdown));
    }

    [Theory]
    [InlineData("<!-- snippet: a.cs#b -->\n")]
    [InlineData("<!-- snippet: a.cs#b -->\nSome words first.\n\n```csharp\nA();\n```\n")]
    [InlineData("<!-- snippet: a.cs#b -->\n```csharp\nA();\n")]
    public void A_marker_without_a_fence_right_after_it_is_refused(string markdown) =>
        Assert.Throws<FormatException>(() => Snippet.In(markdown).ToArray());
}
