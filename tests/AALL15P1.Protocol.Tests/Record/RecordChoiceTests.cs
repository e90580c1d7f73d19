using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What is in force on a day: the later supplement over the earlier, and the later choice of one question over the earlier.</summary>
public sealed class RecordChoiceTests
{
    private static readonly Citation Manual = new(new("SITE", "The test site's manual", Standing.Site), "limits");
    private static readonly SiteSupplement Low = Limited("low", 50m);
    private static readonly SiteSupplement High = Limited("high", 100m);
    private static readonly string[] Chosen =
    [
        Choice("2026-02-01", "D1", "as-registered"),
        Choice("2026-02-03", "D1", "day-92"),
        Choice("2026-02-03", "D3", "last-day-with"),
        InForce("2026-02-05", Low),
        Choice("2026-02-06", "D1", "as-registered"),
        InForce("2026-02-07", High),
    ];

    [Theory]
    [InlineData("2026-01-31", null, null, "2028-01-05")]
    [InlineData("2026-02-01", "as-registered", null, "2028-01-05")]
    [InlineData("2026-02-02", "as-registered", null, "2028-01-05")]
    [InlineData("2026-02-03", "day-92", null, "2028-01-06")]
    [InlineData("2026-02-05", "day-92", "low", "2028-01-06")]
    [InlineData("2026-02-06", "as-registered", "low", "2028-01-06")]
    [InlineData("2026-02-07", "as-registered", "high", "2028-01-06")]
    public void The_last_choices_by_a_day_are_in_force(string on, string? d1, string? supplement, string end)
    {
        TreatmentRecord record = Record();
        CompiledProtocol protocol = record.ProtocolOn(Date(on));

        Assert.True(d1 is null || protocol.Readings.Takes(Aall15P1.Definition.Interpretations.Register.Single(question => question.Id == "D1"), d1));
        Assert.Equal(supplement, protocol.Supplement?.Title);
        Assert.Equal(Date(end), record.PlanOn(Date(on))!.EndOfTherapy);

        // All at once it is the same.
        Assert.Equal(protocol.Identity, record.Protocol.Replay(record.Events).ProtocolOn(Date(on)).Identity);
        Assert.Equal(protocol.Identity, record.Facts.InForce(Date(on)).Identity);
    }

    [Fact]
    public void A_choice_that_is_taken_back_is_in_force_no_more()
    {
        TreatmentRecord record = With(Record(), Event("2026-02-10", "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"g4\""));

        Assert.Equal(Date("2028-01-05"), record.Plan!.EndOfTherapy);
        Assert.Equal("high", record.ProtocolOn(Date("2026-02-10")).Supplement!.Title);
        Assert.Equal("low", With(record, Event("2026-02-11", "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"g7\"")).ProtocolOn(Date("2026-02-11")).Supplement!.Title);
    }

    // By D8 intrathecal cytarabine and its hydrocortisone are given on day 57 of Maintenance, or on day 50: what was omitted of the one
    // is omitted of the other, and what was given on the one stands for the other. Day 60 is none.
    [Fact]
    public void What_was_omitted_is_the_day_of_the_same_turn_by_another_reading()
    {
        TreatmentRecord record = RecordIn("maintenance", Omit("hydrocortisone", 57), Omit("cytarabine-intrathecal", 60), Choice("2026-07-10", "D8", "day-50"));

        Assert.Equal(AdministrationStatus.Omitted, Of(record, "hydrocortisone", 50));
        Assert.Equal(AdministrationStatus.Planned, Of(record, "hydrocortisone", 99));
        Assert.Equal(AdministrationStatus.Planned, Of(record, "cytarabine-intrathecal", 50));
        Assert.Null(Of(record, "hydrocortisone", 57));

        TreatmentRecord given = RecordIn("maintenance", Given("2026-08-31", "hydrocortisone", 57, null, "IT", "maintenance"), Choice("2026-09-01", "D8", "day-50"));
        Assert.Equal(AdministrationStatus.Given, Of(given, "hydrocortisone", 50));

        TreatmentRecord held = RecordIn("maintenance", Held("2026-07-07", "hydrocortisone", 57, null, "maintenance"), Choice("2026-07-10", "D8", "day-50"));
        Assert.Equal(AdministrationStatus.Planned, Of(held, "hydrocortisone", 50));

        static string Omit(string order, int day) => Event("2026-07-07", $"\"type\":\"administration-omitted\",\"block\":\"maintenance\",\"order\":\"{order}\",\"day\":{day},\"reason\":\"x\"");
        static AdministrationStatus? Of(TreatmentRecord record, string order, int day) => record.Plan!.Find(new(BlockIds.Maintenance, order, day))?.Status;
    }

