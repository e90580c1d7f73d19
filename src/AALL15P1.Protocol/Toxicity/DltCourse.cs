using System.Text;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What the record of one patient says of the days that open and close the evaluation period.</summary>
public sealed record DltCourse
{
    /// <summary>Makes the record.</summary>
    /// <param name="opening">Day 1 of the block that opens the period.</param>
    /// <param name="criteriaFirstMet">The day on which the criteria that close the period were first met: the counts to start the next course, or all its criteria, as the definition has it.</param>
    /// <param name="nextCourse">Day 1 of the next course.</param>
    /// <exception cref="ArgumentException">A closing day is not after the opening day.</exception>
    public DltCourse(Milestone opening, Milestone criteriaFirstMet = default, Milestone nextCourse = default)
    {
        RequireAfter(opening, criteriaFirstMet, nameof(criteriaFirstMet));
        RequireAfter(opening, nextCourse, nameof(nextCourse));
        Opening = opening;
        CriteriaFirstMet = criteriaFirstMet;
        NextCourse = nextCourse;
    }

    /// <summary>Day 1 of the block that opens the period.</summary>
    public Milestone Opening { get; }

    /// <summary>The day on which the criteria that close the period were first met: the counts to start the next course, or all its criteria, as the definition has it.</summary>
    public Milestone CriteriaFirstMet { get; }

    /// <summary>Day 1 of the next course.</summary>
    public Milestone NextCourse { get; }

    /// <summary>The first day that no longer belongs to the observation: as the site states it, or the day after a death. Null while the observation goes on. It closes the period.</summary>
    public LocalDate? ObservationEnded { get; init; }

    /// <summary>
    /// The day on which the patient left protocol therapy; null when that has not happened, or the end of the observation is
    /// stated. What closes the period of a patient who left is unpublished: nobody can say of a day from then on whether
    /// it still belongs to it.
    /// </summary>
    public LocalDate? Left { get; init; }

    /// <summary>
    /// Whether a day belongs to the evaluation period: from the opening day, inclusive, to the closing day, exclusive.
    /// When the criteria close the period and the next course began sooner, that course's day 1 closes it.
    /// </summary>
    /// <param name="definition">The definition, which says what closes the period.</param>
    /// <param name="day">The day.</param>
    /// <returns>True when it does, false when it does not, null when the record does not tell.</returns>
    public bool? PeriodContains(DltDefinition definition, LocalDate day)
    {
        // The operators on bool? are three-valued: what is known decides alone where it can.
        bool? nextCourseGiven = NextCourse.HadHappenedBy(day);
        bool? criteriaMet = CriteriaFirstMet.HadHappenedBy(day);
        bool? closed = definition.PeriodEnd switch
        {
            DltPeriodEnd.NextCourseGiven => nextCourseGiven,

            // A course is begun without the criteria only by an override, and that is recorded as a start: where no
            // start is recorded, the criteria answer alone.
            _ => NextCourse.Day is null ? criteriaMet : nextCourseGiven | criteriaMet,
        };
        bool? within = Opening.HadHappenedBy(day) & !(day >= ObservationEnded ? true : closed);
        return within != false && day >= Left ? null : within;
    }

    /// <summary>The day that closes the evaluation period, itself outside it; null while the period is not known to have closed.</summary>
    internal LocalDate? ClosingDay(DltDefinition definition) =>
        Earlier(ObservationEnded, definition.PeriodEnd == DltPeriodEnd.NextCourseGiven ? NextCourse.Day : Earlier(CriteriaFirstMet.Day, NextCourse.Day));

    private static LocalDate? Earlier(LocalDate? one, LocalDate? other) => one is { } day && other is { } otherDay ? LocalDate.Min(day, otherDay) : one ?? other;

    private static void RequireAfter(Milestone opening, Milestone closing, string parameter)
    {
        if (closing.Day <= opening.Day)
        {
            throw new ArgumentException($"The evaluation period opens on {opening}, and {closing} is not after it.", parameter);
        }
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Opening), Opening), (nameof(CriteriaFirstMet), CriteriaFirstMet), (nameof(NextCourse), NextCourse), (nameof(ObservationEnded), ObservationEnded),
        (nameof(Left), Left));
}
