using System.Collections.Immutable;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// What was computed of a record when it was last asked, for the records that come of it by further events. Everything
/// in here names the parts that it was computed from, all of them immutable, and is taken again only where each of them is
/// the same object: then it is what computing it again would give. One of a kind is kept, the newest, and only with
/// the parts that it needs, so that no older record stays alive by it. Threads that share it put whole objects in
/// place of whole objects, and at worst compute twice.
/// </summary>
internal sealed class RecordMemory(int blocks)
{
    private readonly BlockPlan.Computed?[] planned = new BlockPlan.Computed?[blocks];
    private readonly BlockFindings?[] judged = new BlockFindings?[blocks];
    private readonly StartFindingsOf?[] starts = new StartFindingsOf?[blocks];
    private MeasurementCourse? measurements;
    private LaboratoryCourse? laboratory;
    private SeriesFindings? ofMeasurements;
    private SeriesFindings? ofLaboratory;
    private DoseTotals? totals;

    /// <summary>The states of a block's rows.</summary>
    public ref BlockPlan.Computed? Planned(int block) => ref planned[block];

    /// <summary>What was found at what was given, held and omitted of a block.</summary>
    public ref BlockFindings? Judged(int block) => ref judged[block];

    /// <summary>What the gate of a block said at its start.</summary>
    public ref StartFindingsOf? Start(int block) => ref starts[block];

    /// <summary>What was found at each measurement.</summary>
    public ref SeriesFindings? OfMeasurements => ref ofMeasurements;

    /// <summary>What was found at each report of laboratory values.</summary>
    public ref SeriesFindings? OfLaboratory => ref ofLaboratory;

    /// <summary>What was given in all.</summary>
    public ref DoseTotals? Totals => ref totals;

    /// <summary>The measurements, in their order.</summary>
    public MeasurementCourse MeasurementsOf(Series<RecordEvent> measured)
    {
        MeasurementCourse? known = Volatile.Read(ref measurements);
        if (!ReferenceEquals(known?.Source, measured))
        {
            known = new(measured, known);
            Volatile.Write(ref measurements, known);
        }

        return known;
    }

    /// <summary>The laboratory values by day.</summary>
    public LaboratoryCourse LaboratoryOf(Series<RecordEvent> reports)
    {
        LaboratoryCourse? known = Volatile.Read(ref laboratory);
        if (!ReferenceEquals(known?.Source, reports))
        {
            known = new(reports);
            Volatile.Write(ref laboratory, known);
        }

        return known;
    }
}

/// <summary>What was found at one event, before anybody has overridden it.</summary>
internal readonly record struct Found(RecordEvent Recorded, RecordFinding Finding);

/// <summary>What was found at the events of a series each of which is judged by itself and by those before it.</summary>
/// <param name="Events">The events, in canonical order.</param>
/// <param name="Periods">What was in force when.</param>
/// <param name="BirthDate">The infant's date of birth; null where it is not looked at, or not known.</param>
/// <param name="Found">What was found, with the place of its event.</param>
internal sealed record SeriesFindings(
    RecordEvent[] Events, ImmutableArray<(LocalDate From, CompiledProtocol Protocol)> Periods, LocalDate? BirthDate, ImmutableArray<(int At, Found Found)> Found)
{
    /// <summary>How many events from the first on are the same objects: what was found at them is found again.</summary>
    public static int Shared(ReadOnlySpan<RecordEvent> one, ReadOnlySpan<RecordEvent> other)
    {
        int at = 0;
        while (at < one.Length && at < other.Length && ReferenceEquals(one[at], other[at]))
        {
            at++;
        }

        return at;
    }
}

/// <summary>What the gate said of a start: a function of the protocol in force, the block and what was known.</summary>
internal sealed record StartFindingsOf(CompiledProtocol InForce, BlockId Block, StartFacts Known, ValueList<Finding> Findings);

/// <summary>What was given in all, of just these parts.</summary>
internal sealed record DoseTotals(
    ImmutableArray<BlockCourse> Courses,
    ImmutableArray<(LocalDate From, CompiledProtocol Protocol)> Periods,
    Series<RecordEvent> Measured,
    LocalDate? BirthDate,
    ValueList<DrugTotal> Totals)
{
    /// <summary>Whether the same would be added up now.</summary>
    public bool IsOf(RecordFacts facts) =>
        Courses == facts.Courses && Periods == facts.Periods && ReferenceEquals(Measured, facts.Of(RecordEventKind.Measured)) && BirthDate == facts.Enrolled?.BirthDate;
}
