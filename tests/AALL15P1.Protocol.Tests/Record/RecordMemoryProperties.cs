using System.Runtime.CompilerServices;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
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
        CumulativeLimits = [new(DrugClass.Anthracycline, new(MassPerArea.FromMilligramsPerSquareMetre(60m), new(new("SITE", "The test site's manual", Evidence.Standing.Site), "limits"), Evidence.Standing.Site))],
    };

    private static readonly CompiledProtocol[] Protocols =
    [
        RecordBuilder.With(HoldPolicy.ShiftBlock).Knowing([Aall15P1.Illustration]),
        Aall15P1.Compile(Strict).Knowing([Aall15P1.Illustration]),
        Journeys.WithDltPolicy().Knowing([Aall15P1.Illustration]),
    ];

    [Property(MaxTest = 120, StartSize = 10, EndSize = 120)]
    public void A_record_that_was_asked_says_what_one_says_that_never_was(RecordCase drawn, byte which, byte[] days) =>
        RequireSame(Protocols[which % Protocols.Length], drawn.Events, days);

    [Property(MaxTest = 40, StartSize = 10, EndSize = 80)]
    public void A_journey_that_was_asked_on_its_way_says_what_one_says_that_never_was(RecordJourney journey, RecordCase others, byte which, byte[] days)
    {
        // What happens on a journey, with what somebody draws thrown in: corrections, overrides and amendments among it.
        CompiledProtocol protocol = Protocols[which % Protocols.Length];
        RecordEvent[] travelled = [.. journey.Record(protocol).Events];
        RecordEvent[] late = [.. others.Events.Select(recorded => recorded with { Stamp = new($"other-{recorded.Stamp.Id}", Last, "dr-other", recorded.Stamp.Supersedes is { } earlier ? $"other-{earlier}" : null) })];
        RecordEvent[] corrections = [.. travelled.Where((_, at) => at % 7 == which % 7).Take(8).Select((recorded, at) => (RecordEvent)new RecordEvent.EnteredInError(new($"back-{at}", Last, "dr-back", recorded.Stamp.Id), recorded.Date, "it was another infant"))];
        RequireSame(protocol, [.. travelled, .. late, .. corrections], days);
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

            // Not each time, so that what was kept is of the last record or of one some events ago; and now and then on a fork.
            if (days.Length == 0 || days[turn++ % days.Length] % 4 != 0 || events.Count - at > 200)
            {
                continue;
            }

            LocalDate date = DateOf(record, days[turn % days.Length]);
            Ask(before, date);
            asked.Add((record, date, Ask(record, date)));
            if (asked.Count == 12)
            {
                break;
            }
        }

        foreach (LocalDate date in days.Take(2).Select(day => DateOf(record, day)))
        {
            asked.Add((record, date, Ask(record, date)));
        }

        // The last first: what is kept now is of a later record than each that is asked.
        foreach ((TreatmentRecord one, LocalDate date, string said) in asked)
        {
            TreatmentRecord fresh = TreatmentRecord.Replay(protocol, one.Events);
            Assert.Equal(Ask(fresh, date), said);
            Assert.Equal(said, Ask(one, date));
            Assert.Equal(TreatmentRecord.Replay(protocol, one.Events).StateOn(date), one.StateOn(date));
        }
    }

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
