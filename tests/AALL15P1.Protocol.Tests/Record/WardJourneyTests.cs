using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.Journeys;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.TitrationRecordTests;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// Eight journeys as a ward lives through them, each asserted at its turning points. Dates are counted by hand from the
/// registry's outline: Induction begins on 2026-01-05, EPI#1 on 02-09, Consolidation on 02-14, EPI#2 on 03-15, Interim
/// Maintenance on 03-20, EPI#3 on 04-25, Delayed Intensification Part 1 on 04-30, and Maintenance on 07-06.
/// </summary>
public sealed class WardJourneyTests
{
    private const string HighDose = "methotrexate-high-dose";
    private static readonly Citation Manual = new(new("SITE-WARD", "The test site's manual", Standing.Site), "ward");

    // High-dose methotrexate on days 1 and 8 (03-20, 03-27), intrathecal on days 2 and 9 (03-21, 03-28), leucovorin on days
    // 3-4 and 10-11 (03-22, 03-23, 03-29, 03-30), high-dose cytarabine from day 15 (04-03).
    [Fact]
    public void High_dose_methotrexate_is_interrupted_and_the_next_is_held_for_the_kidneys()
    {
        RecordBuilder journey = InInterimMaintenance(With(HoldPolicy.MakeUp));
        Assert.Equal(["mercaptopurine", HighDose], DueOrders(journey, "2026-03-20"));

        // The first infusion stops half-way; the rest of it is not given.
        AdministrationSlot first = new(BlockIds.InterimMaintenance, HighDose, 1);
        journey.Apply(new RecordEvent.AdministrationGiven(journey.Stamp(Date("2026-03-20")), Date("2026-03-20"), first, GivenDose.WholeDay(Route.IV).AsPortion(1, 2) with
        {
            StartedAt = Instant.FromUtc(2026, 3, 20, 8, 0),
            Setting = CareSetting.TertiaryCentre,
        }));
        Assert.Contains(journey.Record.StateOn(Date("2026-03-20")).Due, row => row.Slot == first && row.Status == AdministrationStatus.PartlyGiven);
        journey.Omit(BlockIds.InterimMaintenance, HighDose, 1, Date("2026-03-20"));
        Assert.Equal(AdministrationStatus.PartlyOmitted, journey.Record.Plan!.Find(first)!.Value.Status);

        // It is rescued all the same: hours 42, 48 and 54 after 03-20 08:00 are 03-22 02:00, 08:00 and 14:00.
        string clock = Assert.Single(journey.Record.Round(Date("2026-03-22")).RescueTimes).What;
        Assert.Contains("hour 42 at 2026-03-22T02:00:00Z, hour 48 at 2026-03-22T08:00:00Z, hour 54 at 2026-03-22T14:00:00Z", clock, StringComparison.Ordinal);
        Assert.Contains("leucovorin", DueOrders(journey, "2026-03-22"));
        journey.GiveAt(BlockIds.InterimMaintenance, "leucovorin", 3, Date("2026-03-22"), "2026-03-22T02:00:00Z");
        journey.Give(BlockIds.InterimMaintenance, "leucovorin", 4, Date("2026-03-23"));
        Assert.DoesNotContain(journey.Record.StateOn(Date("2026-03-24")).Findings, found => found.Finding.Rule.Id == "LEUCOVORIN-RESCUE");

        // The second is held from 03-27 until 03-31: then it is due, and not on the days between; nor is its rescue.
        journey.Hold(BlockIds.InterimMaintenance, HighDose, 8, Date("2026-03-27"), Date("2026-03-31"));
        Assert.Equal(["mercaptopurine"], DueOrders(journey, "2026-03-27"));
        Assert.Equal(["mercaptopurine", "methotrexate-intrathecal", "hydrocortisone"], DueOrders(journey, "2026-03-28"));
        Assert.DoesNotContain("leucovorin", DueOrders(journey, "2026-03-29"));
        Assert.Contains(HighDose, DueOrders(journey, "2026-03-31"));
        journey.GiveAt(BlockIds.InterimMaintenance, HighDose, 8, Date("2026-03-31"), "2026-03-31T09:00:00Z");
        Assert.Contains("leucovorin", DueOrders(journey, "2026-04-02"));

        // Hour 42 is 04-02 03:00. At 07:00 it is hour 46, later than 45: a hazard.
        journey.GiveAt(BlockIds.InterimMaintenance, "leucovorin", 10, Date("2026-04-02"), "2026-04-02T07:00:00Z");
        Finding late = Assert.Single(journey.Record.StateOn(Date("2026-04-03")).Findings, found => found.Finding.Rule.Id == "LEUCOVORIN-RESCUE").Finding;
        Assert.Equal((Severity.Hazard, "leucovorin began 46 hours after the start of interim-maintenance/methotrexate-high-dose day 8"), (late.Severity, late.Observed));

        // What depends on no infusion keeps its days.
        Assert.Equal(["leucovorin", "cytarabine-high-dose"], DueOrders(journey, "2026-04-03"));
        Assert.Empty(journey.Refusals);
    }

