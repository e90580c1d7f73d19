using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

public sealed class RefusalTests
{
    private static readonly LocalDate Day1 = new(2026, 1, 5);

    [Fact]
    public void Nothing_happens_before_the_enrolment() => Refused(new RecordBuilder(), RefusalReason.NotEnrolled, journey => journey.Start(BlockIds.Induction, Day1));

    [Fact]
    public void An_infant_is_enrolled_once() => Refused(Begin(), RefusalReason.AlreadyEnrolled, journey => journey.Enrol("2026-01-06", "2025-09-01"));

    // What one event alone would be refused for, many at once are refused for.
    [Theory]
    [InlineData("\"date\":\"2026-01-06\",\"happenedAt\":\"2026-01-06T12:00:01Z\"", "2026-01-06T12:00:00Z")]
    [InlineData("\"date\":\"2026-01-08\"", "2026-01-06T12:00:00Z")]
    [InlineData("\"date\":\"2026-01-05\"", "2026-01-04T11:00:00Z")]
    [InlineData("\"date\":\"2026-01-06\",\"id\":\"b1\"", "2026-01-06T12:00:00Z")]
    [InlineData("\"date\":\"2026-01-06\",\"patient\":\"another\"", "2026-01-06T12:00:00Z")]
    public void What_cannot_be_is_refused_among_many(string members, string recordedAt)
    {
        string id = members.Contains("\"id\"", StringComparison.Ordinal) ? "" : "\"id\":\"x\",";
        RecordEvent[] events = [.. RecordScript.RecordIn("induction").Events, .. RecordJson.Read($$"""{"schemaVersion":1,{{id}}{{members}},"recordedAt":"{{recordedAt}}","recordedBy":"dr-a","type":"toxicity-stated","resolved":true}""")];

        Assert.Throws<RecordRefusedException>(() => Aall15P1.Compile().Replay(events));
        Assert.Throws<RecordRefusedException>(() => Aall15P1.Compile().Replay(events[..^1]).Apply(events[^1]));
    }

