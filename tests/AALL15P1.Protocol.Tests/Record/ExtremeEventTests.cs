using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Events at the extremes of what can be built: each is an error of its constructor, a refusal, or an event with a state.</summary>
public sealed class ExtremeEventTests
{
    private static readonly LocalDate Earliest = new(1900, 1, 1);
    private static readonly LocalDate Latest = new(2190, 12, 31);
    private static readonly Instant LastInstant = Instant.FromUtc(2201, 1, 1, 0, 0) - Duration.Epsilon;
    private static readonly LocalDate[] Asked = [Earliest, new(2026, 1, 5), new(2026, 1, 31), new(2027, 12, 31), Latest, new(2200, 12, 31)];
    private static readonly LocalDate[] Dates =
        [LocalDate.MinIsoValue, Earliest.PlusDays(-1), Earliest, new(2026, 1, 5), new(2026, 1, 30), Latest, Latest.PlusDays(1), LocalDate.MaxIsoValue, new(2026, 1, 5, CalendarSystem.Julian), default];

    private static readonly LocalDate?[] Ends = [null, .. Dates.Select(date => (LocalDate?)date), new(2200, 12, 31), new(2201, 1, 1)];
    private static readonly string[] Texts = ["", " ", "x", new('x', 1000), new('x', 1001), "\0", "\ud800"];
    private static readonly int[] Grades = [0, 1, 5, 6];
    private static readonly decimal[] Numbers = [0m, Tiny, 0.000_000_999m, 0.000_001m, 1m / 3m, 1_000_000m, 1_000_000.1m, 1_000_000_000m, 1_000_000_000.1m, decimal.MaxValue];
    private static readonly AdministrationSlot[] Slots =
    [
        default, new(BlockIds.Induction, "methotrexate-intrathecal", 1), new(BlockIds.Induction, "prednisolone", 1), new(BlockIds.Induction, "pegaspargase", 4), new(BlockIds.Induction, "daunorubicin", 8),
        new(BlockIds.Induction, "daunorubicin", 9999), new(BlockIds.Azacitidine1, "azacitidine", 5), new(BlockIds.Maintenance, "methotrexate", 1), new(BlockIds.Maintenance, "methotrexate", 9997), new(new BlockId(new('x', 5000)), new('x', 5000), 1),
    ];

    private const decimal Tiny = 0.0000000000000000000000000001m;

    public static TheoryData<HoldPolicy?> Policies => [(HoldPolicy?)null, .. Enum.GetValues<HoldPolicy>().Select(policy => (HoldPolicy?)policy)];

