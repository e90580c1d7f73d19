using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol;

// Therapy: what was given, held, omitted and made up.
public abstract partial record RecordEvent
{
    /// <summary>The place in the plan that the event speaks of; null for events that concern no administration.</summary>
    public AdministrationSlot? ConcernedSlot => this switch
    {
        AdministrationGiven given => given.Slot,
        AdministrationMadeUp madeUp => madeUp.Slot,
        AdministrationHeld held => held.Slot,
        AdministrationOmitted omitted => omitted.Slot,
        _ => null,
    };

    /// <summary>What was given, for an administration that was given or made up; otherwise null.</summary>
    public GivenDose? DoseGiven => this switch
    {
        AdministrationGiven given => given.Dose,
        AdministrationMadeUp madeUp => madeUp.Dose,
        _ => null,
    };

    /// <summary>
    /// What says that an order was given on every day of a range, such as a drug that is taken at home: an event for each
    /// day, with the stamp's id followed by a slash and the day of the block. A day on which the order is not planned is
    /// found, as for a single event.
    /// </summary>
    /// <param name="stamp">Who recorded it, and when.</param>
    /// <param name="firstDate">The day on which the first was given; each other is given as many days later as its day of the block is.</param>
    /// <param name="first">The first planned administration.</param>
    /// <param name="lastDay">The last day of the block, inclusive; from the first to 366 days after it.</param>
    /// <param name="eachDay">What was given on each day: all doses of the day.</param>
    /// <returns>The events, by day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lastDay"/> is out of bounds.</exception>
    /// <exception cref="ArgumentException">The dose is a single one of several a day, or a portion; or the stamp supersedes an event, which one of the range alone can.</exception>
    public static ValueList<RecordEvent> GivenOnDays(EventStamp stamp, LocalDate firstDate, AdministrationSlot first, int lastDay, GivenDose eachDay)
    {
        const int LongestRange = 366;
        if (lastDay < first.Day || lastDay > first.Day + LongestRange)
        {
            throw new ArgumentOutOfRangeException(nameof(lastDay), lastDay, FormattableString.Invariant($"The last day of a range from day {first.Day} is from {first.Day} to {first.Day + LongestRange}, both inclusive."));
        }

        if (eachDay.DoseOfDay is not null || eachDay.Portion is not null || eachDay.StartedAt is not null)
        {
            throw new ArgumentException("A range of days has all doses of each day, and no clock time; a single dose or a portion is an event of its own.", nameof(eachDay));
        }

        if (stamp.Supersedes is not null)
        {
            throw new ArgumentException("A range of days supersedes no event: supersede each by one of its own.", nameof(stamp));
        }

        return Enumerable.Range(first.Day, lastDay - first.Day + 1)
            .Select(day => (RecordEvent)new AdministrationGiven(
                new(FormattableString.Invariant($"{stamp.Id}/{day}"), stamp.RecordedAt, stamp.RecordedBy) { Patient = stamp.Patient },
                firstDate.PlusDays(day - first.Day),
                new(first.Block, first.OrderId, day),
                eachDay))
            .ToValueList();
    }

