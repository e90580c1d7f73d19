using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What a record keeps of what was found before changes no answer: every record says, on any day, what a record says that
/// was made of the same events and never asked before.
/// </summary>
[Properties(Arbitrary = [typeof(RecordGenerators)])]
public sealed class RecordMemoryProperties
{
    private static readonly SiteSupplement Strict = TitrationRecordTests.Titrating.Supplement! with
    {
        Holds = HoldPolicies.Always(RecordBuilder.Site(HoldPolicy.MakeUp)),
        CumulativeLimits = [new(DrugClass.Anthracycline, new(MassPerArea.FromMilligramsPerSquareMetre(60m), new(new("SITE", "The test site's manual", Standing.Site), "limits"), Standing.Site))],
    };

    private static readonly CompiledProtocol[] Protocols =
    [
        RecordBuilder.With(HoldPolicy.ShiftBlock).Knowing([Aall15P1.Illustration]),
        Aall15P1.Compile(Strict).Knowing([Aall15P1.Illustration]),
        Journeys.WithDltPolicy().Knowing([Aall15P1.Illustration]),
    ];

    [Property(MaxTest = 60, StartSize = 10, EndSize = 120)]
    public void A_record_that_was_asked_says_what_one_says_that_never_was(RecordCase drawn, byte which, byte[] days) =>
        RequireSame(Protocols[which % Protocols.Length], drawn.Events, days);

    [Property(MaxTest = 20, StartSize = 10, EndSize = 80)]
    public void A_journey_that_was_asked_on_its_way_says_what_one_says_that_never_was(RecordJourney journey, RecordCase others, byte which, byte[] days)
    {
        // What happens on a journey, with what somebody draws thrown in: corrections, overrides and amendments among it.
        CompiledProtocol protocol = Protocols[which % Protocols.Length];
        RecordEvent[] travelled = [.. journey.Record(protocol).Events];
        RecordEvent[] late = [.. others.Events.Select(recorded => recorded with { Stamp = new($"other-{recorded.Stamp.Id}", Last, "dr-other", recorded.Stamp.Supersedes is { } earlier ? $"other-{earlier}" : null) })];
        RecordEvent[] corrections = [.. travelled.Where((_, at) => at % 7 == which % 7).Take(8).Select((recorded, at) => (RecordEvent)new RecordEvent.EnteredInError(new($"back-{at}", Last, "dr-back", recorded.Stamp.Id), recorded.Date, "it was another infant"))];
        RequireSame(protocol, [.. travelled, .. late, .. corrections], days);
    }

    /// <summary>Where nothing may be found at a dose, nothing is found: the way without words and that with them agree, for doses of any amount.</summary>
    [Property(MaxTest = 100, StartSize = 10, EndSize = 150)]
    public void What_may_not_be_found_at_a_dose_is_not_found(RecordCase drawn, RecordJourney journey, byte which, short[] amounts)
    {
        CompiledProtocol protocol = Protocols[which % Protocols.Length];
        int turn = 0;
        RecordEvent[] travelled =
        [
            .. journey.Record(protocol).Events.Select(recorded => recorded is RecordEvent.AdministrationGiven given && amounts.Length > 0
                ? given with { Dose = given.Dose with { Amount = DrugMass.FromMilligrams(Math.Abs((int)amounts[turn++ % amounts.Length]) / 10m) } }
                : recorded),
        ];
        foreach (RecordFacts facts in new[] { drawn.Record(protocol).Facts, TreatmentRecord.Replay(protocol, travelled).Facts })
        {
            for (int block = 0; block < facts.Courses.Length; block++)
            {
                BlockDoses doses = new(facts, block, BlockFindings.ReachOf(facts, block));
                for (int at = 0; at < doses.Events.Length; at++)
                {
                    RecordEvent recorded = doses.Events[at];
                    AdministrationSlot slot = recorded.ConcernedSlot!.Value;
                    if (facts.Schedule.Definition.IndexOf(slot.Block) == block)
                    {
                        CompiledProtocol inForce = facts.InForce(recorded.Date);
                        RecordSafety safety = new(facts, inForce, facts.Enrolled!.BirthDate);
                        PlannedOrder order = inForce.Definition.Blocks[block].Order(slot.OrderId);
                        Assert.All([true, false], isFoundNear => Assert.True(safety.MayFind(doses, at, block, order, isFoundNear) || !safety.ExplainDose(doses, at, block, order, isFoundNear).Any()));
                    }
                }
            }
        }
    }

