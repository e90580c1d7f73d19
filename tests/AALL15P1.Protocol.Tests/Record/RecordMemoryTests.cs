using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// One thing after which a dose that was judged before is judged otherwise, for each part of a record by which doses are
/// judged: what was kept of the record before is not said again.
/// </summary>
public sealed class RecordMemoryTests
{
    private static readonly CompiledProtocol Illustrated = Aall15P1.Compile(Aall15P1.Illustration);
    private static readonly LocalDate PegaspargaseDay12 = new(2026, 1, 16);

    [Fact]
    public void A_reaction_that_is_recorded_later_is_found_at_the_dose_after_it() =>
        Changes(
            Given(),
            journey => new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-01-17")), Date("2026-01-15"), "al", new("anaphylaxis"), Grade.Severe),
            "2026-01-20",
            "PEG-AFTER-REACTION",
            (0, 1));

    // The only measurement, ten times too heavy, is found; corrected, it is not.
    [Fact]
    public void A_weight_that_is_corrected_is_found_no_more()
    {
        RecordBuilder journey = Journeys.Begin().Measure("2026-01-06", Weight.FromKilograms(62m));
        Assert.Contains(journey.Record.StateOn(Date("2026-01-07")).Findings, found => found.Date == Date("2026-01-06"));

        journey.Apply(new RecordEvent.Measured(journey.Stamp(Date("2026-01-07"), journey.Record.Events[^1].Stamp.Id), new(Date("2026-01-06"), Weight.FromKilograms(6.2m), null)));
        Assert.DoesNotContain(journey.Record.StateOn(Date("2026-01-07")).Findings, found => found.Date == Date("2026-01-06"));
    }

    [Fact]
    public void An_age_that_is_corrected_is_found_at_every_dose() =>
        Changes(
            Given(),
            journey => new RecordEvent.Enrolled(journey.Stamp(Date("2026-01-17"), journey.Record.Events[0].Stamp.Id), Date("2026-01-04"), Date("2016-09-01")),
            "2026-01-20",
            SafetyRules.AgeWithinTables.Id,
            (0, 1));

    [Fact]
    public void A_start_that_is_corrected_moves_the_day_of_a_dose() =>
        Changes(
            Given(),
            journey => new RecordEvent.BlockStarted(journey.Stamp(Date("2026-01-17"), journey.Record.Events[1].Stamp.Id), Date("2026-01-06"), BlockIds.Induction),
            "2026-01-20",
            RecordRules.Day.Id,
            (0, 1));

    [Fact]
    public void Counts_that_are_recorded_later_are_found_at_the_dose_that_they_stop()
    {
        RecordBuilder journey = TitrationRecordTests.Prescribe(TitrationRecordTests.InMaintenance(), "2026-07-06", 100, 100)
            .Give(BlockIds.Maintenance, "mercaptopurine", 15, Date("2026-07-20"));
        string dose = journey.Record.Events[^1].Stamp.Id;
        Assert.Equal(0, journey.Record.StateOn(Date("2026-07-25")).Findings.Count(found => found.EventId == dose && found.Finding.Severity == Severity.Hazard));

        journey.Counts("2026-07-19", 300, 30_000);

        Assert.Equal(1, journey.Record.StateOn(Date("2026-07-25")).Findings.Count(found => found.EventId == dose && found.Finding.Severity == Severity.Hazard));
        Same(journey, "2026-07-25");
    }

    [Fact]
    public void A_dose_of_another_block_that_is_recorded_later_is_found_beside_it() =>
        Changes(
            Given().Start(BlockIds.InterimMaintenance, "2026-03-20").Start(BlockIds.DelayedIntensification1, "2026-05-01").Give(BlockIds.DelayedIntensification1, "pegaspargase", 4, Date("2026-05-04")),
            journey => new RecordEvent.AdministrationGiven(journey.Stamp(Date("2026-05-05")), Date("2026-04-25"), new(BlockIds.InterimMaintenance, "pegaspargase", 23), new(Route.IM)),
            "2026-05-06",
            "PEG-INTERVAL-14",
            (0, 1));

