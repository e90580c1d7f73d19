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
}