    // A death, and what cannot have happened before or after it, among many.
    [Theory]
    [InlineData("2026-01-08", "2026-01-09", false)]
    [InlineData("2026-01-09", "2026-01-09", true)]
    [InlineData("2026-01-10", "2026-01-09", true)]
    public void A_death_ends_what_happens_among_many(string died, string given, bool expected)
    {
        RecordBuilder journey = Begin();
        RecordEvent[] happened =
        [
            .. journey.Record.Events,
            new RecordEvent.Died(journey.Stamp(Date("2026-01-10")), Date(died)),
            new RecordEvent.AdministrationGiven(journey.Stamp(Date("2026-01-10")), Date(given), new(BlockIds.Induction, "prednisolone", 5), new(Route.PO)),
        ];

        Assert.Equal(expected, Replays(happened));
        Assert.Equal(expected, Replays([.. happened[..^2], happened[^1], happened[^2]]));
        Assert.Equal(expected, Replays([.. happened, new RecordEvent.ToxicityStated(journey.Stamp(Date("2026-01-10")), Date(given), Resolved: true)]));

        static bool Replays(RecordEvent[] events)
        {
            try
            {
                return Aall15P1.Compile().Replay(events).Events.Count == events.Length;
            }
            catch (RecordRefusedException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void The_infant_leaves_once_also_among_many()
    {
        RecordBuilder journey = Begin();
        RecordEvent.LeftProtocol first = new(journey.Stamp(Date("2026-01-08")), Date("2026-01-08"), "family");
        RecordEvent.LeftProtocol second = new(journey.Stamp(Date("2026-01-09")), Date("2026-01-09"), "family");

        Assert.Equal(RefusalReason.AlreadyLeft, Assert.Throws<RecordRefusedException>(() => Aall15P1.Compile().Replay([.. journey.Record.Events, first, second])).Refusal.Reason);
    }

    [Fact]
    public void Nobody_is_enrolled_before_birth() => Refused(new RecordBuilder(), RefusalReason.BeforeBirth, journey => journey.Enrol("2025-08-31", "2025-09-01"));

    [Fact]
    public void Enrolment_on_the_day_of_birth_can_be() => Assert.Empty(new RecordBuilder().Enrol("2025-09-01", "2025-09-01").Refusals);

    [Fact]
    public void Nothing_happens_before_birth() => Refused(Begin(), RefusalReason.BeforeBirth, journey => journey.Kmt2a("2025-08-31", MarkerStatus.Present));

    [Fact]
    public void A_block_starts_once() => Refused(Begin(), RefusalReason.BlockAlreadyStarted, journey => journey.Start(BlockIds.Induction, "2026-01-06"));

    [Fact]
    public void The_first_block_starts_first() =>
        Refused(new RecordBuilder().Enrol("2026-01-04", "2025-09-01"), RefusalReason.BlockNotStarted, journey => journey.Start(BlockIds.Consolidation, "2026-02-01"));

    [Fact]
    public void Blocks_start_in_their_order() =>
        Refused(Begin().Start(BlockIds.Consolidation, "2026-02-14"), RefusalReason.BlockOutOfOrder, journey => journey.Start(BlockIds.Azacitidine1, "2026-02-14"));

    [Fact]
    public void There_is_no_such_block() => Refused(Begin(), RefusalReason.UnknownBlock, journey => journey.Start(new BlockId("reinduction"), "2026-02-01"));

    [Fact]
    public void There_is_no_such_order() => Refused(Begin(), RefusalReason.UnknownOrder, journey => journey.Give(BlockIds.Induction, "etoposide", 1, Day1, Route.IV));

    [Fact]
    public void Nothing_is_given_before_its_block() => Refused(Begin(), RefusalReason.BlockNotStarted, journey => journey.Give(BlockIds.Induction, "methotrexate-intrathecal", 1, Day1.PlusDays(-1)));

    [Fact]
    public void Nothing_is_given_of_a_block_that_has_not_started() =>
        Refused(Begin(), RefusalReason.BlockNotStarted, journey => journey.Give(BlockIds.Consolidation, "cyclophosphamide", 1, Day1.PlusDays(60)));

    [Fact]
    public void Prednisolone_three_times_a_day_has_no_fourth_dose()
    {
        Assert.Empty(Begin().Give(BlockIds.Induction, "prednisolone", 1, Day1, dose: 3).Refusals);
        Refused(Begin(), RefusalReason.NoSuchDoseOfDay, journey => journey.Give(BlockIds.Induction, "prednisolone", 1, Day1, dose: 4));
    }

    [Fact]
    public void Nothing_happens_after_death_and_what_happened_on_its_day_can_be_recorded()
    {
        RecordBuilder dead = Begin();
        dead.Apply(new RecordEvent.Died(dead.Stamp(Day1.PlusDays(3)), Day1.PlusDays(3)));

        Assert.Empty(dead.Give(BlockIds.Induction, "prednisolone", 4, Day1.PlusDays(3)).Refusals);
        Refused(dead, RefusalReason.AfterDeath, journey => journey.Give(BlockIds.Induction, "prednisolone", 5, Day1.PlusDays(4)));
    }

    [Fact]
    public void Death_does_not_come_before_what_happened() => Refused(
        Begin().Give(BlockIds.Induction, "prednisolone", 3, Day1.PlusDays(2)),
        RefusalReason.AfterDeath,
        journey => journey.Apply(new RecordEvent.Died(journey.Stamp(Day1.PlusDays(1)), Day1.PlusDays(1))));

    [Fact]
    public void An_event_is_not_recorded_before_its_day_has_begun_anywhere()
    {
        // 2026-01-10 begins first at UTC+14, when it is 10:00 on the 9th in UTC.
        Instant begins = Instant.FromUtc(2026, 1, 9, 10, 0);
        LocalDate day = new(2026, 1, 10);

        Assert.Empty(Begin().Apply(new RecordEvent.ToxicityStated(new("x", begins, "dr-a"), day, Resolved: true)).Refusals);
        Refused(Begin(), RefusalReason.RecordedBeforeItHappened, journey => journey.Apply(new RecordEvent.ToxicityStated(new("x", begins - Duration.Epsilon, "dr-a"), day, Resolved: true)));
    }

    [Fact]
    public void The_record_is_append_only()
    {
        Refused(Begin(), RefusalReason.RecordedOutOfOrder, journey => journey.Apply(new RecordEvent.ToxicityStated(new("x", Instant.FromUtc(2025, 12, 1, 0, 0), "dr-a"), new(2025, 11, 30), Resolved: true)));
        Refused(Begin(), RefusalReason.DuplicateId, journey => journey.Apply(new RecordEvent.ToxicityStated(new("0001", Instant.FromUtc(2026, 2, 1, 0, 0), "dr-a"), Day1, Resolved: true)));
    }

    [Fact]
    public void A_reading_must_exist()
    {
        Refused(Begin(), RefusalReason.UnknownReading, journey => journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Day1), Day1, "D1", "day-93")));
        Refused(Begin(), RefusalReason.UnknownReading, journey => journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Day1), Day1, "D14", "day-92")));

        // This reading adds an order, the taper, so what was recorded by the other could not be told apart.
        Refused(Begin(), RefusalReason.UnknownReading, journey => journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Day1), Day1, "D10", "taper-over-1-week")));
    }

    [Fact]
    public void A_chosen_reading_moves_the_rows_that_it_touches()
    {
        // D3: the anniversary itself is still treated, so therapy's first day without is 2028-01-06.
        RecordBuilder journey = Begin();
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Day1), Day1, "D3", "last-day-with"));

        Assert.Equal(new LocalDate(2028, 1, 6), journey.Record.Plan!.EndOfTherapy);
    }

    [Fact]
    public void An_adverse_event_is_graded_and_resolved_only_once_it_has_begun()
    {
        Refused(Begin(), RefusalReason.UnknownEpisode, journey => journey.Apply(new RecordEvent.AdverseEventGraded(journey.Stamp(Day1), Day1, "ae", Grade.Severe)));
        RecordBuilder begun = Begin();
        begun.Apply(new RecordEvent.AdverseEventStarted(begun.Stamp(Day1), Day1, "ae", new("sepsis"), Grade.Severe));
        Assert.Empty(begun.Refusals);
        Refused(begun, RefusalReason.UnknownEpisode, journey => journey.Apply(new RecordEvent.AdverseEventResolved(journey.Stamp(Day1), Day1.PlusDays(-1), "ae")));
        Refused(begun, RefusalReason.EpisodeAlreadyStarted, journey => journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Day1), Day1, "ae", new("sepsis"), Grade.Severe)));
    }

    [Fact]
    public void A_correction_replaces_and_can_be_replaced_and_the_first_cannot_be_replaced_again()
    {
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "methotrexate-intrathecal", 1, Day1, amount: DrugMass.FromMilligrams(60m));
        RecordEvent wrong = journey.Record.Events[^1];
        journey.Apply(Given(journey, wrong.Stamp.Id, 6m));
        string second = journey.Record.Events[^1].Stamp.Id;
        Assert.Equal(DrugMass.FromMilligrams(6m), journey.Record.StateOn(Day1).CumulativeDoses.Single().Mass);

        Refused(journey, RefusalReason.AlreadySuperseded, again => again.Apply(Given(again, wrong.Stamp.Id, 7m)));
        Refused(journey, RefusalReason.UnknownSuperseded, again => again.Apply(Given(again, "nothing", 7m)));
        Refused(journey, RefusalReason.NothingSuperseded, again => again.Apply(new RecordEvent.EnteredInError(again.Stamp(Day1), Day1, "a slip")));

        journey.Apply(new RecordEvent.EnteredInError(journey.Stamp(Day1, second), Day1, "another infant"));
        Assert.Empty(journey.Record.StateOn(Day1).CumulativeDoses);
        Assert.Equal(5, journey.Record.Events.Count);
        Assert.Equal(2, journey.Record.StandingEvents.Count);
    }

    [Fact]
    public void A_correction_does_not_take_away_what_others_rest_on()
    {
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "methotrexate-intrathecal", 1, Day1);
        string start = journey.Record.Events[1].Stamp.Id;

        Refused(journey, RefusalReason.OthersRestOnIt, again => again.Apply(new RecordEvent.BlockStarted(again.Stamp(Day1, start), Day1.PlusDays(1), BlockIds.Induction)));
        Refused(journey, RefusalReason.OthersRestOnIt, again => again.Apply(new RecordEvent.EnteredInError(again.Stamp(Day1, start), Day1, "a slip")));
        Assert.Equal(2, journey.Apply(new RecordEvent.BlockStarted(journey.Stamp(Day1, start), Day1.PlusDays(-1), BlockIds.Induction)).Refusals.Count);
        Assert.Equal(new LocalDate(2028, 1, 4), journey.Record.Plan!.EndOfTherapy);
    }

    [Fact]
    public void Apply_throws_what_TryApply_says()
    {
        RecordRefusedException thrown = Assert.Throws<RecordRefusedException>(() => TreatmentRecord.Empty(Aall15P1.Compile()).Apply(new RecordEvent.Died(new("7", Instant.FromUtc(2026, 1, 5, 0, 0), "dr-a"), Day1)));

        Assert.Equal(RefusalReason.NotEnrolled, thrown.Refusal.Reason);
        Assert.Equal("Event '7' is refused: nobody is enrolled yet; a record begins with the enrolment.", thrown.Message);
    }

    [Fact]
    public void An_event_says_which_value_is_out_of_bounds()
    {
        EventStamp stamp = new("1", Instant.FromUtc(2026, 1, 5, 0, 0), "dr-a");
        AdministrationSlot slot = new(BlockIds.Induction, "methotrexate-intrathecal", 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => new RecordEvent.AdministrationHeld(stamp, Day1, slot, Day1.PlusDays(-1), "low counts"));
        Assert.Throws<ArgumentException>(() => new RecordEvent.AdministrationOmitted(stamp, Day1, slot, " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecordEvent.AdverseEventGraded(stamp, Day1, "ae", (Grade)6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdministrationSlot(BlockIds.Induction, "methotrexate-intrathecal", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GivenDose(Route.IV) { DoseOfDay = 0 });
        Assert.Throws<ArgumentException>(() => new EventStamp("1", Instant.FromUtc(2026, 1, 5, 0, 0), "dr-a", "1"));
        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(new SiteSupplement("site", "A site") { Holds = HoldPolicies.Undecided.With(BlockIds.Induction, "etoposide", Site(HoldPolicy.Omit)) }));
    }

    private static RecordBuilder Begin() => new RecordBuilder().Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, Day1);

    private static RecordEvent.AdministrationGiven Given(RecordBuilder journey, string supersedes, decimal milligrams) =>
        new(journey.Stamp(Day1, supersedes), Day1, new(BlockIds.Induction, "methotrexate-intrathecal", 1), new(Route.IT) { Amount = DrugMass.FromMilligrams(milligrams) });

    private static void Refused(RecordBuilder journey, RefusalReason reason, Action<RecordBuilder> act)
    {
        TreatmentRecord before = journey.Record;
        int refusals = journey.Refusals.Count;

        act(journey);

        Assert.Equal(refusals + 1, journey.Refusals.Count);
        Assert.Equal(reason, journey.Refusals[^1].Reason);
        Assert.Same(before, journey.Record);
    }
}
