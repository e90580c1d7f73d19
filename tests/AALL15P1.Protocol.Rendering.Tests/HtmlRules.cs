using System.Globalization;
using System.Xml.Linq;

namespace AALL15P1.Protocol.Rendering.Tests;

/// <summary>
/// The part of the HTML standard that pages of this library use: which element may stand in which, with which attributes, and
/// what a table, a list and a link must have. What is not listed is not allowed. <c>tests/page-check</c> asks the validator of W3C.
/// </summary>
internal static class HtmlRules
{
    private static readonly HashSet<string> Phrasing = Set("a abbr b span strong sup wbr");

    private static readonly HashSet<string> Flow = [.. Phrasing, .. Set("div dl figure h2 h3 h4 ol p section table ul"), "svg"];

    private static readonly Dictionary<string, HashSet<string>> Children = new(StringComparer.Ordinal)
    {
        ["html"] = Set("head body"),
        ["head"] = Set("meta title style"),
        ["body"] = [.. Flow, "header", "main", "footer"],
        ["header"] = [.. Flow, "h1"],
        ["main"] = Flow,
        ["section"] = Flow,
        ["div"] = Flow,
        ["footer"] = Flow,
        ["li"] = Flow,
        ["td"] = Flow,
        ["th"] = [.. Phrasing, "div", "p"],
        ["dd"] = Flow,
        ["dt"] = Phrasing,
        ["figure"] = [.. Flow, "figcaption"],
        ["figcaption"] = Phrasing,
        ["caption"] = Phrasing,
        ["table"] = Set("caption thead tbody"),
        ["thead"] = Set("tr"),
        ["tbody"] = Set("tr"),
        ["tr"] = Set("th td"),
        ["ul"] = Set("li"),
        ["ol"] = Set("li"),
        ["dl"] = Set("dt dd div"),
        ["dl/div"] = Set("dt dd"),
        ["svg"] = Set("title desc defs g rect path text line"),
        ["defs"] = Set("pattern"),
        ["pattern"] = Set("rect"),
        ["g"] = Set("title rect path text line"),
    };

    private static readonly HashSet<string> Everywhere = Set("class id title lang role aria-label aria-labelledby aria-hidden data-slot");

    private static readonly Dictionary<string, HashSet<string>> Attributes = new(StringComparer.Ordinal)
    {
        ["meta"] = Set("charset name content"),
        ["a"] = Set("href"),
        ["th"] = Set("scope rowspan colspan"),
        ["td"] = Set("rowspan colspan"),
        ["table"] = Set("style"),
        ["div"] = Set("tabindex"),
        ["svg"] = Set("viewBox"),
        ["pattern"] = Set("width height patternUnits patternTransform"),
        ["rect"] = Set("x y width height rx fill"),
        ["text"] = Set("x y text-anchor"),
        ["path"] = Set("d"),
        ["line"] = Set("x1 y1 x2 y2"),
    };

    private static readonly HashSet<string> NumbersOfSvg = Set("x y x1 y1 x2 y2 width height rx");

    /// <summary>What is wrong in a page, element by element; empty when nothing is.</summary>
    public static string[] Broken(XDocument page) => [.. page.Descendants().SelectMany(element => Of(element).Select(what => $"{Path(element)}: {what}"))];

