using System.Globalization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>What a trial-level summary needs of one patient.</summary>
/// <param name="Toxicity">The patient's assessment: <see cref="DecisionOutcome.Hold"/> is a dose-limiting toxicity.</param>
/// <param name="IsEvaluable">Whether the site states that the patient is evaluable; null while it is not stated.</param>
public readonly record struct DltPatient(DecisionOutcome Toxicity, bool? IsEvaluable)
{
    /// <summary>The courses of azacitidine with chemotherapy that the patient completed; null while it is not known. 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int? CompletedCourses
    {
        get;
        init => field = value >= 0 || value is null ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The completed courses are 0 or more.");
    }

    /// <summary>Whether the patient is evaluable; null where neither the courses nor a statement say so, or where they contradict each other.</summary>
    internal bool? EvaluabilityBy(DltDefinition definition) =>
        CompletedCourses >= definition.CoursesForEvaluability ? (IsEvaluable == false ? null : true) : IsEvaluable;

    internal string Describe()
    {
        string courses = CompletedCourses switch
        {
            null => "the completed courses are not stated",
            1 => "1 completed course",
            int count => string.Create(CultureInfo.InvariantCulture, $"{count} completed courses"),
        };
        string stated = IsEvaluable switch
        {
            true => "stated as evaluable",
            false => "stated as not evaluable",
            null => "not stated as evaluable or not",
        };
        return $"{courses}, {stated}";
    }
}
