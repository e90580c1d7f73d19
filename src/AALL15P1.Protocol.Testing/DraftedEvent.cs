using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// One event of a record as numbers, each of which shrinks towards nothing by itself. Numbers that choose among several
/// things count round, so that every draft stands for an event; whether a record takes it is another matter.
/// </summary>
/// <param name="Kind">The kind of the event.</param>
/// <param name="Number">The event's id as a number; two drafts of one case can have the same.</param>
/// <param name="RecordedAt">When the event was recorded.</param>
public sealed record DraftedEvent(RecordEventKind Kind, int Number, Instant RecordedAt)
{
    /// <summary>Day 1 of Induction of every case, as far as a draft is not late.</summary>
    public static LocalDate FirstDay { get; } = new(2026, 1, 5);

    /// <summary>The date of birth of most enrolments: 126 days before <see cref="FirstDay"/>.</summary>
    public static LocalDate BirthDate { get; } = new(2025, 9, 1);

    private static readonly Roadmap Projected = Aall15P1.Compile().Plan(BirthDate, FirstDay);
    private static readonly string LongText = new('x', 1000);
    private static readonly string Fingerprint = SupplementJson.Fingerprint(Aall15P1.Illustration);
    private static readonly DrugMass?[] Extremes =
    [
        DrugMass.FromMilligrams(0m), DrugMass.FromMilligrams(0.0000000000000000000000000001m), DrugMass.FromMilligrams(1m / 3m), DrugMass.FromGrams(1_000_000m),
        DrugMass.FromMicrograms(0.001m),
    ];

    private static readonly decimal[] Percentages = [100m, 125m, 0m, 50m, 62.5m, 150m, 1000m];

    /// <summary>The number of the event that it supersedes; null when it supersedes none.</summary>
    public int? Supersedes { get; init; }

    /// <summary>The block's place in the protocol; the place after the last is a block that there is not.</summary>
    public int Block { get; init; }

    /// <summary>The order's place in its block; the place after the last is an order that there is not.</summary>
    public int Order { get; init; }

    /// <summary>The place of the day among the order's days; the place after the last is a day on which it is not planned.</summary>
    public int Slot { get; init; }

    /// <summary>By how many days the event is later than the day that suits it: the projected start of its block, the planned day of its administration, and otherwise <see cref="FirstDay"/>. It can be negative.</summary>
    public int Late { get; init; }

    /// <summary>The length of a hold or a delay in days; null while nobody knows.</summary>
    public int? Length { get; init; }

    /// <summary>On how many further days of the order that follow one another a dose was given too, as a range of days; 0 for one day.</summary>
    public int FurtherDays { get; init; }

    /// <summary>In how many further portions a dose was given, each an event of its own, so that 1 is a dose in two portions; 0 for one that was not divided.</summary>
    public int FurtherPortions { get; init; }

    /// <summary>Chooses whatever else the kind leaves open: amounts, grades, values, episodes.</summary>
    public int Detail { get; init; }

    /// <summary>Chooses among the extremes of what an event can hold: the first and last dates, the least and largest amounts, the longest texts; null for an ordinary event.</summary>
    public int? Extreme { get; init; }

    private bool IsExtreme => Extreme is not null;

    private string Reason => IsExtreme ? LongText : "drafted";

    private string Episode => $"ae-{Detail % 3}";

    private Grade Grade => (Grade)((Detail / 3 % 5) + 1);

    /// <summary>The event; of a range of days, or of portions, the first.</summary>
    /// <returns>The event.</returns>
    public RecordEvent ToEvent() => ToEvent(Supersedes is { } earlier && earlier != Number ? Id(earlier) : null);

    /// <summary>The events for which the draft stands: one, or those of a range of days or of a dose in portions.</summary>
    /// <param name="idsOf">The ids of the events of an earlier draft; of several, the draft supersedes one.</param>
    /// <returns>The events, in the order of recording.</returns>
    internal IEnumerable<RecordEvent> ToEvents(Func<int, IReadOnlyList<string>> idsOf)
    {
        string? superseded = Supersedes is { } earlier && earlier != Number ? idsOf(earlier) is { Count: > 0 } ids ? Pick(ids, Detail) : Id(earlier) : null;
        RecordEvent first = ToEvent(superseded);
        if (first is not RecordEvent.AdministrationGiven given || IsExtreme || superseded is not null)
        {
            return [first];
        }

        EventStamp stamp = given.Stamp;
        if (FurtherDays > 0)
        {
            return RecordEvent.GivenOnDays(stamp, given.Date, given.Slot, given.Slot.Day + FurtherDays, given.Dose with { DoseOfDay = null, Portion = null, StartedAt = null });
        }

        return FurtherPortions == 0
            ? [given]
            : Enumerable.Range(1, FurtherPortions + 1).Select(number => new RecordEvent.AdministrationGiven(
                new(number == 1 ? stamp.Id : $"{stamp.Id}-{number}", stamp.RecordedAt, stamp.RecordedBy) { Patient = stamp.Patient },
                given.Date,
                given.Slot,
                given.Dose.AsPortion(number, FurtherPortions + 1))
            {
                HappenedAt = given.HappenedAt,
            });
    }

