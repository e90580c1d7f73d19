namespace AALL15P1.Protocol;

/// <summary>How one version of the criteria grades one term from a value. The worst criterion decides.</summary>
/// <param name="Version">The version.</param>
/// <param name="Rule">The rule, with its citation.</param>
/// <param name="Criteria">The criteria.</param>
internal sealed record GradingTable(CtcaeVersion Version, Rule Rule, ValueList<GradingCriterion> Criteria)
{
    /// <summary>
    /// The grade that a clinician's statement (a transfusion is indicated) gives as a number does, and from which another
    /// (the consequences are life-threatening), and no number, decides grade 4; null when numbers decide every grade.
    /// </summary>
    public Grade? JudgedFrom { get; init; }

    /// <summary>Grades a value.</summary>
    /// <param name="value">The value and what is known beside it.</param>
    /// <returns>The grades that it can be.</returns>
    internal GradeRange GradeOf(in MeasuredNumbers value)
    {
        GradeRange grade = default;
        foreach (GradingCriterion criterion in Criteria)
        {
            grade = grade.Worse(criterion.GradeOf(value));
        }

        return JudgedFrom is { } judged && grade.Highest > Grade.None ? Judge(grade, judged, value) : grade;
    }

    // A statement that is not made leaves open what it could change, so making it only narrows the grades.
    private static GradeRange Judge(GradeRange grade, Grade judged, in MeasuredNumbers value)
    {
        GradeRange indicated = value.IsTransfusionIndicated switch
        {
            true => grade.Lowest > Grade.None ? grade.Worse(new GradeRange(judged, judged)) : grade.Worse(new GradeRange(Grade.None, judged)),
            false => grade,
            null => grade.Worse(new GradeRange(Grade.None, judged)),
        };
        return indicated.Highest != judged || value.IsLifeThreatening == false ? indicated
            : value.IsLifeThreatening == true && indicated.Lowest == judged ? new GradeRange(Grade.LifeThreatening, Grade.LifeThreatening)
            : new GradeRange(indicated.Lowest, Grade.LifeThreatening);
    }
}

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
