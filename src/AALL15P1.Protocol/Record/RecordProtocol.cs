using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// What a record is kept against: the protocol, and the site's policies for what AALL15P1 does not publish. Made once,
/// used for any number of records, from any number of threads.
/// </summary>
public sealed class RecordProtocol
{
    private readonly HoldPolicy?[][] policies;
    private readonly Lazy<DoseBook?> book;

    /// <summary>Makes a protocol to keep records against.</summary>
    /// <param name="definition">The definition, with a site's supplement or without.</param>
    /// <param name="redefine">
    /// Gives the definition with other readings of the open questions, when a reading is chosen for one infant; its
    /// blocks and orders are those of <paramref name="definition"/>. It throws an <see cref="ArgumentException"/> where the
    /// site's values do not stand with a reading, which is then refused. Null when readings cannot be chosen in a record.
    /// </param>
    /// <param name="holds">What becomes of held administrations; null when the site has not stated it, so that every hold stays undecided.</param>
    /// <exception cref="ArgumentException">A hold policy names a block or order that the definition does not have.</exception>
    public RecordProtocol(ProtocolDefinition definition, Func<InterpretationChoices, ProtocolDefinition>? redefine = null, HoldPolicies? holds = null)
    {
        Schedule = Schedule.Compile(definition);
        book = new(() => Compile(definition));
        Redefine = redefine;
        Holds = holds ?? HoldPolicies.Undecided;
        Holds.RequireFit(definition);
        policies = [.. definition.Blocks.Select(block => block.Orders.Select(order => Holds.For(block.Id, order.Id)?.Value).ToArray())];
    }

    /// <summary>The compiled definition, with the site's readings of the open questions.</summary>
    public Schedule Schedule { get; }

    /// <summary>The definition.</summary>
    public ProtocolDefinition Definition => Schedule.Definition;

    /// <summary>What becomes of held administrations.</summary>
    public HoldPolicies Holds { get; }

    /// <summary>The site's limit on the age of laboratory values; null when it has none.</summary>
    public LaboratoryAgeLimit? AgeLimit { get; init; }

    /// <summary>
    /// The definition of dose-limiting toxicity by the readings that a record takes; null when the record does not
    /// assess it.
    /// </summary>
    public Func<InterpretationChoices, DltDefinition>? Dlt { get; init; }

    /// <summary>What the site states of the unpublished parts of that definition.</summary>
    public DltPolicy DltPolicy { get; init; } = DltPolicy.Unstated;

    /// <summary>
    /// What recorded measurements and doses are held against; null when the record judges neither. What a dose to come
    /// should be told is none of a record's findings: only hazards and deviations are.
    /// </summary>
    public SafetyPolicy? Safety { get; init; }

    /// <summary>
    /// How doses are computed by the readings that a record takes; null when the record computes none. A recorded amount
    /// is held against the dose computed from the record's own measurements; where none can be computed, it is not.
    /// </summary>
    public Func<InterpretationChoices, DosingPolicy>? Dosing { get; init; }

    internal Func<InterpretationChoices, ProtocolDefinition>? Redefine { get; }

    /// <summary>The calculators of this definition, or of the same with other readings; null when the record computes no doses.</summary>
    internal DoseBook? DosesOf(ProtocolDefinition definition) =>
        ReferenceEquals(definition, Definition) ? book.Value : Compile(definition);

    private DoseBook? Compile(ProtocolDefinition definition) => Dosing is null ? null : DoseBook.Compile(definition, Dosing(definition.Interpretations));

    internal HoldPolicy?[] PoliciesOf(int block) => policies[block];

    /// <summary>The schedule with the readings that a record's events chose, the later choice of one question over the earlier.</summary>
    internal Schedule ScheduleFor(IEnumerable<RecordEvent> choices)
    {
        InterpretationChoices taken = Definition.Interpretations;
        foreach (RecordEvent.ReadingChosen choice in choices.Cast<RecordEvent.ReadingChosen>())
        {
            taken = taken.With(choice.InterpretationId, choice.ReadingId);
        }

        if (Redefine is null || taken == Definition.Interpretations)
        {
            return Schedule;
        }

        ProtocolDefinition definition = Redefine(taken);
        bool fits = definition.Blocks.Select(block => block.Id).SequenceEqual(Definition.Blocks.Select(block => block.Id))
            && definition.Blocks.Zip(Definition.Blocks).All(pair => pair.First.Orders.Select(order => order.Id).SequenceEqual(pair.Second.Orders.Select(order => order.Id), StringComparer.Ordinal));
        return fits
            ? Schedule.Compile(definition)
            : throw new InvalidOperationException("The definition with another reading has other blocks or orders.");
    }
}
