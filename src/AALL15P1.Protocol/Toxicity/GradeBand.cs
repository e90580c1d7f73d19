namespace AALL15P1.Protocol;

/// <summary>One band of a grading criterion, as the criteria print it.</summary>
/// <param name="Grade">The grade of a value in the band.</param>
/// <param name="Range">The band, on the criterion's scale.</param>
internal sealed record GradeBand(Grade Grade, NumberRange Range)
{
    /// <summary>Whether the band ends, exclusively, at the laboratory's lower limit of normal, which the laboratory and not the criteria supply.</summary>
    public bool EndsAtLowerLimit { get; init; }

    /// <summary>The band's range, with the lower limit of normal where it ends there.</summary>
    internal string RangeText =>
        EndsAtLowerLimit ? Range.ToString().Replace("∞", "lower limit of normal", StringComparison.Ordinal) : Range.ToString();

    /// <summary>The band in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"grade {(int)Grade} in {RangeText}";
}