    public static TheoryData<RecordEventKind> Kinds => [.. Enum.GetValues<RecordEventKind>()];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_extreme_event_is_an_event_or_a_refusal_and_its_record_has_a_state(HoldPolicy? policy)
    {
        CompiledProtocol protocol = Protocol(policy);
        foreach (TreatmentRecord begun in new[] { TreatmentRecord.Empty(protocol), Begin(protocol, Earliest, Earliest), Begin(protocol, new(2026, 1, 5), Earliest), Course(protocol), Begin(protocol, Latest, Latest) })
        {
            // One after another onto one record, so that sums grow, and each event alone as well.
            TreatmentRecord all = begun;
            foreach (RecordEvent recorded in Enum.GetValues<RecordEventKind>().SelectMany(Constructible))
            {
                all = Try(all, recorded);
                TreatmentRecord alone = Try(begun, recorded);
                if (!ReferenceEquals(alone, begun))
                {
                    Ask(alone, Latest);
                }
            }

            Ask(all, Asked);
            Assert.NotNull(all.AsKnownAt(LastInstant).Next(Latest));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Some_extremes_of_each_kind_can_be_built_and_some_cannot(RecordEventKind kind)
    {
        Assert.NotEmpty(Constructible(kind));
        Assert.NotEqual(Makers(kind).Count(), Constructible(kind).Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_extreme_event_that_names_something_round_trips_through_JSON(RecordEventKind kind)
    {
        // The default slot and block name nothing, so that there is nothing to write.
        RecordEvent[] events = [.. Constructible(kind).Where(recorded => recorded.ConcernedSlot != default(AdministrationSlot) && recorded is not RecordEvent.BlockStarted { Block.Value: "" })];

        Assert.Equal(events, RecordJson.Read(RecordJson.WriteLines(events)));
    }

    [Fact]
    public void A_record_is_asked_about_the_years_1900_to_2200()
    {
        TreatmentRecord record = Course(Protocol(HoldPolicy.ShiftBlock));

        Assert.Throws<ArgumentOutOfRangeException>("date", () => record.StateOn(new(1899, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>("date", () => record.Next(new(2201, 1, 1)));
        Assert.Throws<ArgumentException>("date", () => record.Next(new(2026, 1, 5, CalendarSystem.Julian)));
        Assert.Equal(CourseStage.NotEnrolled, record.StateOn(new(1900, 1, 1)).Stage);
        Assert.Equal(CourseStage.Completed, record.StateOn(new(2200, 12, 31)).Stage);
        Assert.Empty(record.AsKnownAt(Instant.MinValue).Events);
        Assert.Equal(record.Events, record.AsKnownAt(Instant.MaxValue).Events);
    }

    [Fact]
    public void What_is_dated_before_the_enrolment_waits_for_it()
    {
        LocalDate start = new(2026, 1, 5);
        TreatmentRecord record = TreatmentRecord.Empty(Protocol(HoldPolicy.ShiftBlock))
            .Apply(new RecordEvent.Enrolled(Stamp(), start.PlusDays(30), new(2025, 9, 1)))
            .Apply(new RecordEvent.BlockStarted(Stamp(), start, BlockIds.Induction))
            .Apply(new RecordEvent.AdministrationGiven(Stamp(), start, new(BlockIds.Induction, "methotrexate-intrathecal", 1), new(Route.IT)));

        NextSteps before = record.Next(start.PlusDays(29));
        Assert.Equal((CourseStage.NotEnrolled, 0), (before.State.Stage, before.State.CumulativeDoses.Count));
        Assert.Empty(before.Steps);

        RecordState after = record.StateOn(start.PlusDays(30));
        Assert.Equal((CourseStage.OnTherapy, 31, 1), (after.Stage, after.Day, after.Done.Count));
    }

    [Fact]
    public void An_amount_is_at_most_a_tonne_or_a_thousand_million_units()
    {
        Assert.Equal(1_000_000_000m, new GivenDose(Route.IV) { Amount = DrugMass.FromGrams(1_000_000m) }.Amount!.Value.Mass!.Value.Milligrams);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new GivenDose(Route.IV) { Amount = InternationalUnits.FromInternationalUnits(1_000_000_001m) });
        Assert.Contains("at most 1000000000 mg or IU", error.Message, StringComparison.Ordinal);
        Assert.Equal("1000000001 IU", error.ActualValue!.ToString());
    }

    [Fact]
    public void A_weight_and_a_height_have_technical_bounds()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Measurement", () => Weighed(0.000_000_999m));
        Assert.Throws<ArgumentOutOfRangeException>("Measurement", () => Weighed(1_000_000.001m));
        Assert.Throws<ArgumentOutOfRangeException>("Measurement", () => new RecordEvent.Measured(Stamp(), new(Earliest, weight: null, Height.FromCentimetres(1_000_000.001m))));
        Assert.Equal(0.000_001m, Weighed(0.000_001m).Measurement.Weight!.Value.Kilograms);
        Assert.Equal(1_000_000m, Weighed(1_000_000m).Measurement.Weight!.Value.Kilograms);

        static RecordEvent.Measured Weighed(decimal kilograms) => new(Stamp(), new(Earliest, Weight.FromKilograms(kilograms), height: null));
    }

    [Fact]
    public void A_corrected_amount_leaves_nothing_of_itself_in_the_sum()
    {
        // 10/3 has 28 threes after the point and 100 + 10/3 has room for 26: taking 100 away again would leave less than 10/3.
        RecordBuilder journey = new RecordBuilder().Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, "2026-01-05");
        LocalDate day = new(2026, 1, 5);
        journey.Give(BlockIds.Induction, "prednisolone", 1, day, amount: DrugMass.FromMilligrams(10m / 3m));
        string third = journey.Record.Events[^1].Stamp.Id;
        journey.Give(BlockIds.Induction, "prednisolone", 2, day.PlusDays(1), amount: DrugMass.FromMilligrams(100m));
        string hundred = journey.Record.Events[^1].Stamp.Id;

        journey.Apply(new RecordEvent.EnteredInError(journey.Stamp(day.PlusDays(2), hundred), day.PlusDays(2), "a slip"));
        Assert.Equal(10m / 3m, Assert.Single(journey.Record.StateOn(day.PlusDays(2)).CumulativeDoses).Mass.Milligrams);

        journey.Apply(new RecordEvent.EnteredInError(journey.Stamp(day.PlusDays(2), third), day.PlusDays(2), "a slip"));
        Assert.Empty(journey.Record.StateOn(day.PlusDays(2)).CumulativeDoses);
        Assert.Empty(journey.Refusals);
    }

    private static TreatmentRecord Try(TreatmentRecord before, RecordEvent recorded)
    {
        bool accepted = before.TryApply(recorded, out TreatmentRecord after, out RecordRefusal? refusal);
        if (!accepted)
        {
            Assert.Same(before, after);
            Assert.NotEmpty(refusal!.Message);
        }

        return after;
    }

    private static void Ask(TreatmentRecord record, params LocalDate[] dates)
    {
        foreach (LocalDate date in dates)
        {
            RecordState state = record.Next(date).State;
            Assert.Equal(state.Stage == CourseStage.NotEnrolled ? 0 : record.StandingEvents.Count(recorded => recorded.DoseGiven is not null && recorded.Date <= date), state.CumulativeDoses.Sum(dose => dose.Administrations));
            Assert.All(state.Done, row => Assert.Equal(AdministrationStatus.Given, row.Status));
        }

        Assert.All(record.Plan?.Remaining ?? [], row => Assert.True(row.Date >= record.Plan!.Roadmap.Block(row.Block.Id).Start));
    }

    private static CompiledProtocol Protocol(HoldPolicy? policy)
    {
        CumulativeLimit limit = new(DrugClass.Anthracycline, new(MassPerArea.FromMilligramsPerSquareMetre(100m), new(new("SITE", "The test site's manual", Standing.Site), "limits"), Standing.Site));
        return Aall15P1.Compile(Aall15P1.Illustration with
        {
            Holds = policy is { } stated ? HoldPolicies.Always(RecordBuilder.Site(stated)) : HoldPolicies.Undecided,
            CumulativeLimits = [limit],
        });
    }

    private static TreatmentRecord Begin(CompiledProtocol protocol, LocalDate start, LocalDate birth) => TreatmentRecord.Empty(protocol)
        .Apply(new RecordEvent.Enrolled(Stamp(), start, birth))
        .Apply(new RecordEvent.BlockStarted(Stamp(), start, BlockIds.Induction));

    private static TreatmentRecord Course(CompiledProtocol protocol) =>
        BlockIds.All.Skip(1).Aggregate(
            Begin(protocol, new(2026, 1, 5), new(2025, 9, 1)).Apply(new RecordEvent.Measured(Stamp(), new(new(2026, 1, 5), Weight.FromKilograms(0.000_001m), Height.FromCentimetres(0.000_001m)))),
            (record, block) => record.Apply(new RecordEvent.BlockStarted(Stamp(), record.Plan!.Roadmap.Block(block).Start, block)));

    private static int ids;

    private static EventStamp Stamp(string? supersedes = null) => new(Interlocked.Increment(ref ids).ToString(CultureInfo.InvariantCulture), LastInstant, "dr-a", supersedes);

    private static RecordEvent[] Constructible(RecordEventKind kind)
    {
        List<RecordEvent> built = [];
        foreach (Func<RecordEvent> make in Makers(kind))
        {
            try
            {
                built.Add(make());
            }
            catch (Exception error) when (error is ArgumentException or OverflowException)
            {
                // The constructor of the event, or of a quantity in it, says so.
                Assert.NotEmpty(error.Message);
            }
        }

        return [.. built];
    }

    private static IEnumerable<Func<RecordEvent>> Makers(RecordEventKind kind) => kind switch
    {
        RecordEventKind.Enrolled => from date in Dates from birth in Dates select Make(() => new RecordEvent.Enrolled(Stamp(), date, birth)),
        RecordEventKind.SupplementInForce => from date in Dates from text in Texts.Append(new string('f', 64)) select Make(() => new RecordEvent.SupplementInForce(Stamp(), date, text)),
        RecordEventKind.ObservationEnded => from date in Dates from text in Texts select Make(() => new RecordEvent.ObservationEnded(Stamp(), date, text)),
        RecordEventKind.ReadingChosen => from date in Dates from text in Texts select Make(() => new RecordEvent.ReadingChosen(Stamp(), date, text, text)),
        RecordEventKind.MarkerReported => from date in Dates from status in Grades select Make(() => new RecordEvent.MarkerReported(Stamp(), date, (MarkerStatus)status)),
        RecordEventKind.Measured =>
            from date in Dates
            from kilograms in Numbers
            from centimetres in Numbers
            select Make(() => new RecordEvent.Measured(Stamp(), new(date, Weight.FromKilograms(kilograms), Height.FromCentimetres(centimetres)))),
        RecordEventKind.LaboratoryReported =>
            from date in Dates
            from count in Numbers
            select Make(() => new RecordEvent.LaboratoryReported(Stamp(), new(date) { Neutrophils = CellCount.FromPerMicrolitre(count), Platelets = CellCount.FromPerMicrolitre(count), WhiteCells = CellCount.FromPerMicrolitre(count), Haemoglobin = MassPerVolume.FromMilligramsPerMillilitre(count) })),
        RecordEventKind.ToxicityStated => from date in Dates select Make(() => new RecordEvent.ToxicityStated(Stamp(), date, Resolved: true)),
        RecordEventKind.BlockStarted => from date in Dates from block in Slots select Make(() => new RecordEvent.BlockStarted(Stamp(), date, block.Block)),
        RecordEventKind.DosesPrescribed =>
            from date in Dates
            from percent in new decimal?[] { null, 0m, Tiny, 1000m, 1000.1m }
            from amount in Numbers.Select(number => (decimal?)number).Append(null)
            select Make(() => new RecordEvent.DosesPrescribed(
                Stamp(), date, percent is { } stated ? DosePercent.FromPercent(stated) : null, amount is { } mass ? DrugMass.FromMilligrams(mass) : null, DosePercent.StartingDose, null)),
        RecordEventKind.AdministrationHeld => from slot in Slots from date in Dates from until in Ends select Make(() => new RecordEvent.AdministrationHeld(Stamp(), date, slot, until, "held")),
        RecordEventKind.AdministrationOmitted => from slot in Slots from date in Dates from text in Texts select Make(() => new RecordEvent.AdministrationOmitted(Stamp(), date, slot, text)),
        RecordEventKind.AdministrationGiven => from slot in Slots from date in Dates from dose in Doses() select Make(() => new RecordEvent.AdministrationGiven(Stamp(), date, slot, dose())),
        RecordEventKind.AdministrationMadeUp => from slot in Slots from date in Dates select Make(() => new RecordEvent.AdministrationMadeUp(Stamp(), date, slot, new(Route.IV))),
        RecordEventKind.AdverseEventStarted =>
            from date in Dates
            from text in Texts
            from grade in Grades
            select Make(() => new RecordEvent.AdverseEventStarted(Stamp(), date, text, new(grade == 1 ? "sepsis" : text), (Grade)grade)),
        RecordEventKind.AdverseEventGraded => from date in Dates from text in Texts from grade in Grades select Make(() => new RecordEvent.AdverseEventGraded(Stamp(), date, text, (Grade)grade)),
        RecordEventKind.AdverseEventResolved => from date in Dates from text in Texts select Make(() => new RecordEvent.AdverseEventResolved(Stamp(), date, text)),
        RecordEventKind.TreatmentDelayed => from date in Dates from until in Ends from text in Texts select Make(() => new RecordEvent.TreatmentDelayed(Stamp(), date, until, text == "x" ? null : text, "delayed")),
        RecordEventKind.FindingOverridden => from date in Dates from text in Texts select Make(() => new RecordEvent.FindingOverridden(Stamp(), date, text, text, text)),
        RecordEventKind.LeftProtocol => from date in Dates from text in Texts select Make(() => new RecordEvent.LeftProtocol(Stamp(), date, text)),
        RecordEventKind.Died => from date in Dates select Make(() => new RecordEvent.Died(Stamp(), date)),
        RecordEventKind.EnteredInError => from date in Dates from text in Texts select Make(() => new RecordEvent.EnteredInError(Stamp(supersedes: text), date, text)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of event."),
    };

    private static IEnumerable<Func<GivenDose>> Doses() =>
    [
        .. Numbers.Select(number => new Func<GivenDose>(() => new(Route.IV) { Amount = DrugMass.FromMilligrams(number) })),
        .. Numbers.Select(number => new Func<GivenDose>(() => new(Route.IT) { Amount = InternationalUnits.FromInternationalUnits(number), DoseOfDay = 24 })),
        () => new((Route)99),
        () => new(Route.IV) { Amount = DrugMass.FromGrams(decimal.MaxValue) },
        () => new(Route.IV) { Amount = DrugMass.FromMicrograms(Tiny) },
        () => new(Route.PO) { DoseOfDay = int.MaxValue },
        () => new(Route.PO) { Setting = (CareSetting)99 },
        () => new(Route.PO) { StartedAt = Instant.MinValue },
        () => new(Route.PO) { StartedAt = Instant.MaxValue },
        () => new(Route.PO) { StartedAt = LastInstant, Setting = CareSetting.Elsewhere },
    ];

    private static Func<RecordEvent> Make(Func<RecordEvent> make) => make;
}