    /// <summary>Cytarabine of Induction as late as 02-16, on which cytarabine of Consolidation was given: in the first block, and taken back.</summary>
    [Fact]
    public void A_dose_of_the_first_block_is_found_beside_one_and_no_more_once_it_is_taken_back()
    {
        RecordBuilder journey = Given().Start(BlockIds.Consolidation, "2026-02-14").Give(BlockIds.Consolidation, "cytarabine", 3, Date("2026-02-16"));
        string dose = journey.Record.Events[^1].Stamp.Id;
        Assert.Equal(0, Found());

        journey.Give(BlockIds.Induction, "cytarabine", 21, Date("2026-02-16"));
        Assert.Equal(1, Found());
        Same(journey, "2026-02-20");

        journey.Apply(new RecordEvent.EnteredInError(journey.Stamp(Date("2026-02-17"), journey.Record.Events[^1].Stamp.Id), Date("2026-02-17"), "another infant"));
        Assert.Empty(journey.Refusals);
        Assert.Equal(0, Found());

        int Found() => journey.Record.StateOn(Date("2026-02-20")).Findings.Count(found => found.EventId == dose && found.Finding.Rule == SafetyRules.OrderInterval);
    }

    [Fact]
    public void A_weight_that_is_recorded_later_is_found_in_the_amount_of_the_dose_after_it() =>
        Changes(
            Given(InternationalUnits.FromInternationalUnits(445.5m)).Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m)),
            journey => new RecordEvent.Measured(journey.Stamp(Date("2026-01-17")), new(Date("2026-01-16"), Weight.FromKilograms(54m), null)),
            "2026-01-20",
            SafetyRules.FivefoldDose.Id,
            (0, 1));

    /// <summary>Leucovorin of day 3 is due on 2026-03-22 and nobody records it: what is found names the day that is asked about.</summary>
    [Fact]
    public void A_rescue_that_is_missing_is_found_on_the_day_that_is_asked_about_and_not_before_it_is_due()
    {
        RecordBuilder journey = Given().Start(BlockIds.InterimMaintenance, "2026-03-20").Give(BlockIds.InterimMaintenance, "methotrexate-high-dose", 1, Date("2026-03-20"));

        Assert.Equal([], Rescues(journey, "2026-03-22"));
        Assert.Contains("by 2026-03-23", Assert.Single(Rescues(journey, "2026-03-23")), StringComparison.Ordinal);
        Assert.Contains("by 2026-03-25", Assert.Single(Rescues(journey, "2026-03-25")), StringComparison.Ordinal);
        Assert.Contains("by 2026-03-23", Assert.Single(Rescues(journey, "2026-03-23")), StringComparison.Ordinal);
        Assert.Equal([], Rescues(journey, "2026-03-21"));
    }

    private static IEnumerable<string> Rescues(RecordBuilder journey, string date) =>
        journey.Record.StateOn(Date(date)).Findings.Where(found => found.Finding.Rule.Id == "LEUCOVORIN-RESCUE").Select(found => found.Finding.Observed!);

    private static RecordBuilder Given(DoseAmount? amount = null) => new RecordBuilder(Illustrated)
        .Enrol("2026-01-04", "2025-09-01")
        .Start(BlockIds.Induction, "2026-01-05")
        .Give(BlockIds.Induction, "pegaspargase", 12, PegaspargaseDay12, amount: amount);

    private static void Changes(RecordBuilder journey, Func<RecordBuilder, RecordEvent> more, string date, string rule, (int Before, int After) expected)
    {
        string dose = journey.Record.StandingEvents.Last(recorded => recorded.DoseGiven is not null).Stamp.Id;
        Assert.Equal(expected.Before, Found());

        journey.Apply(more(journey));

        Assert.Empty(journey.Refusals);
        Assert.Equal(expected.After, Found());
        Same(journey, date);

        int Found() => journey.Record.StateOn(Date(date)).Findings.Count(found => found.EventId == dose && found.Finding.Rule.Id == rule);
    }

    private static void Same(RecordBuilder journey, string date) =>
        Assert.Equal(TreatmentRecord.Replay(journey.Record.Protocol, journey.Record.Events).Next(Date(date)), journey.Record.Next(Date(date)));
}
