using AALL15P1.Protocol.Quantities;

namespace AALL15P1.Protocol.Regimen;

/// <summary>How large a dose is, on its basis. A closed union: no other basis exists.</summary>
public abstract record DoseSize
{
    private DoseSize()
    {
    }

    /// <summary>A mass, the same for every infant.</summary>
    /// <param name="Amount">The mass.</param>
    public sealed record FlatMass(Mass Amount) : DoseSize
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
}
