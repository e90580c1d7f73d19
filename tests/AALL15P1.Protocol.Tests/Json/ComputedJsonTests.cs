using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Doses and amounts are computed: they read back as what was written, or not at all.</summary>
[Properties(Arbitrary = [typeof(RoadmapGenerators)])]
public sealed class ComputedJsonTests
{
    private static readonly SiteSupplement Illustration = Aall15P1.Illustration;

    [Property(MaxTest = 20)]
    public void Doses_round_trip(RoadmapCase drawn, ushort days, ushort grams)
    {
        RoadmapDoses doses = DosesOf(drawn, grams);
        LocalDate date = drawn.FirstDay.PlusDays(days % 730);
        DoseResult[] results = [.. doses.Roadmap.Between(date, date.PlusDays(6)).Select(doses.Explain)];
        string json = Write(doses, date, date.PlusDays(6));

        Assert.Equal(results, DoseJson.Read(json, doses));
        Assert.Empty(SchemaCheck.Problems("dose-results", json));
    }

    [Property(MaxTest = 5)]
    public void A_roadmap_with_amounts_round_trips(RoadmapCase drawn, ushort grams)
    {
        RoadmapDoses doses = DosesOf(drawn, grams);
        string json = RoadmapJson.Write(doses.Roadmap, doses: doses);

        Roadmap read = RoadmapJson.Read(json, Aall15P1.Compile(Illustration), doses.Infant);

        Assert.Equal(doses.Roadmap, read);
    }

    [Theory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", "$[0].schemaVersion: found 2")]
    [InlineData("\"date\": \"2026-01-12\"", "\"date\": \"2026-01-13\"", "$[0]: found {")]
    [InlineData("\"date\": \"2026-01-12\"", "\"date\": \"12 January\"", "$[0].date: found \"12 January\", expected a date of the years 1900 to 2200 as 2026-01-05.")]
    [InlineData("\"order\": \"vincristine\"", "\"order\": \"vincristin\"", "$[0]: found {")]
    [InlineData("\"drug\": \"vincristine\"", "\"drug\": \"cytarabine\"", "$[0].drug: found \"cytarabine\", expected \"vincristine\".")]
    [InlineData("\"drug\": \"vincristine\",", "\"drug\": \"vincristine\", \"note\": 1,", "$[0]: found a member 'note'")]
    [InlineData("\"perDose\": \"", "\"perDose\": \"1", "$[0].amount.perDose: found \"1")]
    public void A_dose_that_was_edited_is_refused_with_its_path(string found, string replacement, string message)
    {
        CompiledProtocol protocol = Aall15P1.Compile(Illustration);
        Roadmap roadmap = protocol.Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
        RoadmapDoses doses = protocol.DosesOf(roadmap, new(new(2025, 9, 14), [new(new(2026, 1, 5), Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]));
        string json = DoseJson.Write([(BlockIds.Induction, doses.Explain(roadmap.On(new(2026, 1, 12)).Single(row => row.Order.Id == "vincristine")))]);
        Assert.Contains(found, json, StringComparison.Ordinal);

        FormatException error = Assert.Throws<FormatException>(() => DoseJson.Read(json.Replace(found, replacement, StringComparison.Ordinal), doses));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>A rule that a source states, one that no source does and something supports, one that depends on an open question, and one that is of a later edition.</summary>
    [Theory]
    [InlineData("EPI-START-ANC", """{"id":"EPI-START-ANC","title":"Neutrophils before an EPI block","statement":"An EPI block begins with an ANC of at least 500/µL.","citation":{"source":"DECK","place":"slide Experimental Study Schema"},"standing":"protocol","parameters":[{"name":"lowest ANC, inclusive","value":"500/µL"}],"interpretations":[]}""")]
    [InlineData("PEG-AFTER-REACTION", """{"id":"PEG-AFTER-REACTION","title":"Pegaspargase after a reaction","statement":"After an allergic or infusion related reaction, anaphylaxis, pancreatitis or a thromboembolic event of grade 3 or more, pegaspargase is not given before a clinician has decided that it may be.","standing":"library","grounds":[{"source":"FDA-PEG","place":"contraindications, and dosage modifications for adverse reactions"}],"parameters":[{"name":"lowest grade, inclusive","value":"3"}],"interpretations":[]}""")]
    [InlineData("ELIGIBLE-AGE", null)]
    [InlineData("LEUCOVORIN-RESCUE", null)]
    public void A_rule_is_written_as_documented(string id, string? expected)
    {
        JsonNode catalogue = JsonNode.Parse(RuleCatalogueJson.Write(ProtocolRules.Catalogue, Aall15P1.Edition))!;
        JsonNode rule = catalogue["rules"]!.AsArray().Single(each => (string?)each!["id"] == id)!;

        Assert.Equal((1, Aall15P1.Edition), ((int)catalogue["schemaVersion"]!, (string?)catalogue["edition"]));
        if (expected is not null)
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), rule), rule.ToJsonString());
        }