    // Consolidation: cyclophosphamide on days 1 and 29 (02-14, 03-14), mercaptopurine on days 1-28 (to 03-13), cytarabine on
    // days 3-6, 10-13, 17-20, 24-27 (from 02-16, 02-23, 03-02, 03-09), intrathecal on days 10 and 24 (02-23, 03-09).
    [Fact]
    public void Sepsis_in_Consolidation_holds_some_drugs_and_not_the_others()
    {
        RecordBuilder journey = InConsolidation(With(HoldPolicy.ShiftOrder)).GiveAll(Date("2026-02-14"), Date("2026-02-22"));
        Assert.Contains(journey.Record.Next(Date("2026-02-22")).Of(NextStepKind.Alert), step => step.Finding!.Rule.Title.Contains("epsis", StringComparison.Ordinal));

        // Day 10, 02-23: sepsis. Cytarabine and mercaptopurine are held until 03-02, seven days; the puncture is done.
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-02-23")), Date("2026-02-23"), "sepsis", new("sepsis"), Grade.LifeThreatening));
        journey.Hold(BlockIds.Consolidation, "cytarabine", 10, Date("2026-02-23"), Date("2026-03-02")).Hold(BlockIds.Consolidation, "mercaptopurine", 10, Date("2026-02-23"), Date("2026-03-02"));
        Assert.Equal(["cytarabine-intrathecal", "hydrocortisone"], DueOrders(journey, "2026-02-23"));
        journey.GiveAll(Date("2026-02-23"), Date("2026-02-23"));
        foreach (string day in new[] { "2026-02-24", "2026-02-28", "2026-03-01" })
        {
            Assert.Empty(journey.Record.StateOn(Date(day)).Due.Concat(journey.Record.StateOn(Date(day)).Overdue));
        }

        // Then both go on where they stopped, seven days later; the rest keeps its days.
        Assert.Equal([("cytarabine", 10), ("mercaptopurine", 10)], DueDays(journey, "2026-03-02"));
        Assert.Equal([("cytarabine", 17), ("hydrocortisone", 24), ("mercaptopurine", 17), ("methotrexate-intrathecal", 24)], DueDays(journey.GiveAll(Date("2026-03-02"), Date("2026-03-08")), "2026-03-09"));
        Assert.Equal([("cyclophosphamide", 29), ("mercaptopurine", 22)], DueDays(journey.GiveAll(Date("2026-03-09"), Date("2026-03-13")), "2026-03-14"));

        // Its last day was 03-14, and EPI#2 on the next; it is now 03-20 (mercaptopurine day 28), so that EPI#2 is six days behind.
        WardRound round = journey.Record.Round(Date("2026-03-14"));
        Assert.Equal(Date("2026-03-21"), journey.Record.Plan!.Roadmap.Block(BlockIds.Azacitidine2).Start);
        Assert.Equal(6, round.DaysBehind);
        Assert.Equal(2, round.Reasons.Count(reason => reason.Contains("was held from 2026-02-23 until 2026-03-02", StringComparison.Ordinal)));
        Assert.Equal(("sepsis", DecisionOutcome.CannotDecide), (Assert.Single(round.OpenAdverseEvents).Episode, round.OpenAdverseEvents[0].Decision.Outcome));

        // The criteria of EPI#2 are met on 03-16, and the block before is not over.
        Recover(journey.GiveAll(Date("2026-03-14"), Date("2026-03-15")), "2026-03-16");
        Assert.Equal(DecisionOutcome.Hold, journey.Record.Next(Date("2026-03-16")).Gate!.Outcome);
        journey.GiveAll(Date("2026-03-16"), Date("2026-03-20"));
        journey.Apply(new RecordEvent.AdverseEventResolved(journey.Stamp(Date("2026-03-20")), Date("2026-03-20"), "sepsis"));
        Recover(journey, "2026-03-21");
        Assert.Equal(DecisionOutcome.Proceed, journey.Record.Next(Date("2026-03-21")).Gate!.Outcome);
        Assert.Empty(journey.Record.StateOn(Date("2026-03-21")).Omitted);
        Assert.Empty(journey.Refusals);
    }