    /// <summary>
    /// The doses of the two oral drugs that follow the counts were prescribed. They hold until the next prescription; of two
    /// of one day the later counts. Each drug is stated as a percentage of its starting dose, as an amount, or as both.
    /// What is 0 is stopped: nothing of it is due until it is prescribed again. An amount alone is a percentage by the last
    /// prescription that states both; else by the dose that the site states, computed for its day.
    /// </summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The first day of the doses; not before their block.</param>
    /// <param name="Thiopurine">The daily thiopurine, in percent of its starting dose; null when only the amount is stated.</param>
    /// <param name="ThiopurineAmount">The thiopurine of one day, at most 10⁹ mg (inclusive, a technical bound); null when only the percentage is stated.</param>
    /// <param name="Antifolate">The weekly antifolate, in percent of its starting dose; null when only the amount is stated.</param>
    /// <param name="AntifolateAmount">The antifolate of one week, at most 10⁹ mg (inclusive, a technical bound); null when only the percentage is stated.</param>
    public sealed record DosesPrescribed(
        EventStamp Stamp, LocalDate Date, DosePercent? Thiopurine, DrugMass? ThiopurineAmount, DosePercent? Antifolate, DrugMass? AntifolateAmount) : RecordEvent(Stamp, Date)
    {
        /// <summary>Prescribes both drugs in percent of their starting doses.</summary>
        /// <param name="stamp">Who recorded it, and when.</param>
        /// <param name="date">The first day of the doses; not before their block.</param>
        /// <param name="doses">The doses.</param>
        public DosesPrescribed(EventStamp stamp, LocalDate date, TitratedDoses doses)
            : this(stamp, date, doses.Thiopurine, null, doses.Antifolate, null)
        {
        }

        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.DosesPrescribed;

        /// <summary>The daily thiopurine, in percent of its starting dose; null when only the amount is stated.</summary>
        public DosePercent? Thiopurine { get; } = RequireOne(Thiopurine, ThiopurineAmount, nameof(Thiopurine));

        /// <summary>The thiopurine of one day; null when only the percentage is stated.</summary>
        public DrugMass? ThiopurineAmount { get; } = RequireAmount(ThiopurineAmount, nameof(ThiopurineAmount));

        /// <summary>The weekly antifolate, in percent of its starting dose; null when only the amount is stated.</summary>
        public DosePercent? Antifolate { get; } = RequireOne(Antifolate, AntifolateAmount, nameof(Antifolate));

        /// <summary>The antifolate of one week; null when only the percentage is stated.</summary>
        public DrugMass? AntifolateAmount { get; } = RequireAmount(AntifolateAmount, nameof(AntifolateAmount));

        /// <summary>Whether new starting doses were set on this day: what is prescribed then is 100 % from now on, unless another percentage is stated.</summary>
        public bool SetsNewStartingDose { get; init; }

        private static DosePercent? RequireOne(DosePercent? percent, DrugMass? amount, string parameter) =>
            percent is null && amount is null ? throw new ArgumentException("A prescription states a percentage of the starting dose or an amount for each of the two drugs; 0 for what is not given.", parameter)
            : percent is { } stated && amount is { } mass && (stated == DosePercent.None) != (mass.Milligrams == 0m) ? throw new ArgumentException($"{mass} is not {stated} of any starting dose: both are 0, or neither is.", parameter)
            : percent;

        private static DrugMass? RequireAmount(DrugMass? amount, string parameter) => RecordQuantities.Require(amount is { } mass ? (DoseAmount)mass : null, parameter)?.Mass;
    }

    /// <summary>An administration was given.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day on which it was given.</param>
    /// <param name="Slot">Which planned administration it was.</param>
    /// <param name="Dose">What was given.</param>
    public sealed record AdministrationGiven(EventStamp Stamp, LocalDate Date, AdministrationSlot Slot, GivenDose Dose) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdministrationGiven;
    }

    /// <summary>An administration was held: not given when it was due.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of the hold.</param>
    /// <param name="Slot">Which planned administration it is.</param>
    /// <param name="Until">The first day on which it may be given, not before the day of the hold; null while nobody knows.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record AdministrationHeld(EventStamp Stamp, LocalDate Date, AdministrationSlot Slot, LocalDate? Until, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdministrationHeld;

        /// <summary>The first day on which it may be given; null while nobody knows.</summary>
        public LocalDate? Until { get; } = RecordDates.RequireUntil(Until, Date);

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }

    /// <summary>It was decided that an administration will not be given. It never returns to the plan.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of the decision.</param>
    /// <param name="Slot">Which planned administration it is.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record AdministrationOmitted(EventStamp Stamp, LocalDate Date, AdministrationSlot Slot, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdministrationOmitted;

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }

    /// <summary>An administration that was not given when it was due was made up.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day on which it was given.</param>
    /// <param name="Slot">Which planned administration it was.</param>
    /// <param name="Dose">What was given.</param>
    public sealed record AdministrationMadeUp(EventStamp Stamp, LocalDate Date, AdministrationSlot Slot, GivenDose Dose) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdministrationMadeUp;
    }
}
