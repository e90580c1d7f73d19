using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.Record;
using AALL15P1.Protocol.Tests.SecondProtocol;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>What a report of a record says only where there is something to say.</summary>
public sealed class ReportDocumentTests
{
    // Amounts by mass, in units, by neither, and one that is not known.
    [Theory]
    [InlineData(6, 0, 0, "6 mg", null, true)]
    [InlineData(0, 2500, 0, null, "2500 IU", false)]
    [InlineData(6, 2500, 1, "6 mg", "2500 IU", true)]
    [InlineData(0, 0, 0, null, null, false)]
    [InlineData(0, 0, 1, null, null, true)]
    public void Sums_of_a_drug(int milligrams, int units, int withoutAmount, string? mass, string? international, bool isByArea)
    {
        DrugTotal total = new(InventedProtocol.Formulary.Find("infusamide"), Route.IV, DrugMass.FromMilligrams(milligrams), InternationalUnits.FromInternationalUnits(units), 2, withoutAmount);
        RecordReportDocument.CumulativeDoseDocument document = RecordReportDocument.CumulativeDoseDocument.Of(total);

        Assert.Equal((mass, international, isByArea, 2, withoutAmount), (document.Mass, document.Units, document.PerArea is not null, document.Administrations, document.WithoutAmount));
    }

    // An adverse event of 2026-03-01 that was recorded three days later, and one on its day; a rest of a day's doses.
    [Fact]
    public void Delays_of_recording_and_doses_that_are_left()
    {
        RecordBuilder journey = Journeys.Begin();
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-01-06")), Date("2026-01-06"), "a", new("sepsis"), Grade.Severe));
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-01-09")), Date("2026-01-06"), "b", new("sepsis"), Grade.Severe));
        journey.Give(BlockIds.Induction, "prednisolone", 3, Date("2026-01-07"), dose: 2);
        journey.Start(BlockIds.Azacitidine1, "2026-02-09");
        Assert.Empty(journey.Refusals);
        JsonNode report = Report(journey, "2026-02-10");
        JsonNode early = Report(journey, "2026-01-07");

        Assert.Equal(["a: ", "b: 3"], report["dlt"]!["adverseEvents"]!.AsArray().Select(adverse => $"{adverse!["episode"]}: {adverse["recordedDaysLater"]}"));
        Assert.Equal("[1,3]", early["due"]!.AsArray().Single(row => (string?)row!["order"] == "prednisolone" && (int)row["day"]! == 3)!["dosesLeft"]!.ToJsonString());
        Assert.All(early["due"]!.AsArray().Where(row => (string?)row!["order"] != "prednisolone"), row => Assert.Null(row!["dosesLeft"]));
        Assert.Equal(("unknown", null), ((string?)report["kmt2a"], (string?)report["marker"]));
    }

    // Another protocol has a marker of its own, and its own words for it.
    [Fact]
    public void A_marker_has_the_words_of_its_protocol()
    {
        RecordBuilder journey = new RecordBuilder(CompiledProtocol.Compile(InventedProtocol.Definition)).Enrol("2026-01-04", "2025-09-01").Start(InventedProtocol.Opening, "2026-01-05");
        journey.Apply(new RecordEvent.MarkerReported(journey.Stamp(Date("2026-01-06")), Date("2026-01-06"), MarkerStatus.Present));

        Assert.Equal((null, "fused"), ((string?)Report(journey, "2026-01-07")["kmt2a"], (string?)Report(journey, "2026-01-07")["marker"]));
    }

    private static JsonNode Report(RecordBuilder journey, string on) => JsonNode.Parse(RecordReportJson.Write(journey.Record.Protocol, journey.Record.Next(Date(on))))!;
}