        Assert.Equal(id == "ELIGIBLE-AGE" ? ["D5"] : Array.Empty<string>(), rule["interpretations"]!.AsArray().Select(question => (string?)question));
        Assert.Equal(id == "LEUCOVORIN-RESCUE" ? "NCT02828358/2020.2" : null, (string?)rule["sinceEdition"]);
    }

    [Theory]
    [InlineData("\"date\": \"2026-01-12\"", "\"date\": \"2026-01-13\"", "an order that is due on 2026-01-13.")]
    [InlineData("\"block\": \"induction\"", "\"block\": \"consolidation\"", "an order that is due on 2026-01-12.")]
    [InlineData("\"order\": \"vincristine\"", "\"order\": \"vincristin\"", "an order that is due on 2026-01-12.")]
    public void A_dose_that_is_not_due_is_refused(string found, string replacement, string expected)
    {
        CompiledProtocol protocol = Aall15P1.Compile(Illustration);
        Roadmap roadmap = protocol.Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
        RoadmapDoses doses = protocol.DosesOf(roadmap, new(new(2025, 9, 14), []));
        string json = DoseJson.Write([(BlockIds.Induction, doses.Explain(roadmap.On(new(2026, 1, 12)).Single(row => row.Order.Id == "vincristine")))]);

        Assert.EndsWith(expected, Assert.Throws<FormatException>(() => DoseJson.Read(json.Replace(found, replacement, StringComparison.Ordinal), doses)).Message, StringComparison.Ordinal);
    }

    /// <summary>What must be known of a drug goes with its dose; a document of before there were notes is read all the same.</summary>
    [Theory]
    [InlineData("vincristine", "2026-01-12", 3, "Prepared in an infusion bag only: so the US labels since 2022-04-21. The registered infusion time of 1 minute is older (2016-2020).", "FDA-VINCA")]
    [InlineData("leucovorin", "2026-03-22", 1, "By the hour: at hours 42, 48 and 54 from the start of the methotrexate infusion, and then until levels are safe. With a start before 06:00 hour 42 is a day earlier than registered.", "CTGOV-I06")]
    [InlineData("methotrexate-high-dose", "2026-03-20", 1, "Leucovorin goes by the hour from the start of this infusion: with a start before 06:00 its hour 42 falls a day before its registered days.", "CTGOV-I06")]
    [InlineData("prednisolone", "2026-01-05", 0, null, null)]
    public void The_notes_of_an_order_go_with_its_dose(string order, string on, int count, string? first, string? source)
    {
        CompiledProtocol protocol = Aall15P1.Compile(Illustration);
        Roadmap roadmap = protocol.Plan(new(2025, 9, 14), BlockStarts.From(new(2026, 1, 5)).With(BlockIds.InterimMaintenance, new(2026, 3, 20)));
        RoadmapDoses doses = protocol.DosesOf(roadmap, new(new(2025, 9, 14), [new(new(2026, 1, 5), Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]));
        Administration due = roadmap.On(NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value).Single(row => row.Order.Id == order);

        JsonArray written = JsonNode.Parse(DoseJson.Write([(due.Block.Id, doses.Explain(due))]))!.AsArray();
        JsonArray? notes = written[0]!["notes"]?.AsArray();

        Assert.Equal(count, notes?.Count ?? 0);
        Assert.Equal((first, source), ((string?)notes?[0]!["statement"], (string?)notes?[0]!["citation"]!["source"]));
        Assert.Equal(doses.Explain(due), Assert.Single(DoseJson.Read(written.ToJsonString(), doses)));
        written[0]!.AsObject().Remove("notes");
        Assert.Equal(doses.Explain(due), Assert.Single(DoseJson.Read(written.ToJsonString(), doses)));

        JsonObject whole = JsonNode.Parse(RoadmapJson.Write(roadmap))!.AsObject();
        Assert.Equal(count, whole["administrations"]!.AsArray().First(row => (string?)row!["order"] == order && (string?)row["date"] == on)!["notes"]?.AsArray().Count ?? 0);
        foreach (JsonNode? row in whole["administrations"]!.AsArray())
        {
            row!.AsObject().Remove("notes");
        }

        Assert.Equal(roadmap, RoadmapJson.Read(whole.ToJsonString(), protocol));
    }

    private static RoadmapDoses DosesOf(RoadmapCase drawn, ushort grams)
    {
        Roadmap plain = drawn.Plan();
        CompiledProtocol protocol = Aall15P1.Compile(Illustration, drawn.Compile().Readings);
        Roadmap roadmap = protocol.Plan(plain.BirthDate, plain.Starts);
        Weight weight = Weight.FromGrams(3000m + (grams % 9000));
        return protocol.DosesOf(roadmap, new(plain.BirthDate, [new(drawn.FirstDay, weight, Height.FromCentimetres(50m + (grams % 30)))]));
    }

    private static string Write(RoadmapDoses doses, LocalDate from, LocalDate to) =>
        DoseJson.Write(doses.Roadmap.Between(from, to).Select(row => (row.Block.Id, doses.Explain(row))));
}
