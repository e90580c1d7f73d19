using System.Collections.Immutable;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// What was found at what was given and held of one block, and everything that it was found from. It is found again by a
/// record in which all of that is the same: each immutable part the same object, or, where only a stretch of it is looked
/// at, that stretch; and the day that is asked about on the same side of every day with which it was compared.
/// </summary>
internal sealed class BlockFindings
{
    private readonly int block;
    private readonly Sources sources;
    private readonly ImmutableArray<BlockCourse> courses;
    private readonly MeasurementCourse measurements;
    private readonly Asked asked;

    /// <summary>Keeps what was found.</summary>
    /// <param name="block">The block's place in the definition; something was recorded of it.</param>
    /// <param name="facts">What was recorded.</param>
    /// <param name="asked">What of the question was looked at.</param>
    /// <param name="found">What was found, in canonical order.</param>
    public BlockFindings(int block, RecordFacts facts, Asked asked, ImmutableArray<Found> found)
    {
        this.block = block;
        this.asked = asked;
        sources = Sources.Of(facts);
        courses = facts.Courses;
        measurements = facts.Measurements;
        Found = found;
    }

    /// <summary>What was found, in canonical order.</summary>
    public ImmutableArray<Found> Found { get; }

    /// <summary>Whether the same would be found now.</summary>
    /// <param name="facts">What was recorded.</param>
    /// <param name="date">The day that is asked about.</param>
    /// <param name="course">The days of the evaluation period; asked for only where they were looked at.</param>
    public bool Stand(RecordFacts facts, LocalDate date, Func<DltCourse?> course) =>
        sources == Sources.Of(facts)
        && AreSameCourses(facts)
        && AreSameMeasurements(facts)
        && date >= asked.From && date <= asked.To
        && (!asked.LooksAtCourse || asked.Course == course());

    /// <summary>The days about a dose, exclusive, in which others are looked at, under everything that is in force at some time.</summary>
    public static int ReachOf(RecordFacts facts, int block)
    {
        int reach = 0;
        foreach ((_, CompiledProtocol protocol) in facts.Periods)
        {
            AdministrationCheck check = new(protocol.Safety.Intervals);
            foreach (PlannedOrder order in protocol.Definition.Blocks[block].Orders)
            {
                reach = Math.Max(reach, check.ReachOf(order));
            }
        }

        return reach;
    }

    /// <summary>The other blocks count only where something was recorded of them near this one, which is near itself.</summary>
    private bool AreSameCourses(RecordFacts facts)
    {
        if (courses == facts.Courses)
        {
            return true;
        }

        for (int other = 0; other < courses.Length; other++)
        {
            if (!ReferenceEquals(courses[other], facts.Courses[other])
                && (BlockDoses.AreNear(courses[block], courses[other], asked.Reach) || BlockDoses.AreNear(courses[block], facts.Courses[other], asked.Reach)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Measurements count only up to the last dose.</summary>
    private bool AreSameMeasurements(RecordFacts facts) =>
        ReferenceEquals(measurements.Source, facts.Measurements.Source) || measurements.IsSameUntil(LastDay(facts), facts.Measurements);

    private LocalDate LastDay(RecordFacts facts)
    {
        LocalDate last = courses[block].Events[^1].Date;
        return facts.Starts[block] is { } started ? LocalDate.Max(last, started.Date) : last;
    }

    /// <summary>What of the question was looked at.</summary>
    /// <param name="Reach">The days about a dose, exclusive, in which others were looked at.</param>
    /// <param name="From">The first day on which what was compared with the day that is asked about comes out the same.</param>
    /// <param name="To">The last such day.</param>
    /// <param name="LooksAtCourse">Whether the days of the evaluation period were looked at.</param>
    /// <param name="Course">These days, where they were.</param>
    internal readonly record struct Asked(int Reach, LocalDate From, LocalDate To, bool LooksAtCourse, DltCourse? Course);

    /// <summary>The parts that are looked at as a whole, whatever their types: none of them is equal to another object.</summary>
    private readonly record struct Sources(
        ImmutableArray<(LocalDate From, CompiledProtocol Protocol)> Periods,
        ImmutableArray<RecordEvent.BlockStarted?> Starts,
        ImmutableDictionary<string, Episode> Episodes,
        object Enrolled,
        object Left,
        object Died,
        object Markers,
        object Overridden,
        object Prescribed,
        object? Counts)
    {
        public static Sources Of(RecordFacts facts) => new(
            facts.Periods,
            facts.Starts,
            facts.Episodes,
            facts.Of(RecordEventKind.Enrolled),
            facts.Of(RecordEventKind.LeftProtocol),
            facts.Of(RecordEventKind.Died),
            facts.Of(RecordEventKind.MarkerReported),
            facts.Of(RecordEventKind.FindingOverridden),
            facts.Of(RecordEventKind.DosesPrescribed),
            facts.Of(RecordEventKind.DosesPrescribed).IsEmpty ? null : facts.Of(RecordEventKind.LaboratoryReported));
    }
}
