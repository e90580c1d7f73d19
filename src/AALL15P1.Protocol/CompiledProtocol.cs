using System.Collections.Concurrent;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Linting;

namespace AALL15P1.Protocol;

/// <summary>
/// A protocol with everything that applies to a site: the definition under the chosen readings, completed by the site's
/// supplement, with its schedule, doses, limits and policies. Whatever is asked through it is judged with all of these.
/// Immutable: made once, kept, and shared by any number of infants and threads.
/// </summary>
public sealed partial class CompiledProtocol
{
    private readonly ProtocolDefinition bare;
    private readonly ConcurrentDictionary<InterpretationChoices, CompiledProtocol> siblings;

    /// <summary>The protocol under each supplement that a record can put in force, by the supplement's fingerprint; null when there is none but its own.</summary>
    private readonly IReadOnlyDictionary<string, CompiledProtocol>? known;
    private readonly Lazy<Schedule> schedule;
    private readonly Lazy<DoseBook> doses;
    private readonly Lazy<SafetyCheck> safetyCheck;
    private readonly Lazy<ProtocolIdentity> identity;
    private readonly Lazy<RuleCatalogue> rules;
    private readonly Lazy<ValueList<Operation>> operations;
    private readonly MeasurementGuard measurementGuard;
    private readonly HoldPolicy?[][] holds;

    private CompiledProtocol(
        ProtocolDefinition bare,
        SiteSupplement? supplement,
        ConcurrentDictionary<InterpretationChoices, CompiledProtocol> siblings,
        IReadOnlyDictionary<string, CompiledProtocol>? known)
    {
        this.bare = bare;
        this.siblings = siblings;
        this.known = known;
        Supplement = supplement;
        Definition = supplement is null ? bare : Completed(bare, supplement);
        Holds = supplement?.Holds ?? HoldPolicies.Undecided;
        DltPolicy = supplement?.DltPolicy ?? DltPolicy.Unstated;
        Safety = SafetyOf(bare, supplement);
        Dosing = supplement?.DosingUnder(bare) ?? DosingPolicy.Default;
        holds = [.. Definition.Blocks.Select(block => block.Orders.Select(order => Holds.For(block.Id, order.Id)?.Value).ToArray())];
        MeasurementCheck = new(Safety.Growth, Safety.Measurements);
        measurementGuard = new(Safety, Dosing.BsaFormula.Value, MeasurementCheck);
        schedule = new(() => Schedule.Compile(Definition));
        doses = new(() => DoseBook.Compile(Definition, Dosing));
        safetyCheck = new(() => new SafetyCheck(Doses, Safety, MeasurementCheck));
        identity = new(() => new(Definition.Id, Definition.Edition, DefinitionJson.Fingerprint(Definition)));
        rules = new(() => ProtocolRules.Of(Definition));
        operations = new(() => ProtocolOperations.Of(Definition));
        Supplied = new(this);
    }

    /// <summary>The definition under the chosen readings, completed by the supplement.</summary>
    public ProtocolDefinition Definition { get; }

    /// <summary>The site's supplement; null without one.</summary>
    public SiteSupplement? Supplement { get; }

    /// <summary>The readings that are taken of the open questions.</summary>
    public InterpretationChoices Readings => Definition.Interpretations;

    /// <summary>The protocol's id and edition, and the SHA-256 of the completed definition. Every explained decision names it.</summary>
    public ProtocolIdentity Identity => identity.Value;

    /// <summary>Every rule that this protocol decides by.</summary>
    public RuleCatalogue Rules => rules.Value;

    /// <summary>The body surface area formula by which doses are computed, with where it is stated.</summary>
    public Cited<BsaFormula> BsaFormula => Dosing.BsaFormula;

    /// <summary>What doses and measurements are compared with.</summary>
    public SafetyPolicy Safety { get; }

    /// <summary>What becomes of held administrations.</summary>
    public HoldPolicies Holds { get; }

    /// <summary>What the site states of the unpublished parts of dose-limiting toxicity.</summary>
    public DltPolicy DltPolicy { get; }

    /// <summary>The site's limit on the age of laboratory values; null when it has none.</summary>
    public LaboratoryAgeLimit? LaboratoryAgeLimit => Supplement?.LaboratoryAgeLimit;

    internal DosingPolicy Dosing { get; }

    /// <summary>The one check of measurements, whoever asks: what it works out of the tables of growth, it keeps.</summary>
    internal MeasurementCheck MeasurementCheck { get; }

    internal Schedule Schedule => schedule.Value;

    /// <summary>The questions that can be asked of this protocol in JSON.</summary>
    internal ValueList<Operation> Operations => operations.Value;

    /// <summary>This protocol under the supplements that documents bring with them.</summary>
    internal SuppliedProtocols Supplied { get; }

    internal DoseBook Doses => doses.Value;

    /// <summary>Compiles a definition.</summary>
    /// <param name="definition">The definition as the protocol states it, without a supplement applied.</param>
    /// <param name="supplement">The site's supplement; null without one.</param>
    /// <param name="readings">The readings of the open questions; null for those that the supplement settles, and otherwise for the definition's own.</param>
    /// <returns>The compiled protocol.</returns>
    /// <exception cref="ArgumentException">The supplement does not fit the definition or the readings, or the readings are of another register.</exception>
    public static CompiledProtocol Compile(ProtocolDefinition definition, SiteSupplement? supplement = null, InterpretationChoices? readings = null)
    {
        return Compile(definition, supplement, readings, known: null);
    }