    // A supplement that is known only later to have been in force since 02-01: counts of 02-04 are too old by it for a start on 02-09, and
    // 9 mg are by Du Bois (0.007184 × 5.4^0.425 × 60^0.725 = 0.2863 m²) 31.4 mg/m², and by Mosteller 30 on the day before it.
    [Fact]
    public void What_was_answered_before_is_answered_anew_by_what_was_in_force()
    {
        SiteSupplement site = new("site", "late") { LaboratoryAgeLimit = new(new Cited<int>(3, Manual, Standing.Site)), BsaFormula = new(BsaFormula.DuBois, Manual, Standing.Site) };
        RecordBuilder journey = Journeys.Begin(Aall15P1.Compile().Knowing([site])).Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m))
            .Give(BlockIds.Induction, "daunorubicin", 8, Date("2026-01-31"), amount: DrugMass.FromMilligrams(9m))
            .Give(BlockIds.Induction, "daunorubicin", 9, Date("2026-02-02"), amount: DrugMass.FromMilligrams(9m))
            .Counts("2026-02-04", 900, 90_000).Start(BlockIds.Azacitidine1, "2026-02-09");
        Assert.Equal((DecisionOutcome.Proceed, 60m), Asked(journey.Record));

        TreatmentRecord later = With(journey.Record, InForce("2026-02-12", site).Replace("\"date\":\"2026-02-12\"", "\"date\":\"2026-02-01\"", StringComparison.Ordinal));
        Assert.Equal((DecisionOutcome.Hold, 61.4m), Asked(later));

        static (DecisionOutcome Age, decimal PerArea) Asked(TreatmentRecord record)
        {
            RecordState state = record.StateOn(Date("2026-02-12"));
            return (state.Findings.Where(found => found.Finding.Rule.Id == "LAB-AGE").Select(found => found.Finding.Effect).DefaultIfEmpty(DecisionOutcome.Proceed).Single(), decimal.Round(Assert.Single(state.CumulativeDoses).PerArea.MilligramsPerSquareMetre, 1));
        }
    }

    // 90,000 platelets are above what the site calls plausible; that it has called them so since 02-01 is known only later.
    [Fact]
    public void Counts_that_were_judged_before_are_judged_anew_by_what_was_in_force()
    {
        SiteSupplement site = new("site", "late") { LaboratoryBounds = [new(Analyte.Platelets, 1_000m, 80_000m) { StatedBy = Manual }] };
        TreatmentRecord record = Journeys.Begin(Aall15P1.Compile().Knowing([site])).Counts("2026-02-04", 900, 90_000).Record;
        Assert.DoesNotContain(record.StateOn(Date("2026-02-12")).Findings, found => found.Date == Date("2026-02-04"));

        TreatmentRecord later = With(record, InForce("2026-02-12", site).Replace("\"date\":\"2026-02-12\"", "\"date\":\"2026-02-01\"", StringComparison.Ordinal));
        Assert.Single(later.StateOn(Date("2026-02-12")).Findings, found => found.Date == Date("2026-02-04"));
    }

    [Fact]
    public void The_only_choice_can_be_taken_back()
    {
        TreatmentRecord record = RecordIn("induction", Choice("2026-02-03", "D3", "last-day-with"));
        Assert.Equal(Date("2028-01-06"), record.Plan!.EndOfTherapy);

        Assert.Equal(Date("2028-01-05"), With(record, Event("2026-02-10", "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"g2\"")).Plan!.EndOfTherapy);
    }

    // 18 mg are 60 mg/m², given before the site had a limit.
    [Fact]
    public void What_was_given_before_a_limit_was_in_force_is_not_judged_by_it() => Assert.DoesNotContain(
        With(
            Record(Event("2026-01-05", "\"type\":\"measured\",\"weight\":\"5.4 kg\",\"height\":\"60 cm\"")),
            Event("2026-02-08", "\"type\":\"administration-given\",\"block\":\"induction\",\"order\":\"daunorubicin\",\"day\":8,\"dose\":{\"route\":\"IV\",\"amount\":\"18 mg\"}").Replace("\"date\":\"2026-02-08\"", "\"date\":\"2026-02-03\"", StringComparison.Ordinal)).StateOn(Date("2026-02-20")).Findings,
        found => found.Finding.Rule.Id == "CUMULATIVE-DOSE");

    // 0.3 m²: 13.5 mg are 45 mg/m², and 9 mg 30. A dose is judged by the limit of its day: 50 mg/m² up to 02-06, then 100.
    [Theory]
    [InlineData("2026-02-06", 1)]
    [InlineData("2026-02-07", 0)]
    public void A_sum_is_judged_by_the_limit_of_its_day(string second, int expected)
    {
        TreatmentRecord record = With(
            Record(Event("2026-01-05", "\"type\":\"measured\",\"weight\":\"5.4 kg\",\"height\":\"60 cm\"")),
            Event("2026-02-08", "\"type\":\"administration-given\",\"block\":\"induction\",\"order\":\"daunorubicin\",\"day\":8,\"dose\":{\"route\":\"IV\",\"amount\":\"13.5 mg\"}").Replace("\"date\":\"2026-02-08\"", "\"date\":\"2026-02-05\"", StringComparison.Ordinal),
            Event("2026-02-08", "\"type\":\"administration-given\",\"block\":\"induction\",\"order\":\"daunorubicin\",\"day\":9,\"dose\":{\"route\":\"IV\",\"amount\":\"9 mg\"}").Replace("\"date\":\"2026-02-08\"", $"\"date\":\"{second}\"", StringComparison.Ordinal));

        Assert.Equal(expected, record.StateOn(Date("2026-02-20")).Findings.Count(found => found.Finding.Rule.Id == "CUMULATIVE-DOSE"));
    }

    [Fact]
    public void An_empty_record_of_a_site_with_limits_has_a_state() =>
        Assert.Empty(Aall15P1.Compile(Low).NewRecord().StateOn(Date("2026-01-05")).Findings);

    private static TreatmentRecord Record(params string[] first)
    {
        TreatmentRecord record = With(
            Aall15P1.Compile().Knowing([Low, High]).NewRecord(),
            """{"schemaVersion":1,"id":"b0","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T12:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}""",
            """{"schemaVersion":1,"id":"b1","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T00:00:00Z","recordedBy":"dr-a","block":"induction"}""");
        return With(record, [.. first, .. Chosen]);
    }

    private static string Choice(string date, string question, string reading) => Event(date, $"\"type\":\"reading-chosen\",\"question\":\"{question}\",\"reading\":\"{reading}\"");

    private static string InForce(string date, SiteSupplement supplement) => Event(date, $"\"type\":\"supplement-in-force\",\"supplement\":\"{SupplementJson.Fingerprint(supplement)}\"");

    private static SiteSupplement Limited(string title, decimal limit) =>
        new("site", title) { CumulativeLimits = [new(DrugClass.Anthracycline, new(MassPerArea.FromMilligramsPerSquareMetre(limit), Manual, Standing.Site))] };
}
