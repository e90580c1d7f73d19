using System.Text;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>An adverse event of one patient: the term, the grade over time, and what the clinician states of it.</summary>
public sealed record AdverseEvent
{
    /// <summary>Makes an event.</summary>
    /// <param name="term">The term.</param>
    /// <param name="grades">The grades that the event took, in the order of their days, at most one a day; the first is its start.</param>
    /// <param name="resolved">The day on which it resolved; null while it has not.</param>
    /// <exception cref="ArgumentException">There is no grade, the days do not rise, the term is empty, or the event resolved before its last change.</exception>
    public AdverseEvent(AdverseEventTerm term, ValueList<GradeChange> grades, LocalDate? resolved = null)
    {
        if (term == default)
        {
            throw new ArgumentException("An adverse event needs a term.", nameof(term));
        }

        if (grades.Count == 0)
        {
            throw new ArgumentException("An adverse event needs the grade with which it starts.", nameof(grades));
        }

        for (int index = 1; index < grades.Count; index++)
        {
            if (grades[index].Day <= grades[index - 1].Day)
            {
                throw new ArgumentException($"The grade of {LocalDatePattern.Iso.Format(grades[index].Day)} does not come after the one before it.", nameof(grades));
            }
        }

        if (resolved < grades[^1].Day)
        {
            throw new ArgumentException($"The event cannot resolve before its last grade, of {LocalDatePattern.Iso.Format(grades[^1].Day)}.", nameof(resolved));
        }

        Term = term;
        Grades = grades;
        Resolved = resolved;
    }

    /// <summary>The term.</summary>
    public AdverseEventTerm Term { get; }

    /// <summary>The grades that the event took, in the order of their days.</summary>
    public ValueList<GradeChange> Grades { get; }

    /// <summary>The day on which the event resolved; null while it has not.</summary>
    public LocalDate? Resolved { get; }

    /// <summary>The day on which the event started.</summary>
    public LocalDate Start => Grades[0].Day;

    /// <summary>The delay of treatment that the event caused; null while the clinician has not stated it.</summary>
    public TreatmentDelay? Delay { get; init; }

    /// <summary>Whether the event is attributed to the treatment as the site's policy asks for it; null while the clinician has not stated it.</summary>
    public bool? IsAttributed { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Term), Term), (nameof(Grades), Grades), (nameof(Resolved), Resolved), (nameof(Start), Start), (nameof(Delay), Delay),
        (nameof(IsAttributed), IsAttributed));
}

/// <summary>The grade that an adverse event takes on a day.</summary>
public readonly record struct GradeChange
{
    /// <summary>Makes a change.</summary>
    /// <param name="day">The day.</param>
    /// <param name="grade">The grade from that day on; 1 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grade"/> is not 1 to 5, or the day is not of the years 1900 to 2200.</exception>
    public GradeChange(LocalDate day, Grade grade)
    {
        Day = DayNumber.Require(day, nameof(day));
        Grade = grade is >= Grade.Mild and <= Grade.Death
            ? grade
            : throw new ArgumentOutOfRangeException(nameof(grade), grade, "An adverse event has grade 1 to 5.");
    }

    /// <summary>
    /// The version of the criteria by which the grade was given; null where it was not stated: the grade is then taken for
    /// one of the trial's version of that day, and a finding says so wherever it decides. A grade by another version than
    /// the trial's has other boundaries, so it decides nothing and is asked for anew.
    /// </summary>
    public CtcaeVersion? Version { get; init; }

    /// <summary>The day.</summary>
    public LocalDate Day { get; }

    /// <summary>The grade from that day on.</summary>
    public Grade Grade { get; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(builder, (nameof(Day), Day), (nameof(Grade), Grade), (nameof(Version), Version));
}
