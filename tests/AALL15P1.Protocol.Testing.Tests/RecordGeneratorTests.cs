using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

/// <summary>The generators of records keep the promises of their documentation, over a fixed sample.</summary>
public sealed class RecordGeneratorTests
{
    private const int Samples = 400;
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile().Knowing([Aall15P1.Illustration]);
    private static readonly RecordCase[] Cases = [.. RecordGenerators.Records().Generator.Sample(Samples, new Rnd(2026UL), 100)];
    private static readonly RecordJourney[] Journeys = [.. RecordGenerators.Journeys().Generator.Sample(30, new Rnd(2026UL), 100)];

    public static TheoryData<HoldPolicy?> Policies => [(HoldPolicy?)null, .. Enum.GetValues<HoldPolicy>().Select(policy => (HoldPolicy?)policy)];

    [Fact]
    public void Every_kind_of_event_is_taken_by_a_record_and_every_reason_for_a_refusal_occurs()
    {
        HashSet<RecordEventKind> taken = [];
        HashSet<RefusalReason> refused = [];
        foreach (RecordCase drawn in Cases)
        {
            taken.UnionWith(drawn.Record(Protocol, out ValueList<RecordRefusal> refusals).Events.Select(recorded => recorded.Kind));
            refused.UnionWith(refusals.Select(refusal => refusal.Reason));
        }

        Assert.Equal(Enum.GetValues<RecordEventKind>().ToHashSet(), taken);
        Assert.Equal(Enum.GetValues<RefusalReason>().ToHashSet(), refused);
    }

    [Fact]
    public void About_half_of_the_events_can_be()
    {
        double taken = Cases.Sum(drawn => drawn.Record(Protocol).Events.Count);

        Assert.InRange(taken / Cases.Sum(drawn => drawn.Events.Count), 0.35, 0.65);
    }

    // A range of days is recorded as RecordEvent.GivenOnDays records it: an event a day, each its own day of the block.
    [Fact]
    public void Records_hold_ranges_of_days_doses_in_portions_clock_times_and_prescriptions()
    {
        TreatmentRecord[] records = [.. Cases.Select(drawn => drawn.Record(Protocol))];
        RecordEvent[] taken = [.. records.SelectMany(record => record.Events)];

        Assert.Contains(records, record => record.Events.Count(recorded => recorded.Stamp.Id.Contains('/', StringComparison.Ordinal) && recorded.ConcernedSlot!.Value.Block == BlockIds.Induction) >= 10);
        Assert.Contains(records, record => record.Plan?.Any(row => row.Status == AdministrationStatus.Given && record.Events.Count(recorded => recorded.ConcernedSlot == row.Slot && recorded.DoseGiven?.Portion is not null) >= 2) == true);
        Assert.Contains(taken, recorded => recorded.DoseGiven?.StartedAt is { } started && started.InUtc().Date == recorded.Date);
        Assert.Contains(taken, recorded => recorded is RecordEvent.DosesPrescribed { ThiopurineAmount: not null });
        Assert.Contains(Cases, drawn => drawn.Events.Any(recorded => recorded.Stamp.Supersedes?.Contains('/', StringComparison.Ordinal) == true));

        DraftedEvent range = new(RecordEventKind.AdministrationGiven, 7, Instant.FromUtc(2027, 1, 1, 0, 0)) { FurtherDays = 2 };
        Assert.Equal(["0000007/1", "0000007/2", "0000007/3"], new RecordCase([range]).Events.Select(recorded => recorded.Stamp.Id));
        Assert.Equal(["1 of 3", "2 of 3", "3 of 3"], new RecordCase([range with { FurtherDays = 0, FurtherPortions = 2 }]).Events.Select(recorded => recorded.DoseGiven!.Portion.ToString()));
    }

    [Fact]
    public void Some_records_hold_the_extremes_of_what_can_be()
    {
        RecordEvent[] taken = [.. Cases.SelectMany(drawn => drawn.Record(Protocol).Events)];

        Assert.Contains(taken, recorded => recorded.Date == new LocalDate(1900, 1, 1) && recorded is not RecordEvent.Enrolled);
        Assert.Contains(taken, recorded => recorded.Date == new LocalDate(2190, 12, 31));
        Assert.Contains(taken, recorded => recorded is RecordEvent.AdministrationHeld { Until.Year: 2200 });
        Assert.Contains(taken, recorded => recorded.DoseGiven?.Amount == (DoseAmount)DrugMass.FromGrams(1_000_000m));
        Assert.Contains(taken, recorded => recorded.DoseGiven?.Amount?.Mass?.Milligrams is > 0m and < 0.000000000001m);
        Assert.Contains(taken, recorded => recorded is RecordEvent.Measured { Measurement.Weight.Kilograms: 1_000_000m });
        Assert.Contains(taken, recorded => recorded is RecordEvent.LaboratoryReported { Values.Neutrophils.Limit.PerMicrolitre: decimal.MaxValue });
        Assert.InRange(Cases.Count(drawn => drawn.Drafts.Any(draft => draft.Extreme is not null)), Samples / 20, Samples / 5);
    }

