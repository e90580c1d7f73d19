namespace AALL15P1.Protocol.Evidence;

/// <summary>A value together with the place that states it and what that makes of it for AALL15P1.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Citation">Where it is stated.</param>
/// <param name="Standing">Its standing. Neither <see cref="Evidence.Standing.Library"/> nor <see cref="Evidence.Standing.Unpublished"/>: such a value has no citation.</param>
public sealed record Cited<T>(T Value, Citation Citation, Standing Standing)
{
    /// <summary>The value's standing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The standing is <see cref="Evidence.Standing.Library"/> or <see cref="Evidence.Standing.Unpublished"/>, is stronger than the source can give, or is no standing.
    /// </exception>
    public Standing Standing { get; } = Allowed(Standing, Citation.Source);

    /// <summary>Another value from the same place, with the same standing.</summary>
    /// <typeparam name="TOther">The type of the other value.</typeparam>
    /// <param name="value">The other value.</param>
    /// <returns>The other value, cited alike.</returns>
    public Cited<TOther> WithValue<TOther>(TOther value) => new(value, Citation, Standing);

    /// <summary>The value, its citation and standing.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Value} ({Standing}: {Citation})");

    private static Standing Allowed(Standing standing, Source source) =>
        standing >= source.Gives && standing <= Standing.Reference
            ? standing
            : throw new ArgumentOutOfRangeException(
                nameof(standing), standing, $"A value cited from {source.Id} has a standing from {source.Gives} to {Standing.Reference}.");
}
