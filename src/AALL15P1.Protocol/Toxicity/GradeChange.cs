using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The grade that an adverse event takes on a day.</summary>
public readonly record struct GradeChange
{
    /// <summary>Makes a change.</summary>
    /// <param name="day">The day.</param>
    /// <param name="grade">The grade from that day on; 1 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grade"/> is not 1 to 5.</exception>
    public GradeChange(LocalDate day, Grade grade)
    {
        Day = day;
        Grade = grade is >= Grade.Mild and <= Grade.Death
            ? grade
            : throw new ArgumentOutOfRangeException(nameof(grade), grade, "An adverse event has grade 1 to 5.");
    }

    /// <summary>
    /// The version of the criteria by which the grade was given; null for the trial's version of that day. A grade by
    /// another version than the trial's has other boundaries, so it decides nothing and is asked for anew.
    /// </summary>
    public CtcaeVersion? Version { get; init; }

    /// <summary>The day.</summary>
    public LocalDate Day { get; }

    /// <summary>The grade from that day on.</summary>
    public Grade Grade { get; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(builder, (nameof(Day), Day), (nameof(Grade), Grade), (nameof(Version), Version));
}
