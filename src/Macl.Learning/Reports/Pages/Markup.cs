using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Macl.Learning.Reports.Pages;

/// <summary>Small helps for markup that an HTML reader and an XML reader understand alike.</summary>
internal static class Markup
{
    private const char Unreadable = '\uFFFD';
    private static readonly string[] AlwaysEmpty = ["meta", "img"];

    public static XElement Tag(string name, string cssClass, params object?[] content) =>
        new(name, cssClass.Length > 0 ? new XAttribute("class", cssClass) : null, content);

    /// <summary>An embedded style sheet or script: untouched for HTML, and hidden from the XML reader's eyes.</summary>
    public static object[] Verbatim(string resource) => [new XText("/*"), new XCData($"*/\n{Resource(resource)}/*"), new XText("*/")];

    /// <summary>The text of an embedded file.</summary>
    public static string Resource(string name)
    {
        using Stream stream = typeof(Markup).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// Replaces characters that no document may hold, and gives empty elements an end tag, without which HTML would
    /// take all that follows for their content.
    /// </summary>
    public static void MakeReadable(XElement document)
    {
        foreach (XElement element in document.DescendantsAndSelf())
        {
            foreach (XAttribute attribute in element.Attributes())
            {
                attribute.Value = Clean(attribute.Value);
            }

            foreach (XText text in element.Nodes().OfType<XText>().Where(text => text is not XCData))
            {
                text.Value = Clean(text.Value);
            }

            if (element.IsEmpty && !AlwaysEmpty.Contains(element.Name.LocalName))
            {
                element.Value = "";
            }
        }
    }

    private static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool allowed = !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(allowed ? rune.ToString() : Unreadable.ToString());
        }

        return clean.ToString();
    }

    private static bool IsClean(string text) => text.All(XmlConvert.IsXmlChar);
}