    internal static string Id(int number) => number.ToString("D7", CultureInfo.InvariantCulture);

    private RecordEvent ToEvent(string? superseded)
    {
        EventStamp stamp = new(Id(Number), RecordedAt, Detail % 7 == 6 ? "nurse-c" : "nurse-b", superseded)
        {
            Patient = Number > 0 && Detail % 97 == 96 ? "another" : null,
        };
        LocalDate date = DateOf(Kind switch
        {
            RecordEventKind.BlockStarted => SuitingStart(),
            RecordEventKind.AdministrationHeld or RecordEventKind.AdministrationOmitted or RecordEventKind.AdministrationGiven or RecordEventKind.AdministrationMadeUp =>
                SuitingStart().PlusDays(SlotOf().Day - 1),
            RecordEventKind.DosesPrescribed => Projected.Block(Projected.Definition.Blocks[^1].Id).Start.PlusDays(Slot),
            _ => FirstDay,
        });
        RecordEvent drafted = Drafted(stamp, date);
        return Detail % 3 == 2 ? drafted with { HappenedAt = drafted.Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(Detail % 24) } : drafted;
    }

    private RecordEvent Drafted(EventStamp stamp, LocalDate date) =>
        Kind switch
        {
            RecordEventKind.SupplementInForce => new RecordEvent.SupplementInForce(stamp, date, Detail % 4 == 3 ? new string('f', 64) : Fingerprint),
            RecordEventKind.Enrolled => new RecordEvent.Enrolled(stamp, date.PlusDays(-1 + (IsExtreme ? 1 : 0)), BirthDateOf()),
            RecordEventKind.ReadingChosen => Reading(stamp, date),
            RecordEventKind.MarkerReported => new RecordEvent.MarkerReported(stamp, date, (MarkerStatus)(Detail % 3)),
            RecordEventKind.Measured => new RecordEvent.Measured(stamp, MeasurementOf(date)),
            RecordEventKind.LaboratoryReported => new RecordEvent.LaboratoryReported(stamp, new(date) { Neutrophils = Count(1), Platelets = Count(100) }),
            RecordEventKind.ToxicityStated => new RecordEvent.ToxicityStated(stamp, date, Resolved: Detail % 2 == 0),
            RecordEventKind.BlockStarted => new RecordEvent.BlockStarted(stamp, date, BlockOf()?.Id ?? new("reinduction")),
            RecordEventKind.DosesPrescribed => Prescription(stamp, date),
            RecordEventKind.AdministrationHeld => new RecordEvent.AdministrationHeld(stamp, date, SlotOf(), UntilOf(date), Reason),
            RecordEventKind.AdministrationOmitted => new RecordEvent.AdministrationOmitted(stamp, date, SlotOf(), Reason),
            RecordEventKind.AdministrationGiven => new RecordEvent.AdministrationGiven(stamp, date, SlotOf(), DoseOf(date)),
            RecordEventKind.AdministrationMadeUp => new RecordEvent.AdministrationMadeUp(stamp, date, SlotOf(), DoseOf(date)),
            RecordEventKind.AdverseEventStarted => new RecordEvent.AdverseEventStarted(stamp, date, Episode, new("sepsis"), Grade) { IsAttributed = Detail % 4 == 0 ? null : Detail % 4 == 1 },
            RecordEventKind.AdverseEventGraded => new RecordEvent.AdverseEventGraded(stamp, date, Episode, Grade),
            RecordEventKind.AdverseEventResolved => new RecordEvent.AdverseEventResolved(stamp, date, Episode),
            RecordEventKind.TreatmentDelayed => new RecordEvent.TreatmentDelayed(stamp, date, UntilOf(date), Detail % 5 == 4 ? null : Episode, Reason),
            RecordEventKind.FindingOverridden => new RecordEvent.FindingOverridden(stamp, date, Detail % 2 == 0 ? "RECORD-DAY" : "RECORD-ROUTE", Detail % 3 == 0 ? Id(Detail) : null, Reason),
            RecordEventKind.ObservationEnded => new RecordEvent.ObservationEnded(stamp, date, Reason),
            RecordEventKind.LeftProtocol => new RecordEvent.LeftProtocol(stamp, date, Reason),
            RecordEventKind.Died => new RecordEvent.Died(stamp, date),
            RecordEventKind.EnteredInError => new RecordEvent.EnteredInError(stamp, date, Reason),
            _ => throw new InvalidOperationException($"{Kind} is no kind of event."),
        };

    private static T Pick<T>(IReadOnlyList<T> among, int place) => among[place % among.Count];

