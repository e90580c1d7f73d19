namespace AALL15P1.Protocol;

/// <summary>How one version of the criteria grades one term from a value. The worst criterion decides.</summary>
/// <param name="Version">The version.</param>
/// <param name="Rule">The rule, with its citation.</param>
/// <param name="Criteria">The criteria.</param>
public sealed record GradingTable(CtcaeVersion Version, Rule Rule, ValueList<GradingCriterion> Criteria)
{
    /// <summary>
    /// The grade from which a clinical judgement, and no number, decides grade 4; null when numbers decide every grade.
    /// A value of this grade is this grade or grade 4 until the clinician states which.
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

        return grade.Highest != JudgedFrom ? grade : value.IsLifeThreatening switch
        {
            true => new GradeRange(Grade.LifeThreatening, Grade.LifeThreatening),
            false => grade,
            null => new GradeRange(grade.Lowest, Grade.LifeThreatening),
        };
    }
}
