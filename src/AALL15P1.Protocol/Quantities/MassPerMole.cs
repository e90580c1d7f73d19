using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// The mass of a mole of a substance, greater than 0. The caller supplies it with its source: none is built in.
/// The default of the type is no molar mass: reading it throws.
/// </summary>
public readonly record struct MassPerMole : IDecimalQuantity<MassPerMole>
{
    private readonly decimal _gramsPerMole;

    private MassPerMole(decimal gramsPerMole) => _gramsPerMole = gramsPerMole;

    /// <summary>The gram per mole.</summary>
    public static Unit GramsPerMoleUnit { get; } = new("g/mol", "g/mol", 1m);

    /// <summary>Grams per mole, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [GramsPerMoleUnit];

    /// <summary>The molar mass in grams per mole.</summary>
    /// <exception cref="InvalidOperationException">The molar mass was never given a value.</exception>
    public decimal GramsPerMole => QuantityArithmetic.Initialised<MassPerMole>(_gramsPerMole);

    static string IDecimalQuantity<MassPerMole>.Name => "molar mass";

    static bool IDecimalQuantity<MassPerMole>.AllowsZero => false;

    decimal IDecimalQuantity<MassPerMole>.CanonicalValue => GramsPerMole;

    /// <summary>A molar mass in grams per mole.</summary>
    /// <param name="gramsPerMole">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    public static MassPerMole FromGramsPerMole(decimal gramsPerMole) =>
        QuantityArithmetic.From<MassPerMole>(gramsPerMole, GramsPerMoleUnit, nameof(gramsPerMole));

    /// <inheritdoc/>
    public int CompareTo(MassPerMole other) => GramsPerMole.CompareTo(other.GramsPerMole);

    /// <summary>The clinical spelling, for example <c>180 g/mol</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static MassPerMole IDecimalQuantity<MassPerMole>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MassPerMole>(value));
}
