using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Regimen;

/// <summary>How large a dose is, on its basis. A closed union: no other basis exists.</summary>
internal abstract record DoseSize
{
    private DoseSize()
    {
    }

    /// <summary>Whether the dose comes out in international units; otherwise it is a mass.</summary>
    public bool IsUnits => this is FlatUnits or UnitsByWeight or UnitsByArea || (this is ByAge byAge && byAge.Table.Bands[0].Value.IsUnits);

    /// <summary>A mass, the same for every infant.</summary>
    /// <param name="Amount">The mass.</param>
    public sealed record FlatMass(DrugMass Amount) : DoseSize
    {
        /// <inheritdoc/>
        public override string ToString() => Amount.ToString();
    }

    /// <summary>International units, the same for every infant.</summary>
    /// <param name="Amount">The units.</param>
    public sealed record FlatUnits(InternationalUnits Amount) : DoseSize
    {
        /// <inheritdoc/>
        public override string ToString() => Amount.ToString();
    }

    /// <summary>A mass for each kilogram of body weight.</summary>
    /// <param name="Size">The mass for each kilogram.</param>
    public sealed record MassByWeight(MassPerWeight Size) : DoseSize
    {
        /// <inheritdoc/>
        public override string ToString() => Size.ToString();
    }

    /// <summary>A mass for each square metre of body surface.</summary>
    /// <param name="Size">The mass for each square metre.</param>
    public sealed record MassByArea(MassPerArea Size) : DoseSize
    {
        /// <inheritdoc/>
        public override string ToString() => Size.ToString();
    }

    /// <summary>International units for each kilogram of body weight.</summary>
    /// <param name="Size">The units for each kilogram.</param>
    public sealed record UnitsByWeight(UnitsPerWeight Size) : DoseSize
    {
        /// <inheritdoc/>
        public override string ToString() => Size.ToString();
    }

    /// <summary>International units for each square metre of body surface.</summary>
    /// <param name="Size">The units for each square metre.</param>
    public sealed record UnitsByArea(UnitsPerArea Size) : DoseSize
    {
        /// <inheritdoc/>
        public override string ToString() => Size.ToString();
    }

    /// <summary>An amount by age, the same for every infant of that age: the form of intrathecal tables.</summary>
    /// <param name="Table">The amounts; all masses, or all international units.</param>
    public sealed record ByAge(AgeTable<DoseAmount> Table) : DoseSize
    {
        /// <summary>The amounts by age.</summary>
        /// <exception cref="ArgumentException">The amounts are of two kinds.</exception>
        public AgeTable<DoseAmount> Table { get; } = Table.Bands.DistinctBy(band => band.Value.IsUnits).Count() == 1
            ? Table
            : throw new ArgumentException("The amounts of a table by age are all masses or all international units.", nameof(Table));

        /// <inheritdoc/>
        public override string ToString() =>
            string.Join("; ", Table.Bands.Select(band => $"{(band.BeginsAfter ? "above" : "from")} {band.FromMonths} months {band.Value}"));
    }

    /// <summary>
    /// A dose by body surface that the age on a day 1 decides, and that stays until the age is taken anew: the form of starting
    /// doses. An age without a band has no dose.
    /// </summary>
    /// <param name="Bands">The doses by age, the youngest first; each has its own citation.</param>
    /// <param name="EachDays">After how many days of the block the age is taken anew; null where it is taken on day 1 of the block alone.</param>
    public sealed record ByAgeAtStart(ValueList<StartingBand> Bands, int? EachDays) : DoseSize
    {
        /// <summary>The doses by age, the youngest first.</summary>
        /// <exception cref="ArgumentException">There is no band, two overlap or are out of order, or their doses are not by body surface for the same period.</exception>
        public ValueList<StartingBand> Bands { get; } = Bands.Count > 0
            && Bands.All(band => band.Dose.Value is { Size: MassByArea } dose && dose.Period == Bands[0].Dose.Value.Period)
            && Bands.Zip(Bands.Skip(1)).All(pair => pair.First.BelowMonths <= pair.Second.FromMonths)
                ? Bands
                : throw new ArgumentException("Starting doses are one or more, by body surface, all for one dose or all for a day, of ages that follow one another.", nameof(Bands));

        /// <summary>After how many days the age is taken anew.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
        public int? EachDays { get; } = EachDays is null or >= 1
            ? EachDays
            : throw new ArgumentOutOfRangeException(nameof(EachDays), EachDays, "The age is taken anew after 1 day or more.");

        /// <summary>The day on which the age is taken that decides the dose of a date.</summary>
        /// <param name="blockStart">Day 1 of the block.</param>
        /// <param name="date">The day of the dose; not before <paramref name="blockStart"/>.</param>
        /// <returns>The day.</returns>
        public LocalDate AgeOn(LocalDate blockStart, LocalDate date) =>
            EachDays is { } days ? blockStart.PlusDays(Period.DaysBetween(blockStart, date) / days * days) : blockStart;

        /// <inheritdoc/>
        public override string ToString() => string.Join(
            "; ",
            Bands.Select(band => $"from {band.FromMonths}{(band.BelowMonths is { } below ? $" to below {below}" : string.Empty)} months {band.Dose.Value}"));
    }
}

/// <summary>The dose of an age on a day 1.</summary>
/// <param name="FromMonths">The youngest age in completed calendar months, inclusive.</param>
/// <param name="BelowMonths">The age in completed calendar months at which the band ends, exclusive; null when it does not end.</param>
/// <param name="Dose">The dose, with its citation.</param>
internal sealed record StartingBand(int FromMonths, int? BelowMonths, Cited<DoseRule> Dose)
{
    /// <summary>The youngest age in completed calendar months, inclusive.</summary>
    /// <exception cref="ArgumentException">The band holds no age, or begins below 0.</exception>
    public int FromMonths { get; } = FromMonths >= 0 && !(BelowMonths <= FromMonths)
        ? FromMonths
        : throw new ArgumentException(FormattableString.Invariant($"The age band from {FromMonths} to below {BelowMonths} months holds no age; it begins at 0 or later and ends after it begins."), nameof(FromMonths));

    /// <summary>Whether an infant of a date of birth is of the band's age on a day.</summary>
    public bool Holds(LocalDate birthDate, LocalDate on) => birthDate.PlusMonths(FromMonths) <= on && (BelowMonths is not { } below || on < birthDate.PlusMonths(below));
}
