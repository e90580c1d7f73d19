namespace AALL15P1.Protocol;

/// <summary>A laboratory value to be graded, with what the laboratory and the record supply beside it.</summary>
/// <typeparam name="TQuantity">The quantity that was measured.</typeparam>
public readonly record struct MeasuredValue<TQuantity>
    where TQuantity : struct, IExactQuantity<TQuantity>
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The measured value.</param>
    public MeasuredValue(TQuantity value) => Value = value;

    /// <summary>The measured value.</summary>
    public TQuantity Value { get; }

    /// <summary>Whether the value is that number, or whether the laboratory says only that it is below or above it (<c>&lt;18 µmol/L</c>). A bound settles the grade where every value within it has the same one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value would be below 0.</exception>
    public BoundKind Kind
    {
        get;
        init => field = value == BoundKind.Below && Value.CanonicalValue == 0m
            ? throw new ArgumentOutOfRangeException(nameof(value), value, $"No {TQuantity.Name} is below 0.")
            : value;
    }

    /// <summary>The value before this one, for the change since; null when there is none.</summary>
    public TQuantity? Before { get; init; }

    /// <summary>The laboratory's lower limit of normal for the infant's age; null when it is not known. More than 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is 0.</exception>
    public TQuantity? LowerLimit
    {
        get;
        init => field = MoreThanZero(value, nameof(LowerLimit));
    }

    /// <summary>The laboratory's upper limit of normal for the infant's age; null when it is not known. More than 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is 0.</exception>
    public TQuantity? UpperLimit
    {
        get;
        init => field = MoreThanZero(value, nameof(UpperLimit));
    }

    /// <summary>The patient's value before treatment; null when it is not known. More than 0, for a multiple of 0 says nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The baseline is 0.</exception>
    public TQuantity? Baseline
    {
        get;
        init => field = MoreThanZero(value, nameof(Baseline));
    }

    /// <summary>
    /// The clinician's statement whether the consequences are life-threatening; null when it is not made. It is looked at
    /// only where the criteria leave grade 4 to it: for anaemia of grade 3.
    /// </summary>
    public bool? IsLifeThreatening { get; init; }

    /// <summary>
    /// The clinician's statement whether a transfusion is indicated; null when it is not made. It is looked at only where
    /// the criteria make a grade of it: anaemia is grade 3 when it is, unless the value is known to be normal.
    /// </summary>
    public bool? IsTransfusionIndicated { get; init; }

    internal MeasuredNumbers Numbers =>
        new(Value.CanonicalValue, LowerLimit?.CanonicalValue, UpperLimit?.CanonicalValue, Baseline?.CanonicalValue, IsLifeThreatening, IsTransfusionIndicated) { Kind = Kind };

    private static TQuantity? MoreThanZero(TQuantity? value, string name) =>
        value is { CanonicalValue: <= 0m }
            ? throw new ArgumentOutOfRangeException(name, value, $"The {TQuantity.Name} of a limit or a baseline is more than 0.")
            : value;
}