    // Delayed Intensification Part 1: dexamethasone on days 1-14 (04-30 to 05-13), its taper on days 15-21 (05-14 to 05-20).
    [Fact]
    public void A_taper_follows_what_it_tapers_after_a_hold()
    {
        RecordBuilder journey = new RecordBuilder(With(HoldPolicy.ShiftOrder)).Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, "2026-01-05")
            .Start(BlockIds.DelayedIntensification1, "2026-04-30").GiveAll(Date("2026-04-30"), Date("2026-05-08"));

        // Day 10, 05-09, is held until 05-12: three days. Day 14 is then 05-16, and the taper begins on 05-17.
        journey.Hold(BlockIds.DelayedIntensification1, "dexamethasone", 10, Date("2026-05-09"), Date("2026-05-12"));
        Assert.DoesNotContain("dexamethasone", DueOrders(journey, "2026-05-11"));
        Assert.Contains(("dexamethasone", 10), DueDays(journey, "2026-05-12"));
        Assert.Equal([13], Steroids(journey, "2026-05-15"));
        Assert.Equal([15], Steroids(journey, "2026-05-17"));
        Assert.Equal([21], Steroids(journey, "2026-05-23"));
        Assert.Empty(Steroids(journey, "2026-05-24"));

        // The last full dose is omitted on its day: the taper follows the one before it, of 05-15, on the next day.
        journey.GiveAll(Date("2026-05-09"), Date("2026-05-15")).Omit(BlockIds.DelayedIntensification1, "dexamethasone", 14, Date("2026-05-16"));
        Assert.Equal([15], Steroids(journey, "2026-05-16"));
        Assert.Equal([21], Steroids(journey, "2026-05-22"));

