using System.Globalization;
using System.Text;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What a ward round asks of a record on a day: the week with its amounts, how far therapy is behind its plan and why, what was given against what was planned, and what applied. Everything is computed from the events.</summary>
public sealed record WardRound
{
    internal WardRound(NextSteps next, CompiledProtocol inForce)
    {
        Next = next;
        InForce = inForce;
    }

    /// <summary>Where the infant is, and what must be decided or done.</summary>
    public NextSteps Next { get; }

    /// <summary>What applied on the day: the supplement, the readings and the policies in force.</summary>
    public CompiledProtocol InForce { get; }

    /// <summary>What is to be given on the day and the six after it, by date, each with its amount or with what is missing for it; nothing of a block that has not started.</summary>
    public ValueList<PlannedAdministration> Week { get; internal init; }

    /// <summary>
    /// By how many days therapy is behind its first plan, which is projected from the first day alone: how much later than
    /// that plan has it the next block is projected now, or the last one began. Negative where it is ahead; null before
    /// the first block.
    /// </summary>
    public int? DaysBehind { get; internal init; }

    /// <summary>Where these days come from: each block that began later or sooner after the one before than the first plan has it, and at last what is still to come. They add up to <see cref="DaysBehind"/>.</summary>
    public ValueList<PlanLag> Lags { get; internal init; }

    /// <summary>The delays of treatment and the holds on record, in words, by their first day.</summary>
    public ValueList<string> Reasons { get; internal init; }

    /// <summary>What was given against what was planned by then, by drug, intrathecal doses apart.</summary>
    public ValueList<DoseIntensity> Intensities { get; internal init; }

    /// <summary>When the next weight and the next counts are due, or why nobody can say.</summary>
    public ValueList<NextStep> MeasurementsDue { get; internal init; }

    /// <summary>What was corrected, taken back, overridden, or recorded later than it happened: by whom, and when; in the order of recording.</summary>
    public ValueList<RecordChange> Changes { get; internal init; }

    /// <summary>The adverse events that have not resolved, each with its grades and its assessment; empty where the protocol defines no dose-limiting toxicity.</summary>
    public ValueList<AssessedAdverseEvent> OpenAdverseEvents { get; internal init; }

    /// <summary>The cumulative dose for each square metre of every class with a limit, and of the anthracyclines, compared with the site's limit.</summary>
    public ValueList<Finding> CumulativeDoses { get; internal init; }

    /// <summary>The doses of the day and the six before it that state when they began, in their order.</summary>
    public ValueList<RecordEvent> ClockTimes { get; internal init; }

    /// <summary>The clock times at which a rescue is due from each infusion whose start is recorded, until the last stated hour has passed; each as a sentence.</summary>
    public ValueList<NextStep> RescueTimes { get; internal init; }

    /// <summary>Whether the infant is evaluable for dose-limiting toxicity: <see cref="DecisionOutcome.Proceed"/> when it is; null where the protocol defines none.</summary>
    public Decision? Evaluability { get; internal init; }

    /// <summary>
    /// What the site's titration policy says of the oral drugs, with the look back over the counts and prescriptions on
    /// record up to the day; null while their block is not given, where the site names no policy, or where a prescription
    /// cannot be told as a percentage (<see cref="RecordState.Titration"/> says what is missing).
    /// </summary>
    public TitrationResult? Titration { get; internal init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Next), Next), (nameof(InForce), InForce), (nameof(Week), Week), (nameof(DaysBehind), DaysBehind), (nameof(Lags), Lags), (nameof(Reasons), Reasons),
        (nameof(Intensities), Intensities), (nameof(MeasurementsDue), MeasurementsDue), (nameof(Changes), Changes), (nameof(OpenAdverseEvents), OpenAdverseEvents),
        (nameof(CumulativeDoses), CumulativeDoses), (nameof(ClockTimes), ClockTimes), (nameof(RescueTimes), RescueTimes), (nameof(Titration), Titration), (nameof(Evaluability), Evaluability));
}

/// <summary>A part of the days by which therapy is behind its first plan.</summary>
/// <param name="Date">The day on which they were lost, or are projected to be.</param>
/// <param name="Days">How many; negative where days were gained.</param>
/// <param name="What">What lost them, as one sentence.</param>
public sealed record PlanLag(LocalDate Date, int Days, string What)
{
    private bool PrintMembers(StringBuilder builder) => Printed.Members(builder, (nameof(Date), Date), (nameof(Days), Days), (nameof(What), What));
}

/// <summary>What was given of a drug against what was planned up to a day, over all blocks that have started.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="IsIntrathecal">Whether these are its intrathecal doses; they are counted apart.</param>
/// <param name="PlannedDays">The days on which it was planned by then.</param>
/// <param name="GivenDays">The planned days on which all of it was given.</param>
public sealed record DoseIntensity(Drug Drug, bool IsIntrathecal, int PlannedDays, int GivenDays)
{
    /// <summary>What the planned doses add up to, in mg or IU, with the weight and height of their days; null when one of them cannot be computed.</summary>
    public DoseAmount? Planned { get; internal init; }

    /// <summary>What the given doses add up to, in mg or IU; null when the amount of one of them was not recorded, or nothing was given.</summary>
    public DoseAmount? Given { get; internal init; }

    /// <summary>How many planned days have no amount that can be computed.</summary>
    public int PlannedWithoutAmount { get; internal init; }

    /// <summary>How many given doses have no amount on record.</summary>
    public int GivenWithoutAmount { get; internal init; }

    /// <summary>The given days as a percentage of the planned days.</summary>
    public decimal? PercentOfDays => PlannedDays == 0 ? null : 100m * GivenDays / PlannedDays;

    /// <summary>The given amount as a percentage of the planned amount: the dose intensity. Null when one of them is not known.</summary>
    public decimal? PercentOfAmount =>
        Planned is { } planned && Given is { } given && planned.IsUnits == given.IsUnits && planned.CanonicalValue > 0m ? 100m * given.CanonicalValue / planned.CanonicalValue : null;

    /// <summary>The days and the amounts as one line, for example <c>vincristine: 2 of 2 planned days (100 %), 0.9 mg of 0.98 mg (91.8 %)</c>.</summary>
    /// <returns>The text; of an amount that does not end, six decimals and an ellipsis.</returns>
    public override string ToString()
    {
        string planned = Planned is { } all ? StepText.Amount(all) : $"a planned amount that cannot be computed on {Count(PlannedWithoutAmount, "day")}";
        string given = Given is { } some ? StepText.Amount(some) : GivenWithoutAmount == 0 ? "nothing" : $"{Count(GivenWithoutAmount, "dose")} without an amount";
        return $"{Drug}{(IsIntrathecal ? " intrathecally" : string.Empty)}: {GivenDays.ToString(CultureInfo.InvariantCulture)} of {Count(PlannedDays, "planned day")}{Percent(PercentOfDays)}, {given} of {planned}{Percent(PercentOfAmount)}";
    }

    private static string Percent(decimal? percent) => percent is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known:0.#} %)") : string.Empty;

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? string.Empty : "s")}");
}

/// <summary>Something that changed what a record says of the past.</summary>
/// <param name="EventId">The event that changed it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="What">What it changed, as one sentence.</param>
public sealed record RecordChange(string EventId, Instant RecordedAt, string RecordedBy, string What)
{
    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder, (nameof(EventId), EventId), (nameof(RecordedAt), RecordedAt), (nameof(RecordedBy), RecordedBy), (nameof(What), What));
}
