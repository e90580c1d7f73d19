using AALL15P1.Protocol.Testing;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.Journeys;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>The laws of time in a record: clock times, delays that end, deaths, and what is recorded later.</summary>
public sealed class RecordTimeProperties
{
    private static readonly LocalDate Epi1 = new(2026, 2, 9);

    // 2026-02-09 lasts from 2026-02-08T10:00Z (UTC+14) to 2026-02-10T12:00Z (UTC-12), 50 hours; it is recorded at its end.
    [Property]
    [Trait("Rule", "RECORD-CLOCK")]
    public void A_clock_time_is_of_the_day_somewhere_on_earth(short minutes)
    {
        Instant begins = Instant.FromUtc(2026, 2, 8, 10, 0);
        Instant started = begins + Duration.FromMinutes(minutes);
        RecordBuilder journey = Begin().Start(BlockIds.Azacitidine1, Epi1);
        journey.Apply(new RecordEvent.AdministrationGiven(
            new("g", begins + Duration.FromHours(50), "nurse-b"), Epi1, new(BlockIds.Azacitidine1, "azacitidine", 1), new(Route.IV) { StartedAt = started }));

        Assert.Equal(minutes is < 0 or >= 50 * 60, journey.Record.StateOn(Epi1).Findings.Any(found => found.Finding.Rule.Id == "RECORD-CLOCK"));
    }

    [Property]
    [Trait("Rule", "RECORD-DELAY-CONTRADICTED")]
    public void A_delay_begins_while_its_adverse_event_lasts(byte began, byte lasted, byte delayed)
    {
        LocalDate start = Epi1.PlusDays(began);
        LocalDate resolved = start.PlusDays(lasted);
        LocalDate from = Epi1.PlusDays(delayed);
        RecordBuilder journey = Begin().Start(BlockIds.Azacitidine1, Epi1);
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Late), start, "a", new("sepsis"), Grade.Severe));
        journey.Apply(new RecordEvent.AdverseEventResolved(journey.Stamp(Late), resolved, "a"));
        journey.Apply(new RecordEvent.TreatmentDelayed(journey.Stamp(Late), from, from.PlusDays(1), "a", "drawn"));

        Assert.Equal(from < start || from > resolved, journey.Record.StateOn(Late).Findings.Any(found => found.Finding.Rule.Id == "RECORD-DELAY-CONTRADICTED"));
    }

    [Property]
    [Trait("Rule", "RECORD-DELAY-END")]
    public void A_delay_without_an_end_lasts_until_treatment_goes_on(byte given, byte asked)
    {
        int days = given + 1;
        LocalDate treated = Epi1.PlusDays(days);
        RecordBuilder journey = Begin().Start(BlockIds.Azacitidine1, Epi1);
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Epi1), Epi1, "a", new("sepsis"), Grade.Severe));
        journey.Apply(new RecordEvent.TreatmentDelayed(journey.Stamp(Epi1), Epi1, Until: null, "a", "drawn"));
        journey.Give(BlockIds.Azacitidine1, "azacitidine", 1, treated);
        LocalDate date = Epi1.PlusDays(asked);
        TreatmentDelay? delay = Assert.Single(journey.Record.StateOn(date).Dlt!.Assessments).AdverseEvent.Delay;

        // The delay was said to last on its first day, and on no later one.
        Assert.Equal(asked >= days ? new TreatmentDelay.Ended(Epi1, treated) : new TreatmentDelay.Ongoing(Epi1, Epi1), delay);
        Assert.Equal(asked < days, journey.Record.Next(date).Of(NextStepKind.DecideHold).Any(step => step.Finding?.Rule.Id == "RECORD-DELAY-END"));
    }

    [Property]
    [Trait("Rule", "RECORD-EVENT-OF-DEATH")]
    public void A_death_after_the_period_has_opened_asks_for_its_event(sbyte day, bool isRecorded)
    {
        LocalDate died = Epi1.PlusDays(Math.Max((sbyte)-30, day));
        RecordBuilder journey = Begin();
        if (died >= Epi1)
        {
            journey.Start(BlockIds.Azacitidine1, Epi1);
        }

        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Late), died, "a", new("sepsis"), isRecorded ? Grade.Death : Grade.LifeThreatening));
        journey.Apply(new RecordEvent.Died(journey.Stamp(Late), died));

        Assert.Equal(died >= Epi1 && !isRecorded, journey.Record.Next(Late).Of(NextStepKind.AnswerDlt).Any(step => step.Finding?.Rule.Id == "RECORD-EVENT-OF-DEATH"));
    }

    [Property]
    [Trait("Rule", "RECORD-GRADE-5")]
    public void Grade_5_alerts_and_no_other_grade_does(byte first, byte then)
    {
        Grade began = (Grade)((first % 5) + 1);
        Grade changed = (Grade)((then % 5) + 1);
        RecordBuilder journey = Begin().Start(BlockIds.Azacitidine1, Epi1);
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Epi1), Epi1, "a", new("sepsis"), began));
        journey.Apply(new RecordEvent.AdverseEventGraded(journey.Stamp(Epi1.PlusDays(1)), Epi1.PlusDays(1), "a", changed));
        int alerts = journey.Record.Next(Epi1.PlusDays(2)).Of(NextStepKind.Alert).Count(step => step.Finding?.Rule.Id == "RECORD-GRADE-5");

        Assert.Equal((began == Grade.Death ? 1 : 0) + (changed == Grade.Death ? 1 : 0), alerts);
    }

    // Counts of the day before, recorded some minutes before or after the start was recorded, at noon of its day.
    [Property]
    [Trait("Rule", "RECORD-LATER")]
    public void What_a_start_is_judged_by_and_was_recorded_after_it_is_shown(short minutes)
    {
        Instant noon = Instant.FromUtc(2026, 2, 9, 12, 0);
        Instant recorded = noon + Duration.FromMinutes(minutes);
        recorded = recorded < Instant.FromUtc(2026, 2, 8, 0, 0) ? Instant.FromUtc(2026, 2, 8, 0, 0) : recorded;
        RecordBuilder journey = Begin().Start(BlockIds.Azacitidine1, Epi1);
        journey.Apply(new RecordEvent.LaboratoryReported(new("lab", recorded, "lab"), new(Epi1.PlusDays(-1)) { Neutrophils = CellCount.FromPerMicrolitre(900), Platelets = CellCount.FromPerMicrolitre(90_000) }));

        // It is later everywhere on earth from 2026-02-09T12:00Z on, when 2026-02-08 ends at UTC-12.
        Assert.Equal(minutes > 0, journey.Record.StateOn(Epi1).Findings.Any(found => found.Finding.Rule.Id == "RECORD-LATER"));
    }

    [Property(StartSize = 10, EndSize = 60, Arbitrary = [typeof(RecordGenerators)])]
    public void Records_merge_whatever_the_order_in_which_they_come_in(RecordCase drawn, int seed)
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        TreatmentRecord record = new RecordCase(drawn.Drafts.Where(draft => draft.Supersedes is null).ToValueList()).Record(protocol);
        RecordEvent[] shuffled = [.. record.Events.Select((recorded, at) => (Recorded: recorded, Key: (at * 7919) ^ seed)).OrderBy(each => each.Key).Select(each => each.Recorded)];
        TreatmentRecord merged = TreatmentRecord.Merge(protocol, record.Events.Concat(shuffled));

        Assert.Equal(record.Events.Count, merged.Events.Count);
        Assert.Equal(record.StateOn(Late), merged.StateOn(Late));
    }

    private static LocalDate Late { get; } = new(2027, 6, 1);
}
