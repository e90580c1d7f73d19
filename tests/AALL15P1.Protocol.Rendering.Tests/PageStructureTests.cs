using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace AALL15P1.Protocol.Rendering.Tests;

/// <summary>What must hold of every page, whatever it shows.</summary>
public sealed partial class PageStructureTests
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Made = new(StringComparer.Ordinal);

    public static TheoryData<string> Kinds => ["plan", "amounts", "illustration", "week", "month", "record", "record-week", "record-month", "busy", "busy-week", "later", "no-dlt"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_page_is_well_formed_and_says_what_it_is(string kind)
    {
        string text = Page(kind);
        XDocument page = Pages.Parsed(text);

        Assert.StartsWith("<!DOCTYPE html>", text, StringComparison.Ordinal);
        Assert.Equal("html", page.DocumentType!.Name);
        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
        Assert.NotEmpty(Assert.Single(page.Descendants(Pages.Html + "title")).Value);
        Assert.Equal("utf-8", page.Descendants(Pages.Html + "meta").First().Attribute("charset")!.Value);
        Assert.Single(page.Descendants(Pages.Html + "h1"));
        Assert.Single(page.Descendants(Pages.Html + "main"));
        Assert.Contains("does not replace the protocol document", page.Descendants(Pages.Html + "header").Single().Value, StringComparison.Ordinal);
        Assert.Contains("NCT02828358/2020.2", page.Root.Value, StringComparison.Ordinal);
    }

    /// <summary>A browser that reads the page as HTML must see the same tree: void elements alone have no end tag, and every other one has it.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Void_elements_alone_close_themselves(string kind)
    {
        string[] selfClosed = [.. SelfClosing().Matches(Page(kind)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

        Assert.Subset(new HashSet<string> { "meta", "wbr" }, selfClosed.ToHashSet(StringComparer.Ordinal));
        Assert.Contains("meta", selfClosed);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_element_stands_where_HTML_allows_it_with_what_it_needs(string kind) => Assert.Empty(HtmlRules.Broken(Pages.Parsed(Page(kind))));

    [Theory]
    [InlineData("main", "<p>1<div>2</div></p>", "html/body/main/p/div: may not stand in p.")]
    [InlineData("main", "<p><a href=\"#x\">1<b><a href=\"#y\">2</a></b></a></p>", "html/body/main/p/a/b/a: lacks a part, or has one too many.")]
    [InlineData("main", "<ul><p>1</p></ul>", "html/body/main/ul/p: may not stand in ul.")]
    [InlineData("main", "<ul>1<li>2</li></ul>", "html/body/main/ul: has text of its own.")]
    [InlineData("main", "<p align=\"left\">1</p>", "html/body/main/p: has no attribute align.")]
    [InlineData("main", "<font>1</font>", "html/body/main/font: may not stand in main.")]
    [InlineData("main", "<p class=\"\">1</p>", "html/body/main/p: has class=\"\".")]
    [InlineData("main", "<dl><dt>1</dt></dl>", "html/body/main/dl: lacks a part, or has one too many.")]
    [InlineData("main", "<dl><dd>1</dd></dl>", "html/body/main/dl: lacks a part, or has one too many.")]
    [InlineData("main", "<h2></h2>", "html/body/main/h2: lacks a part, or has one too many.")]
    [InlineData("main", "<abbr>1</abbr>", "html/body/main/abbr: lacks a part, or has one too many.")]
    [InlineData("main", "<div tabindex=\"0\">1</div>", "html/body/main/div: lacks a part, or has one too many.")]
    [InlineData("main", "<table><tbody><tr><td>1</td></tr></tbody></table>", "html/body/main/table: lacks a part, or has one too many.")]
    [InlineData("main", "<table><caption>1</caption><tbody><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>", "html/body/main/table: lacks a part, or has one too many.")]
    [InlineData("main", "<table><caption>1</caption><tbody><tr><td rowspan=\"2\">1</td></tr></tbody></table>", "html/body/main/table: lacks a part, or has one too many.")]
    public void What_HTML_does_not_allow_is_found(string place, string added, string found)
    {
        XDocument page = Pages.Parsed(Page("plan"));
        page.Descendants(Pages.Html + place).Single().Add(XElement.Parse($"<{place} xmlns=\"{Pages.Html}\">{added}</{place}>").Nodes());

        Assert.Equal([found], HtmlRules.Broken(page));
    }

    /// <summary>The pages as files, which <c>tests/page-check</c> shows to the validator of W3C: <c>PAGE_SAMPLES</c> names the folder.</summary>
    [Fact]
    public void The_pages_can_be_written_as_files()
    {
        foreach (string kind in Kinds.Select(row => row.Data))
        {
            string page = Page(kind);
            Assert.Equal(page, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(System.Text.Encoding.UTF8.GetBytes(page)));
            if (Environment.GetEnvironmentVariable("PAGE_SAMPLES") is { Length: > 0 } folder)
            {
                File.WriteAllText(System.IO.Path.Combine(folder, $"{kind}.html"), page);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Headings_do_not_skip_a_level(string kind)
    {
        int[] levels = [.. Pages.Parsed(Page(kind)).Descendants().Where(element => element.Name.Namespace == Pages.Html && element.Name.LocalName is ['h', >= '1' and <= '6'])
            .Select(element => element.Name.LocalName[1] - '0')];

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}."));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Ids_are_unique_and_every_link_leads_to_one(string kind)
    {
        XDocument page = Pages.Parsed(Page(kind));
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        string[] links = [.. page.Descendants().Attributes("href").Select(link => link.Value)];
        string[] named = [.. page.Descendants().Attributes("aria-labelledby").SelectMany(names => names.Value.Split(' '))];

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link[1..], ids));
        Assert.All(links, link => Assert.StartsWith("#", link, StringComparison.Ordinal));
        Assert.All(named, name => Assert.Contains(name, ids));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_fetched_and_nothing_runs(string kind)
    {
        string text = Page(kind);
        XDocument page = Pages.Parsed(text);

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "embed" or "use" or "image" or "base" or "form");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => !attribute.IsNamespaceDeclaration && (attribute.Name.LocalName is "src" or "srcset" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Value.Contains("//", StringComparison.Ordinal)));
        string css = Assert.Single(page.Descendants(Pages.Html + "style")).Value;
        Assert.DoesNotContain("url(", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("&gt;", text[..text.IndexOf("</style>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_table_has_a_caption_and_headers_with_a_scope(string kind)
    {
        XElement[] tables = [.. Pages.Parsed(Page(kind)).Descendants(Pages.Html + "table")];

        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.NotEmpty(table.Element(Pages.Html + "caption")!.Value));
        Assert.All(tables.Descendants(Pages.Html + "th"), header => Assert.Contains(header.Attribute("scope")?.Value, (string[])["row", "col", "rowgroup"]));
        Assert.All(tables.Where(table => table.Classes().Contains("map")), table =>
        {
            int columns = table.Descendants(Pages.Html + "tr").First().Elements().Count();
            Assert.All(table.Element(Pages.Html + "tbody")!.Elements(), row => Assert.Equal(columns, row.Elements().Count()));
            Assert.All(table.Element(Pages.Html + "tbody")!.Elements(), row => Assert.Equal("row", row.Elements().First().Attribute("scope")?.Value));
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_source_in_the_list_is_cited_and_leads_back(string kind)
    {
        XDocument page = Pages.Parsed(Page(kind));
        XElement[] sources = [.. page.OfClass("sources").Single().Descendants(Pages.Html + "li")];

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.Contains(page.Descendants(Pages.Html + "a"), link => link.Attribute("href")!.Value == $"#{source.Attribute("id")!.Value}"));
        Assert.All(page.OfClass("cite"), cite => Assert.Matches("^[0-9]+$", cite.Value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_culture_of_the_machine_changes_nothing(string kind)
    {
        string under = Make(kind);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            Assert.Equal(Make(kind), under);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.DoesNotContain('\r', under);
        Assert.All(Pages.Parsed(under).Descendants(Pages.Svg + "rect").Attributes("x"), x => Assert.Matches("^[0-9]+(\\.[0-9]{1,2})?$", x.Value));
    }

    /// <summary>The ratio that accessibility asks of small text (WCAG 2.1, 1.4.3): every text colour of the sheet against every ground that it stands on.</summary>
    [Fact]
    public void Every_text_stands_out_from_its_ground()
    {
        string css = Pages.Parsed(Page("record")).Descendants(Pages.Html + "style").Single().Value;
        Dictionary<string, string> colours = Variable().Matches(css).DistinctBy(match => match.Groups[1].Value).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        (string Route, string Tint)[] routes = [.. RouteColours().Matches(css).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

        Assert.Equal(7, routes.Length);
        Assert.All(routes, route => AssertContrast(route.Route, route.Tint));
        Assert.All(routes, route => AssertContrast(colours["ink"], route.Tint));
        Assert.All(routes, route => AssertContrast(colours["green"], route.Tint));
        foreach (string name in (string[])["ink", "soft", "red", "amber", "green"])
        {
            Assert.All((string[])["#ffffff", "#f5f6f8", "#fbf3f3"], ground => AssertContrast(colours[name], ground));
        }

        AssertContrast("#ffffff", colours["red"]);
        AssertContrast("#ffffff", colours["ink"]);
        AssertContrast("#ffffff", "#39475a");
        AssertContrast(colours["amber"], "#fff8e8");
        AssertContrast(colours["ink"], "#b9c6d6");
    }

    [Fact]
    public void A_text_from_outside_is_told_and_never_obeyed()
    {
        XDocument page = Pages.Parsed(Pages.TextOf(new() { Label = "<script>alert(1)</script> & \"x\" \u202E\u0001" }));

        Assert.Empty(page.Descendants(Pages.Html + "script"));
        Assert.Contains("<script>alert(1)</script> & \"x\" \\u{202E}\\u{0001}", page.Descendants(Pages.Html + "dd").Select(value => value.Value));
    }

    /// <summary>A page, made once: what is asked of it changes nothing.</summary>
    internal static string Page(string kind) => Made.GetOrAdd(kind, Make);

    private static string Make(string kind) => kind switch
    {
        "plan" => Pages.TextOf(),
        "amounts" => Pages.TextOf(new() { Infant = Pages.Infant, On = new(2026, 2, 9) }),
        "illustration" => Illustrated(),
        "week" => Pages.TextOf(new() { View = PageView.Week, On = new(2026, 1, 14) }),
        "month" => Pages.TextOf(new() { View = PageView.Month, On = new(2026, 10, 14), Infant = Pages.Infant }),
        "record" => Pages.TextOfRecord(),
        "record-week" => Pages.TextOfRecord(new() { View = PageView.Week }),
        "record-month" => Pages.TextOfRecord(new() { View = PageView.Month }),
        "busy" => Pages.TextOfRecord(null, Pages.Busy, Pages.BusyDay),
        "busy-week" => Pages.TextOfRecord(new() { View = PageView.Week, Label = "Infant 7" }, Pages.Busy, Pages.BusyDay),
        "later" => Pages.TextOfRecord(null, Pages.Busy, Pages.LaterDay),
        "no-dlt" => WithoutToxicity(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such page."),
    };

    private static string Illustrated()
    {
        CompiledProtocol protocol = Aall15P1.Compile(Aall15P1.Illustration);
        return Pages.TextOf(new() { Infant = Pages.Infant }, protocol, protocol.Plan(Pages.Birth, Pages.Start));
    }

    private static string WithoutToxicity()
    {
        CompiledProtocol protocol = CompiledProtocol.Compile(Aall15P1.Definition with { DoseLimitingToxicity = null });
        return Pages.TextOf(null, protocol, protocol.Plan(Pages.Birth, Pages.Start));
    }

    private static void AssertContrast(string text, string ground)
    {
        double lighter = Math.Max(Luminance(text), Luminance(ground));
        double darker = Math.Min(Luminance(text), Luminance(ground));
        double ratio = (lighter + 0.05) / (darker + 0.05);
        Assert.True(ratio >= 4.5, string.Create(CultureInfo.InvariantCulture, $"{text} on {ground} has a contrast of {ratio:0.00}; at least 4.5 is required."));
    }

    private static double Luminance(string colour)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(index => int.Parse(colour.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("<([a-z0-9]+)[^<>]*/>")]
    private static partial Regex SelfClosing();

    [GeneratedRegex("--([a-z]+): (#[0-9a-f]{6})")]
    private static partial Regex Variable();

    [GeneratedRegex("--route: (#[0-9a-f]{6}); --tint: (#[0-9a-f]{6})")]
    private static partial Regex RouteColours();
}
