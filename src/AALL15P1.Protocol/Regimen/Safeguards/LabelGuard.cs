namespace AALL15P1.Protocol;

/// <summary>
/// What a drug's label allows a small infant, by body weight. It applies when any of its conditions holds. An absolute
/// cap never bites in an infant; a limit by weight does.
/// </summary>
/// <param name="Drug">The drug.</param>
/// <param name="Limit">The most for one dose, inclusive.</param>
/// <param name="Rule">The rule.</param>
public sealed record LabelGuard(Drug Drug, MassPerWeight Limit, Rule Rule)
{
    /// <summary>It applies up to this weight, inclusive; null when weight is no condition.</summary>
    public Weight? UpToWeight { get; init; }

    /// <summary>It applies below this age in completed years, exclusive; null when age is no condition.</summary>
    public int? BelowYears { get; init; }

    /// <summary>It applies below this body surface area, exclusive; null when the area is no condition.</summary>
    public BodySurfaceArea? BelowArea { get; init; }
}
