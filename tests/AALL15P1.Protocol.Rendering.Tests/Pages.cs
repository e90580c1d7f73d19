using System.Xml;
using System.Xml.Linq;
using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Rendering.Tests;

/// <summary>The plans and records that the tests look at, and pages of them as trees.</summary>
internal static class Pages
{
    public static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static readonly LocalDate Birth = new(2025, 9, 14);

    public static readonly LocalDate Start = new(2026, 1, 5);

    public static CompiledProtocol Protocol { get; } = Aall15P1.Compile();

    public static Roadmap Roadmap { get; } = Protocol.Plan(Birth, Start);

    public static Infant Infant { get; } = new(Birth, [new(Start, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);

    /// <summary>Day 8 of Induction made up on day 10, pegaspargase omitted, one prednisolone without a record, one cytarabine held.</summary>
    public static string Events { get; } = """
        {"schemaVersion":1,"id":"1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T15:00:00Z","recordedBy":"a","birthDate":"2025-09-14"}
        {"schemaVersion":1,"id":"2","type":"measured","date":"2026-01-04","recordedAt":"2026-01-04T15:10:00Z","recordedBy":"a","weight":"6.2 kg","height":"62 cm"}
        {"schemaVersion":1,"id":"3","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T09:00:00Z","recordedBy":"a","block":"induction"}
        {"schemaVersion":1,"id":"4","type":"administration-given","date":"2026-01-05","recordedAt":"2026-01-05T10:00:00Z","recordedBy":"a","block":"induction","order":"methotrexate-intrathecal","day":1,"dose":{"route":"IT","amount":"7.5 mg"}}
        {"schemaVersion":1,"id":"5","type":"administration-given","date":"2026-01-05","recordedAt":"2026-01-05T20:00:00Z","recordedBy":"a","block":"induction","order":"prednisolone","day":1,"dose":{"route":"PO"}}
        {"schemaVersion":1,"id":"6","type":"administration-given","date":"2026-01-06","recordedAt":"2026-01-06T08:00:00Z","recordedBy":"a","block":"induction","order":"prednisolone","day":2,"dose":{"route":"PO","doseOfDay":1}}
        {"schemaVersion":1,"id":"7","type":"administration-held","date":"2026-01-12","recordedAt":"2026-01-12T11:00:00Z","recordedBy":"a","block":"induction","order":"daunorubicin","day":8,"until":"2026-01-14","reason":"sepsis <b>&"}
        {"schemaVersion":1,"id":"8","type":"administration-given","date":"2026-01-12","recordedAt":"2026-01-12T12:00:00Z","recordedBy":"a","block":"induction","order":"vincristine","day":8,"dose":{"route":"IV","amount":"0.49 mg"}}
        {"schemaVersion":1,"id":"9","type":"administration-held","date":"2026-01-13","recordedAt":"2026-01-13T12:00:00Z","recordedBy":"a","block":"induction","order":"cytarabine","day":9,"reason":"fever"}
        {"schemaVersion":1,"id":"10","type":"administration-made-up","date":"2026-01-14","recordedAt":"2026-01-14T10:00:00Z","recordedBy":"a","block":"induction","order":"daunorubicin","day":8,"dose":{"route":"IV"}}
        {"schemaVersion":1,"id":"11","type":"administration-omitted","date":"2026-01-16","recordedAt":"2026-01-16T10:00:00Z","recordedBy":"a","block":"induction","order":"pegaspargase","day":12,"reason":"not available"}
        """;

    /// <summary>The day of the record: day 13 of Induction.</summary>
    public static LocalDate RecordDay { get; } = new(2026, 1, 17);

    public static TreatmentRecord Record { get; } = Protocol.Replay(RecordJson.Read(Events));

    /// <summary>One dose of a day given and the rest omitted, a make-up that comes too near the next dose, a delay on a day of which a part was given, and the next block started too soon.</summary>
    public static TreatmentRecord Busy { get; } = Aall15P1.Compile(new SiteSupplement("site", "A site that makes up what was held")
    {
        Holds = HoldPolicies.Always(new(HoldPolicy.MakeUp, new(Aall15P1.Definition.Sources[0], "made up for a test"), Evidence.Standing.Site)),
    }).Replay(RecordJson.Read("""
        {"schemaVersion":1,"id":"1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T15:00:00Z","recordedBy":"a","birthDate":"2025-09-14"}
        {"schemaVersion":1,"id":"2","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T09:00:00Z","recordedBy":"a","block":"induction"}
        {"schemaVersion":1,"id":"3","type":"administration-given","date":"2026-01-09","recordedAt":"2026-01-09T08:00:00Z","recordedBy":"a","block":"induction","order":"prednisolone","day":5,"dose":{"route":"PO","doseOfDay":1}}
        {"schemaVersion":1,"id":"4","type":"administration-omitted","date":"2026-01-09","recordedAt":"2026-01-09T20:00:00Z","recordedBy":"a","block":"induction","order":"prednisolone","day":5,"reason":"vomiting"}
        {"schemaVersion":1,"id":"5","type":"administration-held","date":"2026-01-19","recordedAt":"2026-01-19T11:00:00Z","recordedBy":"a","block":"induction","order":"vincristine","day":15,"until":"2026-01-24","reason":"ileus"}
        {"schemaVersion":1,"id":"6","type":"administration-given","date":"2026-01-21","recordedAt":"2026-01-21T08:00:00Z","recordedBy":"a","block":"induction","order":"dexamethasone","day":17,"dose":{"route":"PO","doseOfDay":1}}
        {"schemaVersion":1,"id":"7","type":"treatment-delayed","date":"2026-01-21","recordedAt":"2026-01-21T12:00:00Z","recordedBy":"a","reason":"fever"}
        {"schemaVersion":1,"id":"8","type":"block-started","date":"2026-02-01","recordedAt":"2026-02-01T09:00:00Z","recordedBy":"a","block":"azacitidine-1"}
        """));

    /// <summary>The day of the delay: day 17 of Induction.</summary>
    public static LocalDate BusyDay { get; } = new(2026, 1, 21);

    /// <summary>After the next block has started.</summary>
    public static LocalDate LaterDay { get; } = new(2026, 2, 3);

    public static string TextOf(PageOptions? options = null, CompiledProtocol? protocol = null, Roadmap? roadmap = null)
    {
        using StringWriter output = new();
        RoadmapPage.Write(output, protocol ?? Protocol, roadmap ?? Roadmap, options);
        return output.ToString();
    }

    public static string TextOfRecord(PageOptions? options = null, TreatmentRecord? record = null, LocalDate? on = null)
    {
        using StringWriter output = new();
        RoadmapPage.Write(output, record ?? Record, on ?? RecordDay, options);
        return output.ToString();
    }

    /// <summary>Reads a page as strictly as XML can be read.</summary>
    public static XDocument Parsed(string page)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, CheckCharacters = true });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static XElement Slot(this XDocument page, string slot) =>
        Assert.Single(page.Descendants(), element => element.Attribute("data-slot")?.Value == slot);

    public static string[] Classes(this XElement element) => (element.Attribute("class")?.Value ?? string.Empty).Split(' ');

    public static XElement[] OfClass(this XContainer within, string name) => [.. within.Descendants().Where(element => element.Classes().Contains(name))];

    public static XElement Cell(this XElement element) => element.Ancestors(Html + "td").First();
}