    private LocalDate DateOf(LocalDate suiting) => (Extreme % 3) switch
    {
        0 => new(1900, 1, 1),
        1 => new(2190, 12, 31),
        _ => suiting.PlusDays(Late),
    };

    private LocalDate BirthDateOf() => IsExtreme ? new(1900, 1, 1) : BirthDate.PlusDays(Detail % 10 == 9 ? 200 : 0);

    private Block? BlockOf()
    {
        int place = Block % (Projected.Definition.Blocks.Count + 1);
        return place == Projected.Definition.Blocks.Count ? null : Projected.Definition.Blocks[place];
    }

    private LocalDate SuitingStart() => BlockOf() is { } block ? Projected.Block(block.Id).Start : FirstDay;

    private PlannedOrder? OrderOf()
    {
        ValueList<PlannedOrder> orders = (BlockOf() ?? Projected.Definition.Blocks[0]).Orders;
        int place = Order % (orders.Count + 1);
        return place == orders.Count ? null : orders[place];
    }

    private AdministrationSlot SlotOf()
    {
        BlockId block = BlockOf()?.Id ?? new("reinduction");
        if (OrderOf() is not { } order)
        {
            return new(block, "no-such-order", 1);
        }

        const int DaysOfAnOpenEnd = 36;
        int last = order.Days.LastDay ?? DaysOfAnOpenEnd;
        int unplanned = Extreme is { } extreme && extreme % 2 == 0 ? 9999 : last + 1;
        return new(block, order.Id, Pick([.. order.Days.DaysUpTo(last), unplanned], Slot));
    }

    private LocalDate? UntilOf(LocalDate date) =>
        Extreme % 5 > 0 ? new LocalDate(2200, 12, 31)
        : Length is { } days ? date.PlusDays(days)
        : null;

    private GivenDose DoseOf(LocalDate date) => new(Detail % 5 == 0 || OrderOf() is not { } order ? (Route)(Detail % 6) : order.Routes.ToRoutes().First())
    {
        Amount = AmountOf(),
        DoseOfDay = Detail % 3 == 0 ? (Detail / 3 % 4) + 1 : null,
        Setting = Detail % 7 < 3 ? (CareSetting)(Detail % 7) : null,
        Portion = Detail % 13 < 4 ? new DosePortion((Detail % 2) + 1, 2 + (Detail % 13 / 3)) : null,
        StartedAt = IsExtreme || Detail % 17 == 16 ? RecordedAt : Detail % 17 > 12 ? date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(Detail / 17 % 24) : null,
        ClockOffset = Detail % 17 < 2 ? Offset.FromHours(Detail % 17 * -5) : null,
    };

    private DoseAmount? AmountOf() =>
        IsExtreme ? (Detail % 11 == 0 ? InternationalUnits.FromInternationalUnits(1_000_000_000m) : Pick(Extremes, Detail))
        : Detail % 4 == 0 ? null
        : Detail % 11 == 0 ? InternationalUnits.FromInternationalUnits(Detail)
        : DrugMass.FromMilligrams(Detail % 100 / 3m);

    private Measurement MeasurementOf(LocalDate date) =>
        IsExtreme
            ? new(date, Weight.FromKilograms(Detail % 2 == 0 ? 0.000_001m : 1_000_000m), Height.FromCentimetres(Detail % 3 == 0 ? 0.000_001m : 1_000_000m))
            : new(date, Weight.FromKilograms(4m + (Detail % 100 / 10m)), Detail % 3 == 0 ? null : Height.FromCentimetres(50 + (Detail % 40)));

    /// <summary>Percentages on and off a policy's steps, stops, and now and then an amount, with or without the percentage.</summary>
    private RecordEvent.DosesPrescribed Prescription(EventStamp stamp, LocalDate date)
    {
        DosePercent Percent(int place) => DosePercent.FromPercent(Pick(Percentages, Detail / place));
        return Detail % 5 == 4
            ? new(stamp, date, Detail % 2 == 0 ? DosePercent.FromPercent(50m + (Detail % 3 * 25m)) : null, IsExtreme ? Extremes[2]!.Value : DrugMass.FromMilligrams(Detail % 2 == 0 ? 20m : Detail % 60), Percent(7), null) { SetsNewStartingDose = Detail % 3 == 0 }
            : new(stamp, date, new(Percent(5), Percent(7))) { SetsNewStartingDose = Detail % 11 == 0 };
    }

    private CellCount Count(int times) => CellCount.FromPerMicrolitre(IsExtreme ? Detail % 2 == 0 ? decimal.MaxValue : 0m : Detail % 1000 * times);

    private RecordEvent.ReadingChosen Reading(EventStamp stamp, LocalDate date)
    {
        Interpretation question = Pick(Aall15P1.Definition.Interpretations.Register, Detail);
        string reading = Detail % 8 == 7 ? "no-such-reading" : Pick(question.Readings, Detail / 8).Id;
        return new(stamp, date, Detail % 16 == 15 ? "no-such-question" : question.Id, reading);
    }
}
