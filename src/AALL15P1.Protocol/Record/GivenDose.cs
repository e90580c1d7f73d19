using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What was given, as it was given: also when it should not have been given so.</summary>
/// <param name="Route">The route by which it was given; one that the order does not allow is found, and not refused.</param>
public sealed record GivenDose(Route Route)
{
    /// <summary>The route by which it was given.</summary>
    public Route Route { get; } = Enum.IsDefined(Route)
        ? Route
        : throw new ArgumentOutOfRangeException(nameof(Route), Route, "A route is PO, NG, IV, IM, SC or IT.");

    /// <summary>
    /// The amount, at most 10⁹ mg or IU (inclusive); null when it was not recorded. The bound is technical and no
    /// clinical one: it keeps every sum of recorded amounts within what a decimal number can hold. An amount within it
    /// that should not have been given is found.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is larger.</exception>
    public DoseAmount? Amount
    {
        get;
        init => field = RecordQuantities.Require(value, nameof(value));
    }

    /// <summary>
    /// Which of the day's doses it was, from 1, for an order of several a day; null when the event stands for all doses
    /// of that day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 24.</exception>
    public int? DoseOfDay
    {
        get;
        init => field = value is null or (>= 1 and <= 24)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of a dose within its day is from 1 to 24, both inclusive.");
    }

    /// <summary>
    /// Which portion of the dose it was, where one dose was divided and given in several portions; null when the dose was
    /// given at once. The amount is that of the portion, and the dose is given once all its portions are.
    /// </summary>
    public DosePortion? Portion { get; init; }

    /// <summary>Where it was given; null when it was not recorded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such setting.</exception>
    public CareSetting? Setting
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A setting is the tertiary centre, a shared-care centre, or elsewhere.");
    }

    /// <summary>When it began, by the clock, in the years 1900 to 2200 (UTC), both inclusive; null when only the day is known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of bounds.</exception>
    public Instant? StartedAt
    {
        get;
        init => field = value is { } instant ? RecordDates.Require(instant, nameof(value)) : null;
    }

    /// <summary>How far the clock on the ward was from UTC when it began, so that its time of day is known; null when that was not recorded.</summary>
    public Offset? ClockOffset { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Route), Route), (nameof(Amount), Amount), (nameof(DoseOfDay), DoseOfDay), (nameof(Portion), Portion), (nameof(Setting), Setting), (nameof(StartedAt), StartedAt), (nameof(ClockOffset), ClockOffset));

    /// <summary>All doses of the planned day at once: the event stands for the whole day.</summary>
    /// <param name="route">The route.</param>
    /// <param name="amountOfDay">What they add up to; null when it was not recorded.</param>
    /// <returns>The dose.</returns>
    public static GivenDose WholeDay(Route route, DoseAmount? amountOfDay = null) => new(route) { Amount = amountOfDay };

    /// <summary>One of the doses of the planned day.</summary>
    /// <param name="route">The route.</param>
    /// <param name="number">Which of the day's doses, from 1 to 24, both inclusive.</param>
    /// <param name="amountOfDose">The amount of this one dose; null when it was not recorded.</param>
    /// <returns>The dose.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is out of bounds.</exception>
    public static GivenDose OneOfTheDay(Route route, int number, DoseAmount? amountOfDose = null) => new(route) { DoseOfDay = number, Amount = amountOfDose };

    /// <summary>The dose with a word that it is one portion of a dose that was divided.</summary>
    /// <param name="number">Which portion, from 1.</param>
    /// <param name="of">Into how many portions the dose was divided, from 2 to 24, both inclusive.</param>
    /// <returns>The portion.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of bounds.</exception>
    public GivenDose AsPortion(int number, int of) => this with { Portion = new DosePortion(number, of) };
}

/// <summary>One portion of a dose that was divided and given in several portions.</summary>
public readonly record struct DosePortion
{
    /// <summary>Names a portion.</summary>
    /// <param name="number">Which portion, from 1 to <paramref name="of"/>, both inclusive.</param>
    /// <param name="of">The number of portions, from 2 to 24, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of bounds.</exception>
    public DosePortion(int number, int of)
    {
        Of = of is >= 2 and <= 24 ? of : throw new ArgumentOutOfRangeException(nameof(of), of, "A dose is divided into 2 to 24 portions, both inclusive.");
        Number = number >= 1 && number <= of
            ? number
            : throw new ArgumentOutOfRangeException(nameof(number), number, $"A portion of a dose that is divided into {of} has a number from 1 to {of}, both inclusive.");
    }

    /// <summary>Which portion, from 1.</summary>
    public int Number { get; }

    /// <summary>The number of portions.</summary>
    public int Of { get; }

    /// <summary>The portion as <c>1 of 2</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Number} of {Of}");
}