        // Other drugs keep their days: vincristine day 15 is 05-14, and thioguanine's day 28 is 05-27.
        Assert.Contains(journey.Record.Plan!, row => row.Slot == new AdministrationSlot(BlockIds.DelayedIntensification1, "vincristine", 15) && row.Date == Date("2026-05-14"));
        Assert.Contains(("thioguanine", 28), DueDays(journey, "2026-05-27"));
        Assert.Empty(journey.Refusals);
    }

    [Fact]
    public void A_death_in_the_evaluation_period_asks_for_its_adverse_event_and_is_dose_limiting_with_it()
    {
        RecordBuilder journey = InConsolidation(WithDltPolicy()).GiveAll(Date("2026-02-14"), Date("2026-03-01"));
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-03-01")), Date("2026-03-01"), "sepsis", new("sepsis"), Grade.LifeThreatening));
        Assert.True(journey.Record.StateOn(Date("2026-03-02")).Dlt!.IsOpen);

        // The day of death is 03-03; what was planned from 03-02 on is not recorded, and nothing is due any more.
        journey.Apply(new RecordEvent.Died(journey.Stamp(Date("2026-03-03")), Date("2026-03-03")));
        NextSteps asked = journey.Record.Next(Date("2026-03-03"));
        Assert.Equal(CourseStage.Died, asked.State.Stage);
        Assert.Empty(asked.State.Due.Concat(asked.State.Overdue));

        // 03-02 and 03-03: mercaptopurine days 17 and 18, cytarabine days 17 and 18.
        Assert.Equal([("cytarabine", 17), ("cytarabine", 18), ("mercaptopurine", 17), ("mercaptopurine", 18)], [.. asked.State.Unrecorded.Where(row => row.Date <= Date("2026-03-03")).Select(row => (row.Order.Id, row.Day)).Order()]);
        Assert.Contains(asked.Of(NextStepKind.AnswerDlt), step => step.Finding?.Rule.Id == "RECORD-EVENT-OF-DEATH");

        // Two days later its grade is recorded.
        journey.Apply(new RecordEvent.AdverseEventGraded(journey.Stamp(Date("2026-03-05")), Date("2026-03-03"), "sepsis", Grade.Death));
        NextSteps answered = journey.Record.Next(Date("2026-03-05"));
        Assert.Equal(DecisionOutcome.Hold, answered.State.Dlt!.Outcome);
        Assert.Contains(answered.Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "DLT-GRADE5");
        Assert.DoesNotContain(answered.Of(NextStepKind.AnswerDlt), step => step.Finding?.Rule.Id == "RECORD-EVENT-OF-DEATH");
        Assert.False(answered.State.Dlt.IsOpen);

        // Nothing is given to who has died; a late report is taken.
        journey.Give(BlockIds.Consolidation, "mercaptopurine", 19, Date("2026-03-04"));
        Assert.Equal(RefusalReason.AfterDeath, Assert.Single(journey.Refusals).Reason);
        journey.Kmt2a("2026-03-10", MarkerStatus.Present);
        Assert.Single(journey.Refusals);
    }

    // Mercaptopurine of Consolidation on days 1-28 (02-14 to 03-13).
    [Fact]
    public void A_site_amends_its_supplement_and_each_hold_follows_the_one_in_force_on_its_day()
    {
        SiteSupplement before = new("ward", "The site's first edition") { Holds = HoldPolicies.Always(Site(HoldPolicy.Omit)), LaboratoryAgeLimit = new(new Cited<int>(7, Manual, Standing.Site)) };
        SiteSupplement amended = new("ward", "The site's second edition") { Holds = HoldPolicies.Always(Site(HoldPolicy.ShiftOrder)), LaboratoryAgeLimit = new(new Cited<int>(2, Manual, Standing.Site)) };
        RecordBuilder journey = InConsolidation(Aall15P1.Compile(before).Knowing([amended])).GiveAll(Date("2026-02-14"), Date("2026-02-17"));

        // Day 5, 02-18, held until 02-21: days 5 to 7 are omitted.
        journey.Hold(BlockIds.Consolidation, "mercaptopurine", 5, Date("2026-02-18"), Date("2026-02-21"));
        Assert.Equal([5, 6, 7], Omitted(journey, "2026-02-25"));
        Assert.Contains(("mercaptopurine", 8), DueDays(journey, "2026-02-21"));

        // The second edition is in force from 03-01. Day 20, 03-05, held until 03-07: two days later, day 28 on 03-15.
        journey.GiveAll(Date("2026-02-18"), Date("2026-03-04"));
        journey.Apply(new RecordEvent.SupplementInForce(journey.Stamp(Date("2026-03-01")), Date("2026-03-01"), SupplementJson.Fingerprint(amended)));
        journey.Hold(BlockIds.Consolidation, "mercaptopurine", 20, Date("2026-03-05"), Date("2026-03-07"));
        Assert.DoesNotContain("mercaptopurine", DueOrders(journey, "2026-03-06"));
        Assert.Contains(("mercaptopurine", 20), DueDays(journey, "2026-03-07"));
        Assert.Contains(("mercaptopurine", 28), DueDays(journey, "2026-03-15"));
        Assert.Equal([5, 6, 7], Omitted(journey, "2026-03-15"));
        Assert.Equal("The site's first edition", journey.Record.Round(Date("2026-02-28")).InForce.Supplement!.Title);
        Assert.Equal("The site's second edition", journey.Record.Round(Date("2026-03-01")).InForce.Supplement!.Title);

        // Counts of 03-13 are three days old on 03-16: by the second edition too old, by the first they were not.
        journey.GiveAll(Date("2026-03-05"), Date("2026-03-15"));
        Recover(journey, "2026-03-13");
        Assert.NotEqual(DecisionOutcome.Proceed, journey.Record.Next(Date("2026-03-16")).Gate!.Outcome);
        Recover(journey, "2026-03-15");
        Assert.Equal(DecisionOutcome.Proceed, journey.Record.Next(Date("2026-03-16")).Gate!.Outcome);
        Assert.Empty(journey.Refusals);
    }

    // ICiCLe-ALL-14, read in the comments beside each day; 100 % is 25 mg of mercaptopurine a day and 10 mg of methotrexate a week.
    [Fact]
    public void Eight_months_of_titration()
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-06", 1800, 200_000);
        Assert.Equal("25 mg, one dose that day", Due(journey, "2026-07-06", "mercaptopurine"));
        Assert.Equal("10 mg, one dose that day", Due(journey, "2026-07-13", "methotrexate"));

        // Six uninterrupted weeks at 100 % end on 08-17: not a day before.
        journey.Counts("2026-07-20", 1600, 200_000).Counts("2026-08-03", 1700, 200_000).Counts("2026-08-16", 1700, 200_000);
        Said(journey, "2026-08-16", "hold both drugs steady", "ICICLE-FIRST-STEP");
        journey.Counts("2026-08-17", 1800, 200_000);
        Said(journey, "2026-08-17", "escalate the thiopurine to 125 %", "ICICLE-FIRST-STEP");
        Assert.Single(journey.Record.Next(Date("2026-08-17")).Of(NextStepKind.Titrate));
        Assert.Equal("25 mg, one dose that day", Due(journey, "2026-08-17", "mercaptopurine"));
        Prescribe(journey, "2026-08-17", 125, 100);
        Assert.Equal("31.25 mg, one dose that day", Due(journey, "2026-08-17", "mercaptopurine"));
        Assert.Equal("10 mg, one dose that day", Due(journey, "2026-08-17", "methotrexate"));
        Assert.Empty(journey.Record.Next(Date("2026-08-17")).Of(NextStepKind.Titrate));

        // Methotrexate follows 14 days later, at an ANC of at least 1500.
        journey.Counts("2026-08-31", 1600, 200_000);
        Said(journey, "2026-08-31", "escalate methotrexate to 125 %", "ICICLE-METHOTREXATE-STEP");
        Prescribe(journey, "2026-08-31", 125, 125).Counts("2026-09-14", 1600, 200_000);

        // ANC 700 on 09-28: half of the last tolerated dose, which is still 100 %, because 125 % has not been held for 6 weeks.
        journey.Counts("2026-09-28", 700, 200_000);
        Said(journey, "2026-09-28", "halve both drugs, to 50 %", "ICICLE-HALVE");
        Assert.Equal("12.5 mg, one dose that day", Due(journey, "2026-09-28", "mercaptopurine"));
        Assert.Equal("5 mg, one dose that day", Due(journey, "2026-09-28", "methotrexate"));
        Prescribe(journey, "2026-09-29", 50, 50);
        Assert.Equal("12.5 mg, one dose that day", Due(journey, "2026-09-29", "mercaptopurine"));

        // ANC 400 on 10-05: stop. ANC 600 on 10-12: what is stopped stays stopped.
        journey.Counts("2026-10-05", 400, 200_000);
        Said(journey, "2026-10-05", "stop both drugs", "ICICLE-STOP");
        Assert.Null(Due(journey, "2026-10-05", "mercaptopurine"));
        Prescribe(journey, "2026-10-05", 0, 0).Counts("2026-10-12", 600, 200_000);
        Said(journey, "2026-10-12", "stop both drugs", "ICICLE-STOP-UNTIL-RECOVERY");
        Assert.DoesNotContain(journey.Record.StateOn(Date("2026-10-12")).Due, row => row.Order.Id is "mercaptopurine" or "methotrexate");

        // ANC 800 on 10-19: back to the last tolerated dose. What was not given meanwhile is omitted: mercaptopurine 10-05 to
        // 10-18, and methotrexate of 10-12 (10-05 is day 92, on which no oral methotrexate is planned).
        journey.Counts("2026-10-19", 800, 100_000);
        Said(journey, "2026-10-19", "resume both drugs at 100 %", "ICICLE-RESUME");
        Prescribe(journey, "2026-10-19", 100, 100);
        Assert.Equal("25 mg, one dose that day", Due(journey, "2026-10-19", "mercaptopurine"));
        RecordState resumed = journey.Record.StateOn(Date("2026-10-19"));
        Assert.Equal((14, 1), (resumed.Omitted.Count(row => row.Order.Id == "mercaptopurine"), resumed.Omitted.Count(row => row.Order.Id == "methotrexate")));

        // Six weeks there end on 11-30; methotrexate follows on 12-14; six weeks after that, on 01-25, two of three counts reached 1500.
        journey.Counts("2026-11-02", 1800, 200_000).Counts("2026-11-16", 1800, 200_000).Counts("2026-11-30", 1800, 200_000);
        Said(journey, "2026-11-30", "escalate the thiopurine to 125 %", "ICICLE-STEP-AFTER-RECOVERY");
        Prescribe(journey, "2026-11-30", 125, 100).Counts("2026-12-14", 1600, 200_000);
        Said(journey, "2026-12-14", "escalate methotrexate to 125 %", "ICICLE-METHOTREXATE-STEP");
        Prescribe(journey, "2026-12-14", 125, 125).Counts("2026-12-28", 1600, 200_000).Counts("2027-01-11", 1400, 200_000).Counts("2027-01-25", 1700, 200_000);
        Said(journey, "2027-01-25", "escalate the thiopurine to 150 %", "ICICLE-LATER-STEP");
        Prescribe(journey, "2027-01-25", 150, 125).Counts("2027-02-08", 1600, 200_000);
        Prescribe(journey, "2027-02-08", 150, 150);

        // Counts of 02-08 are current up to 02-22.
        Assert.Equal(DecisionOutcome.Proceed, journey.Record.StateOn(Date("2027-02-22")).Titration!.Outcome);
        Assert.Equal(DecisionOutcome.CannotDecide, journey.Record.StateOn(Date("2027-02-23")).Titration!.Outcome);
        Assert.Equal(Date("2027-02-22"), journey.Record.Round(Date("2027-02-10")).MeasurementsDue[1].Date);

        // 245 days. Mercaptopurine: 42 at 100, 43 at 125, 6 at 50, 14 at 0, 42 at 100, 56 at 125, 42 at 150 are 27375.
        // Methotrexate: 56 at 100, 29 at 125, 6 at 50, 14 at 0, 56 at 100, 56 at 125, 28 at 150 are 26325.
        TitrationAudit audit = journey.Record.Titrate(Date("2027-03-08"))!.Audit!;
        Assert.Equal((245, 27375m / 245m, 26325m / 245m), (audit.Days, audit.ThiopurineIntensity.Percent, audit.AntifolateIntensity.Percent));
        Assert.Equal(Date("2026-08-17"), audit.FirstEscalation);

        // The one day on which what was in force was not the policy's: 09-28, prescribed a day later.
        Assert.Equal((Date("2026-09-28"), TitrationVerdict.AbovePolicy), (Assert.Single(audit.Disagreements).Decision.On, audit.Disagreements[0].Verdict));
        Assert.DoesNotContain(journey.Record.StateOn(Date("2027-03-08")).Findings, found => found.Finding.Rule.Id.StartsWith("ICICLE-", StringComparison.Ordinal));

        // On 2026-09-01 the same record looked back on 57 days.
        Assert.Equal(57, journey.Record.Titrate(Date("2026-09-01"))!.Audit!.Days);
        Assert.Empty(journey.Refusals);
    }

    // Pegaspargase: Induction day 12 (01-16), Interim Maintenance day 23 (04-11), Delayed Intensification Part 1 day 1 (04-30).
    [Fact]
    public void Anaphylaxis_to_pegaspargase_is_asked_about_before_the_next_and_settled_for_good()
    {
        RecordBuilder journey = new RecordBuilder().Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, "2026-01-05")
            .Give(BlockIds.Induction, "pegaspargase", 12, Date("2026-01-16"));
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-01-16")), Date("2026-01-16"), "peg", new("anaphylaxis"), Grade.Severe));
        journey.Start(BlockIds.InterimMaintenance, "2026-03-20");

        // Six days ahead, and on the day itself, a decision is asked for; nobody is told to give it.
        Assert.DoesNotContain(journey.Record.Next(Date("2026-04-04")).Of(NextStepKind.Alert), step => step.Finding!.Rule.Id == "PEG-AFTER-REACTION");
        Assert.Contains(journey.Record.Next(Date("2026-04-05")).Of(NextStepKind.Alert), step => step.Finding!.Rule.Id == "PEG-AFTER-REACTION");
        NextStep due = Assert.Single(journey.Record.Next(Date("2026-04-11")).Of(NextStepKind.Due), step => step.Slot!.Value.OrderId == "pegaspargase");
        Assert.Contains("is not given before this is decided", due.What, StringComparison.Ordinal);

        // Never again: also in a block that has not started.
        journey.Omit(BlockIds.InterimMaintenance, "pegaspargase", 23, Date("2026-04-11")).Omit(BlockIds.DelayedIntensification1, "pegaspargase", 1, Date("2026-04-11"));
        Assert.Empty(journey.Refusals);
        Assert.DoesNotContain("pegaspargase", DueOrders(journey, "2026-04-11"));
        journey.Start(BlockIds.DelayedIntensification1, "2026-04-30");
        Assert.DoesNotContain("pegaspargase", DueOrders(journey, "2026-04-30"));
        Assert.DoesNotContain(journey.Record.Next(Date("2026-04-30")).Steps, step => step.Finding?.Rule.Id == "PEG-AFTER-REACTION");

        // Given all the same, it is found thrice: omitted, after a reaction, and not as planned.
        journey.Give(BlockIds.DelayedIntensification1, "pegaspargase", 1, Date("2026-04-30"));
        string[] rules = [.. journey.Record.StateOn(Date("2026-04-30")).Findings.Where(found => found.Date == Date("2026-04-30")).Select(found => found.Finding.Rule.Id)];
        Assert.Contains("RECORD-OMITTED-GIVEN", rules);
        Assert.Contains("PEG-AFTER-REACTION", rules);
    }

    [Fact]
    public void The_laboratory_and_the_ward_write_apart_and_what_came_late_is_shown()
    {
        RecordBuilder ward = Begin().GiveAll(Date("2026-01-05"), Date("2026-02-08")).Kmt2a("2026-01-12", MarkerStatus.Present).Resolved("2026-02-08").Start(BlockIds.Azacitidine1, "2026-02-09");
        RecordEvent late = new RecordEvent.LaboratoryReported(new("lab-1", Instant.FromUtc(2026, 2, 12, 9, 0), "lab"), new(Date("2026-02-09"))
        {
            Neutrophils = CellCount.FromPerMicrolitre(800m),
            Platelets = CellCount.FromPerMicrolitre(90_000m),
        });

        // Without its counts the start of EPI#1 could not be decided; the laboratory's writer knows them three days later.
        Assert.Contains(ward.Record.StateOn(Date("2026-02-09")).Findings, found => found.Finding.Rule.Id == "EPI-START-ANC" && found.Finding.Effect == DecisionOutcome.CannotDecide);
        TreatmentRecord merged = TreatmentRecord.Merge(ward.Record.Protocol, [late, .. ward.Record.Events]);
        RecordState state = merged.StateOn(Date("2026-02-09"));
        Assert.DoesNotContain(state.Findings, found => found.Finding.Rule.Id == "EPI-START-ANC" && found.Finding.Effect != DecisionOutcome.Proceed);
        Assert.Contains(state.Findings, found => found.Finding.Rule.Id == "RECORD-LATER" && found.Finding.Severity == Severity.Deviation);

        // Whatever the order in which they come in, the record is the same; and it still tells what was known that day.
        Assert.Equal(state, TreatmentRecord.Merge(ward.Record.Protocol, [.. ward.Record.Events, late]).StateOn(Date("2026-02-09")));
        Assert.Contains(merged.AsKnownAt(Instant.FromUtc(2026, 2, 11, 0, 0)).StateOn(Date("2026-02-09")).Findings, found => found.Finding.Rule.Id == "EPI-START-ANC" && found.Finding.Effect == DecisionOutcome.CannotDecide);
        RecordChange change = Assert.Single(merged.Round(Date("2026-02-12")).Changes, each => each.RecordedBy == "lab");
        Assert.Equal(("lab-1", "lab", "2026-02-09 LaboratoryReported (event lab-1), recorded 3 days later."), (change.EventId, change.RecordedBy, change.What));
    }

    private static RecordBuilder InConsolidation(CompiledProtocol protocol) =>
        Recover(Begin(protocol).GiveAll(Date("2026-01-05"), Date("2026-02-08")).Kmt2a("2026-01-12", MarkerStatus.Present), "2026-02-08")
            .Complete(BlockIds.Azacitidine1, Date("2026-02-09")).Start(BlockIds.Consolidation, "2026-02-14");

    private static RecordBuilder InInterimMaintenance(CompiledProtocol protocol) =>
        Recover(InConsolidation(protocol).GiveAll(Date("2026-02-14"), Date("2026-03-14")), "2026-03-14")
            .Complete(BlockIds.Azacitidine2, Date("2026-03-15")).Start(BlockIds.InterimMaintenance, "2026-03-20");

    private static string[] DueOrders(RecordBuilder journey, string date) => [.. journey.Record.StateOn(Date(date)).Due.Select(row => row.Order.Id)];

    private static (string Order, int Day)[] DueDays(RecordBuilder journey, string date) => [.. journey.Record.StateOn(Date(date)).Due.Select(row => (row.Order.Id, row.Day)).Order()];

    private static int[] Steroids(RecordBuilder journey, string date) => [.. journey.Record.StateOn(Date(date)).Due.Where(row => row.Order.Id.StartsWith("dexamethasone", StringComparison.Ordinal)).Select(row => row.Day)];

    private static int[] Omitted(RecordBuilder journey, string date) => [.. journey.Record.StateOn(Date(date)).Omitted.Select(row => row.Day)];

    /// <summary>What the policy says on a day, and by which rule.</summary>
    private static void Said(RecordBuilder journey, string date, string action, string rule)
    {
        TitrationDecision decision = journey.Record.StateOn(Date(date)).Titration!;
        Assert.Equal((action, rule), (decision.Action.ToString(), decision.Rule.Id));
        Assert.Equal(decision, journey.Record.Titrate(Date(date))!.Decision);
    }
}