    private static IEnumerable<string> Of(XElement element)
    {
        string name = element.Name.LocalName;
        XNamespace space = name == "svg" || element.Ancestors(Pages.Svg + "svg").Any() ? Pages.Svg : Pages.Html;
        if (element.Name.Namespace != space)
        {
            yield return $"is of {element.Name.Namespace}.";
        }

        if (element.Parent is { } parent && !(Children.TryGetValue(Kind(parent), out HashSet<string>? allowed) ? allowed : Phrasing).Contains(name))
        {
            yield return $"may not stand in {parent.Name.LocalName}.";
        }

        foreach (XAttribute attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            string of = attribute.Name.LocalName;
            if (!Everywhere.Contains(of) && !(name == "html" && of == "lang") && !(Attributes.TryGetValue(name, out HashSet<string>? own) && own.Contains(of)))
            {
                yield return $"has no attribute {of}.";
            }

            if (attribute.Value.Length == 0 || (space == Pages.Svg && NumbersOfSvg.Contains(of) && !decimal.TryParse(attribute.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)))
            {
                yield return $"has {of}=\"{attribute.Value}\".";
            }
        }

        bool takesText = name is not ("html" or "head" or "table" or "thead" or "tbody" or "tr" or "ul" or "ol" or "dl" or "svg" or "defs" or "g" or "meta" or "wbr");
        if (!takesText && element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            yield return "has text of its own.";
        }

        foreach (string what in Parts(element))
        {
            yield return what;
        }
    }

    /// <summary>Terms and what is said of them may stand in a group, which is a div with rules of its own.</summary>
    private static string Kind(XElement element) => element.Name.LocalName == "div" && element.Parent?.Name.LocalName == "dl" ? "dl/div" : element.Name.LocalName;

    /// <summary>What an element needs beside a right place.</summary>
    private static IEnumerable<string> Parts(XElement element)
    {
        XElement[] children = [.. element.Elements()];
        bool isWrong = Kind(element) switch
        {
            "a" => element.Ancestors(element.Name).Any() || (element.Value.Length == 0 && element.Attribute("aria-label") is null),
            "abbr" => element.Attribute("title") is null,
            "section" => element.Attribute("aria-labelledby") is null && element.Descendants().All(inner => inner.Name.LocalName is not ("h2" or "h3")),
            "div" when element.Attribute("tabindex") is not null => element.Attribute("role")?.Value != "region" || element.Attribute("aria-label") is null || element.Attribute("tabindex")!.Value != "0",
            "svg" => element.Attribute("role")?.Value != "img" || element.Attribute("aria-labelledby") is null || children[0].Name.LocalName != "title",
            "dl" or "dl/div" => children.Zip(children.Skip(1)).Any(pair => pair is { First.Name.LocalName: "dt", Second.Name.LocalName: not ("dt" or "dd") }) || (children.Length > 0 && (children[0].Name.LocalName == "dd" || children[^1].Name.LocalName == "dt")),
            "ul" or "ol" or "tr" or "tbody" or "h1" or "h2" or "h3" or "h4" or "caption" or "title" => element.Value.Length == 0 && children.Length == 0,
            "table" => children[0].Name.LocalName != "caption" || children.Count(child => child.Name.LocalName == "thead") > 1 || WidthsOf(element).Distinct().Count() != 1,
            _ => false,
        };
        if (isWrong)
        {
            yield return "lacks a part, or has one too many.";
        }
    }

    /// <summary>How many columns each row fills, with the cells that reach into it from above.</summary>
    private static IEnumerable<int> WidthsOf(XElement table)
    {
        foreach (XElement part in table.Elements().Where(child => child.Name.LocalName is "thead" or "tbody"))
        {
            List<(int Left, int Width)> reaching = [];
            foreach (XElement row in part.Elements())
            {
                yield return reaching.Sum(cell => cell.Width) + row.Elements().Sum(cell => Span(cell, "colspan"));
                reaching = [.. reaching.Concat(row.Elements().Select(cell => (Left: Span(cell, "rowspan"), Width: Span(cell, "colspan")))).Select(cell => (cell.Left - 1, cell.Width)).Where(cell => cell.Item1 > 0)];
            }

            if (reaching.Count > 0)
            {
                yield return -1;
            }
        }
    }

    private static int Span(XElement cell, string name) => cell.Attribute(name) is { } span ? int.Parse(span.Value, CultureInfo.InvariantCulture) : 1;

    private static string Path(XElement element) => string.Join("/", element.AncestorsAndSelf().Reverse().Select(each => each.Name.LocalName));

    private static HashSet<string> Set(string names) => [.. names.Split(' ')];
}