    /// <summary>Records that come of one another share what was found; threads that ask them at once get the answers of one that asks alone.</summary>
    [Fact]
    public void Threads_that_ask_forks_of_one_record_at_once_get_the_answers_of_one()
    {
        TreatmentRecord record = Journeys.FourWeekDelay().Record;
        LocalDate date = record.StandingEvents[^1].Date.PlusDays(1);
        RecordEvent[] given = [.. record.Events.Where(recorded => recorded.DoseGiven is not null)];
        TreatmentRecord[] forks =
        [
            .. Enumerable.Range(0, 16).Select(fork => record.Apply(new RecordEvent.EnteredInError(new($"back-{fork}", Last, "dr-back", given[fork * 7].Stamp.Id), given[fork * 7].Date, "another infant"))),
            record,
        ];
        string[] alone = [.. forks.Select(fork => Ask(TreatmentRecord.Replay(fork.Protocol, fork.Events), date))];

        string[] together = new string[forks.Length * 6];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, turn => together[turn] = Ask(forks[turn % forks.Length], date));

        Assert.All(together, (said, turn) => Assert.Equal(alone[turn % forks.Length], said));
        Assert.True(alone.Distinct().Count() > 8);
    }

    private static readonly Instant Last = Instant.FromUtc(2199, 1, 1, 0, 0);

    private static void RequireSame(CompiledProtocol protocol, IReadOnlyList<RecordEvent> events, byte[] days)
    {
        TreatmentRecord record = TreatmentRecord.Empty(protocol);
        List<(TreatmentRecord Record, LocalDate Date, string Said)> asked = [];
        int turn = 0;
        for (int at = 0; at < events.Count; at++)
        {
            TreatmentRecord before = record;
            if (!record.TryApply(events[at], out record, out _))
            {
                continue;
            }

            // After each event that can change what stands for others; after the many doses and counts only now and then.
            if (days.Length == 0 || (!MayChangeOthers(events[at]) && (days[turn++ % days.Length] % 8 != 0 || events.Count - at > 200)))
            {
                continue;
            }

            LocalDate date = DateOf(record, days[turn % days.Length]);
            Ask(before, turn % 2 == 0 ? date : DateOf(before, days[(turn + 1) % days.Length]));
            asked.Add((record, date, Ask(record, date)));
            if (asked.Count == 16)
            {
                break;
            }
        }

        foreach (LocalDate date in days.Take(2).Select(day => DateOf(record, day)))
        {
            asked.Add((record, date, Ask(record, date)));
        }

        // What is kept now is of a later record than each that is asked again.
        foreach ((TreatmentRecord one, LocalDate date, string said) in asked)
        {
            TreatmentRecord fresh = TreatmentRecord.Replay(protocol, one.Events);
            Assert.Equal(Ask(fresh, date), said);
            Assert.Equal(said, Ask(one, date));
        }
    }

    private static bool MayChangeOthers(RecordEvent recorded) => recorded.Stamp.Supersedes is not null
        || recorded.Kind is RecordEventKind.SupplementInForce or RecordEventKind.ReadingChosen or RecordEventKind.MarkerReported or RecordEventKind.Measured or RecordEventKind.DosesPrescribed
            or RecordEventKind.AdverseEventStarted or RecordEventKind.AdverseEventGraded or RecordEventKind.ObservationEnded or RecordEventKind.LeftProtocol or RecordEventKind.Died;

    /// <summary>Most questions are about the days about the last event; some about days long before and after.</summary>
    private static LocalDate DateOf(TreatmentRecord record, byte day)
    {
        LocalDate last = record.StandingEvents.Count == 0 ? DraftedEvent.FirstDay : record.StandingEvents[^1].Date;
        LocalDate date = last.PlusDays(day % 3 == 0 ? (4 * day) - 600 : day % 20);
        return date.Year is >= 1900 and <= 2190 ? date : last;
    }

    private static string Ask(TreatmentRecord record, LocalDate date) =>
        RecordReportJson.Write(record.Protocol, record.Next(date), record.PlanOn(date), record.Round(date)) + record.StateOn(date).Findings;
}