    /// <summary>
    /// The same protocol, which also knows other supplements: a record by it begins under this protocol's own supplement,
    /// and an event of the record (<see cref="RecordEvent.SupplementInForce"/>) puts one of the others in force from its day
    /// on. What happened before that day stays judged by what was in force then.
    /// </summary>
    /// <param name="supplements">The other supplements, such as the amended one.</param>
    /// <returns>The compiled protocol.</returns>
    /// <exception cref="ArgumentException">A supplement does not fit the definition.</exception>
    public CompiledProtocol Knowing(IEnumerable<SiteSupplement> supplements)
    {
        Dictionary<string, CompiledProtocol> all = new(StringComparer.Ordinal);
        foreach (SiteSupplement supplement in (Supplement is { } own ? [own] : Enumerable.Empty<SiteSupplement>()).Concat(supplements))
        {
            CompiledProtocol other = Compile(bare, supplement, readings: null, known: null);
            all[other.Definition.SupplementFingerprint!] = other;
        }

        return Compile(bare, Supplement, Readings, all);
    }

    /// <summary>The same protocol and supplement under other readings. Made once and kept.</summary>
    /// <param name="readings">The readings.</param>
    /// <returns>The compiled protocol; this one when the readings are its own.</returns>
    /// <exception cref="ArgumentException">The supplement settles a question otherwise, or the readings are of another register.</exception>
    public CompiledProtocol With(InterpretationChoices readings) => readings == Readings ? this
        : siblings.GetOrAdd(readings, choices => new CompiledProtocol(bare.Under(choices), Supplement, siblings, known));

    /// <summary>The same protocol under another supplement.</summary>
    /// <param name="supplement">The supplement; null without one.</param>
    /// <param name="readings">The readings of the open questions; null for those that the supplement settles, and otherwise for this protocol's own.</param>
    /// <returns>The compiled protocol.</returns>
    /// <exception cref="ArgumentException">The supplement does not fit the definition or the readings, or the readings are of another register.</exception>
    public CompiledProtocol With(SiteSupplement? supplement, InterpretationChoices? readings = null) =>
        supplement == Supplement ? readings is null ? this : With(readings) : Compile(bare, supplement, readings);

    /// <summary>Looks for defects in the definition and in the supplement.</summary>
    /// <returns>The defects; none in a sound protocol.</returns>
    public ValueList<LintFinding> Lint() => Linter.Lint(ProtocolLinter.SubjectOf(this, bare));

    /// <summary>
    /// What the published doses of the same orders say of the doses that the definition and the supplement state: from
    /// five times on a hazard, which also holds every dose that is computed from it; from twice on a second look.
    /// </summary>
    /// <returns>The findings; none where every dose is near a published one.</returns>
    public ValueList<Finding> CheckStatedDoses() => SupplementLint.DoseFindings(Definition, Safety);

    /// <summary>A record without events, of an infant who is treated by this protocol.</summary>
    /// <returns>The record.</returns>
    public TreatmentRecord NewRecord() => TreatmentRecord.Empty(this);

    /// <summary>The record of a series of events.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <returns>The record.</returns>
    /// <exception cref="RecordRefusedException">An event was refused; the exception says which and why.</exception>
    public TreatmentRecord Replay(IEnumerable<RecordEvent> events) => TreatmentRecord.Replay(this, events);

    /// <summary>The protocol and its edition.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Definition.Title} ({Definition.Edition}){(Supplement is null ? string.Empty : $", {Supplement.Title}")}";

    /// <summary>The protocol under a supplement that a record can put in force; null when it is not known.</summary>
    /// <param name="fingerprint">The supplement's fingerprint.</param>
    internal CompiledProtocol? Known(string fingerprint) =>
        known is not null && known.TryGetValue(fingerprint, out CompiledProtocol? found) ? found : Definition.SupplementFingerprint == fingerprint ? this : null;

    private static CompiledProtocol Compile(
        ProtocolDefinition definition, SiteSupplement? supplement, InterpretationChoices? readings, IReadOnlyDictionary<string, CompiledProtocol>? known)
    {
        ConcurrentDictionary<InterpretationChoices, CompiledProtocol> kept = [];
        InterpretationChoices taken = readings ?? supplement?.ChoicesOf(definition.Interpretations) ?? definition.Interpretations;
        return kept.GetOrAdd(taken, choices => new CompiledProtocol(definition.Under(choices), supplement, kept, known));
    }

    internal HoldPolicy?[] PoliciesOf(int block) => holds[block];

    private static ProtocolDefinition Completed(ProtocolDefinition bare, SiteSupplement supplement)
    {
        RuleCatalogue own = ProtocolRules.Of(bare);
        foreach (SuppliedStartCriterion supplied in supplement.StartCriteria)
        {
            supplied.RequireOwnId(own);
        }

        return supplement.ApplyTo(bare) with { SupplementFingerprint = SupplementJson.Fingerprint(supplement) };
    }

    private static SafetyPolicy SafetyOf(ProtocolDefinition definition, SiteSupplement? supplement)
    {
        SafetyPolicy published = definition.Safeguards ?? throw new ArgumentException(
            $"The definition of {definition.Title} has no safeguards. A growth reference, intervals and label guards are expected in Safeguards.", nameof(definition));
        return supplement is null ? published : published with
        {
            Measurements = supplement.Measurements,
            Tolerance = supplement.DoseTolerance,
            CumulativeLimits = supplement.CumulativeLimits,
            Laboratory = published.Laboratory.With(supplement.LaboratoryBounds),
        };
    }

    private Decision Signed(Decision decision) => decision with { DecidedBy = Identity };
}