    [Fact]
    public void A_case_prints_itself_so_that_any_system_can_replay_it() =>
        Assert.All(Cases, drawn => Assert.Equal(drawn.Events, RecordJson.Read(drawn.ToString())));

    [Fact]
    public void Every_shrunk_case_is_smaller_and_still_a_case() =>
        Assert.All(Cases.Take(20), drawn => Assert.All(RecordGenerators.Records().Shrinker(drawn), smaller =>
        {
            Assert.True(Size(smaller) < Size(drawn));
            Assert.True(smaller.Drafts.Count <= smaller.Events.Count);
        }));

    [Fact]
    public void Shrinking_finds_the_single_event_that_matters()
    {
        RecordCase failing = Cases.First(drawn => drawn.Drafts.Count > 80 && Matters(drawn));
        while (RecordGenerators.Records().Shrinker(failing).FirstOrDefault(Matters) is { } smaller)
        {
            failing = smaller;
        }

        DraftedEvent left = Assert.Single(failing.Drafts);
        Assert.Equal((RecordEventKind.AdministrationHeld, 0, 0, 0, 0), (left.Kind, left.Block, left.Order, left.Slot, left.Detail));
        Assert.Equal((10, 0, 0, 0, null, null), (left.Length, left.Late, left.FurtherDays, left.FurtherPortions, left.Supersedes, left.Extreme));

        static bool Matters(RecordCase drawn) =>
            drawn.Events.Any(recorded => recorded is RecordEvent.AdministrationHeld { Until: { } until } held && Period.DaysBetween(held.Date, until) >= 10);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void No_event_of_a_journey_is_refused_and_its_blocks_start_in_their_order(HoldPolicy? policy)
    {
        CompiledProtocol protocol = Aall15P1.Compile(policy is { } stated ? new SiteSupplement("site", "A site") { Holds = HoldPolicies.Always(Site(stated)) } : null);
        Assert.All(Journeys, journey =>
        {
            RecordEvent.BlockStarted[] starts = [.. journey.Record(protocol).Events.OfType<RecordEvent.BlockStarted>()];
            Assert.Equal(BlockIds.All.Take(starts.Length), starts.Select(started => started.Block));
            Assert.Equal(starts.Select(started => started.Date).Order(), starts.Select(started => started.Date));
            Assert.InRange(starts.Length, 1, journey.Delays.Count + 1);
        });
    }

    [Fact]
    public void The_journeys_reach_Maintenance_and_take_every_turn()
    {
        RecordEvent[] all = [.. Journeys.SelectMany(journey => journey.Record(Protocol).Events)];

        Assert.Contains(all, recorded => recorded is RecordEvent.BlockStarted started && started.Block == BlockIds.Maintenance);
        Assert.Contains(all, recorded => recorded is RecordEvent.TreatmentDelayed);
        Assert.Superset(
            new HashSet<RecordEventKind> { RecordEventKind.AdministrationGiven, RecordEventKind.AdministrationHeld, RecordEventKind.AdministrationMadeUp, RecordEventKind.AdministrationOmitted },
            all.Select(recorded => recorded.Kind).ToHashSet());
        Assert.Contains(Journeys, journey => journey.Record(Protocol).StateOn(journey.FirstDay.PlusDays(30)).Overdue.Count > 0);
    }

    [Fact]
    public void A_journey_without_turns_is_given_as_planned()
    {
        TreatmentRecord record = new RecordJourney(new(2026, 1, 5), 126, [0, 0, 0, 0, 0, 0, 0, 0, 0], []).Record(Protocol);
        RecordState end = record.StateOn(new(2028, 1, 5));

        Assert.Equal(CourseStage.Completed, end.Stage);
        Assert.DoesNotContain(end.Findings, found => found.Finding.Effect == DecisionOutcome.Hold || found.Finding.Rule.Id.StartsWith("RECORD-", StringComparison.Ordinal));
        Assert.Empty(record.Plan!.Remaining);
        Assert.Empty(end.Omitted);
        Assert.Equal(record.Plan!.Count(), end.Done.Count);
    }

    [Fact]
    public void Every_shrunk_journey_is_smaller_and_refused_nowhere() =>
        Assert.All(Journeys.Where(journey => journey.Delays.Count < 5).Take(5), journey => Assert.All(RecordGenerators.Journeys().Shrinker(journey), smaller =>
        {
            Assert.True(Size(smaller) < Size(journey));
            Assert.NotEmpty(smaller.Record(Protocol).Events);
        }));

    [Fact]
    public void The_simplest_journey_shrinks_no_further() =>
        Assert.Empty(RecordGenerators.Journeys().Shrinker(new(new(2017, 1, 1), 1, [], []) { Forgotten = Protocol.Definition.Formulary.Drugs }));

    // Cytarabine is given on days 8 to 21 of Induction, and intrathecally on day 15: 15 doses after the enrolment, the counts, the toxicity, the start and KMT2A.
    [Fact]
    public void A_journey_shrinks_to_one_drug_and_keeps_the_birth_date()
    {
        RecordJourney failing = new(new(2030, 5, 5), 200, [3, 0, 7], [new(JourneyAct.Hold, 3), new(JourneyAct.Give, 1), new(JourneyAct.Omit, 0)]);
        LocalDate birth = failing.FirstDay.PlusDays(-200);
        while (RecordGenerators.Journeys().Shrinker(failing).FirstOrDefault(HasCytarabine) is { } smaller)
        {
            failing = smaller;
        }

        IReadOnlyList<RecordEvent> events = failing.Record(Protocol).Events;
        Assert.Equal((birth, birth.PlusDays(1)), (failing.FirstDay.PlusDays(-failing.AgeInDays), failing.FirstDay));
        Assert.Equal(20, events.Count);
        Assert.All(events.OfType<RecordEvent.AdministrationGiven>(), given => Assert.StartsWith("cytarabine", given.Slot.OrderId, StringComparison.Ordinal));

        static bool HasCytarabine(RecordJourney journey) => journey.Record(Protocol).Events.Any(recorded => recorded is RecordEvent.AdministrationGiven { Slot.OrderId: "cytarabine" });
    }

    private static Cited<HoldPolicy> Site(HoldPolicy policy) => new(policy, new(new("SITE-HOLDS", "The test site's manual", Standing.Site), "holds"), Standing.Site);

    private static long Size(RecordCase drawn) => drawn.Drafts.Sum(draft =>
        1_000_000L + (draft.Supersedes is null ? 0 : 1) + (draft.Extreme + 1 ?? 0) + (draft.Length + 1 ?? 0) + Math.Abs(draft.Late) + draft.FurtherDays + draft.FurtherPortions + draft.Block + draft.Order + draft.Slot + draft.Detail);

    [Fact]
    public void One_defect_in_a_journey_is_refused_or_found_and_nothing_else_is_refused()
    {
        SpoiltJourney[] drawn = [.. RecordGenerators.SpoiltJourneys().Generator.Sample(80, new Rnd(2026UL), 100)];

        Assert.Equal(Enum.GetValues<JourneyDefect>(), drawn.Select(spoilt => spoilt.Defect).Distinct().Order());
        Assert.All(drawn, spoilt =>
        {
            TreatmentRecord record = Protocol.NewRecord();
            List<RecordRefusal> refusals = [];
            foreach (RecordEvent recorded in spoilt.Events(Protocol, out RecordEvent defect))
            {
                if (!record.TryApply(recorded, out record, out RecordRefusal? refusal))
                {
                    Assert.Same(defect, recorded);
                    refusals.Add(refusal);
                }
            }

            Assert.Equal(spoilt.Refusal is { } reason ? [reason] : [], refusals.Select(refusal => refusal.Reason));
            Assert.Equal(spoilt.Rule is null, spoilt.Refusal is not null);
            if (spoilt.Rule is { } rule)
            {
                Assert.Contains(record.StateOn(record.Plan!.EndOfTherapy).Findings, finding => finding.Finding.Rule.Id == rule && finding.EventId == LastEvent(spoilt));
                Assert.DoesNotContain(spoilt.Sound.Record(Protocol).StateOn(record.Plan!.EndOfTherapy).Findings, finding => finding.Finding.Rule.Id == rule && finding.EventId == LastEvent(spoilt));
            }
        });

        static string LastEvent(SpoiltJourney spoilt)
        {
            _ = spoilt.Events(Protocol, out RecordEvent defect);
            return defect.Stamp.Id;
        }
    }

    [Fact]
    public void A_spoilt_journey_shrinks_to_the_first_dose_of_the_plainest_one_and_prints_itself()
    {
        Drug[] all = [.. Protocol.Definition.Formulary.Drugs];
        SpoiltJourney plainest = new(new(new(2017, 1, 1), 1, [], []) { Forgotten = [.. all.Where(drug => !drug.Equals(Drugs.Daunorubicin))] }, JourneyDefect.GivenTwice, 0);

        Assert.Empty(RecordGenerators.SpoiltJourneys().Shrinker(plainest));
        Assert.Equal([plainest, plainest with { At = 1 }], RecordGenerators.SpoiltJourneys().Shrinker(plainest with { At = 2 }));
        Assert.NotEmpty((plainest with { Sound = plainest.Sound with { Forgotten = [.. all] } }).Events(Protocol, out _));
        Assert.Equal(plainest.Events(Protocol, out _), RecordJson.ReadLines(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{plainest}")), Protocol));
    }

    private static long Size(RecordJourney drawn) =>
        drawn.Delays.Sum(delay => 1000L + delay) + drawn.Turns.Sum(turn => 1000L + (turn.Act == JourneyAct.Give ? 0 : 1) + turn.Days)
        + (1000L * drawn.Drugs.Count) + Period.DaysBetween(new(2017, 1, 1), drawn.FirstDay) + drawn.AgeInDays;
}
