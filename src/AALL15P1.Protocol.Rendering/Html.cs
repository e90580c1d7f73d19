using System.Xml;

namespace AALL15P1.Protocol.Rendering;

/// <summary>
/// Writes elements that are right both as HTML5 and as XML: full end tags for all but the void ones, and every text escaped.
/// What would hide in a text, turn its direction or be no XML is written as an escape that a reader sees.
/// </summary>
internal sealed class Html(XmlWriter xml, string space)
{
    public const string Page = "http://www.w3.org/1999/xhtml";
    private const string Drawing = "http://www.w3.org/2000/svg";

    /// <summary>Elements that begin on a line of their own, so that a page can be read and compared as text.</summary>
    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal)
    {
        "head", "body", "title", "style", "header", "footer", "main", "section", "figure", "figcaption", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd",
        "table", "caption", "thead", "tbody", "tr", "svg", "g", "div", "nav",
    };

    /// <summary>The same writer within a drawing.</summary>
    public Html InDrawing => new(xml, Drawing);

    public static XmlWriterSettings Settings { get; } = new()
    {
        OmitXmlDeclaration = true,
        Indent = false,
        NewLineHandling = NewLineHandling.None,
        CloseOutput = false,
        CheckCharacters = true,
    };

    /// <summary>Opens an element; disposing what is returned closes it.</summary>
    public Scope In(string name, string? cssClass = null, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, cssClass, attributes);
        return new(xml);
    }

    /// <summary>An element with a text in it.</summary>
    public void Put(string name, string text, string? cssClass = null, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, cssClass, attributes);
        Text(text);
        xml.WriteFullEndElement();
    }

    /// <summary>An element that never has an end tag.</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, null, attributes);
        xml.WriteEndElement();
    }

    public void Text(string text) => xml.WriteString(VisibleText.Of(text));

    /// <summary>A style sheet: a reader of HTML takes it as it is, so it must hold nothing that XML escapes.</summary>
    public void Style(string css)
    {
        if (css.AsSpan().IndexOfAny("<>&") >= 0)
        {
            throw new ArgumentException("A style sheet in a page that is HTML and XML has no <, > or &.", nameof(css));
        }

        Start("style", null);
        xml.WriteString($"\n{css}");
        xml.WriteFullEndElement();
    }

    private void Start(string name, string? cssClass, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (Lines.Contains(name))
        {
            xml.WriteWhitespace("\n");
        }

        xml.WriteStartElement(name, space);
        if (cssClass is { Length: > 0 })
        {
            xml.WriteAttributeString("class", cssClass);
        }

        foreach ((string attribute, string? value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttributeString(attribute, VisibleText.Of(value));
            }
        }
    }

    /// <summary>An open element.</summary>
    public readonly struct Scope(XmlWriter xml) : IDisposable
    {
        public void Dispose() => xml.WriteFullEndElement();
    }
}
