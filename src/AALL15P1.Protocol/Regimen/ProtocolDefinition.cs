using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol;

/// <summary>A protocol as data: its blocks in the order in which they are given, how long therapy lasts, and the readings behind it.</summary>
public sealed record ProtocolDefinition
{
    /// <summary>Makes a definition.</summary>
    /// <param name="id">The protocol's id in kebab case.</param>
    /// <param name="title">The protocol's title.</param>
    /// <param name="edition">The edition of the protocol that the definition follows; versioned apart from the package.</param>
    /// <param name="formulary">The protocol's drugs: no order gives another one, or one by another route.</param>
    /// <param name="blocks">The blocks, in the order in which they are given; at least one, each with an id of its own, the first without spacing and every other with one.</param>
    /// <param name="therapyLength">How long therapy lasts.</param>
    /// <param name="interpretations">The readings that were taken.</param>
    /// <exception cref="ArgumentException">The blocks are not as stated, an order's drug is not the formulary's own, or two criteria ask for different markers.</exception>
    public ProtocolDefinition(
        string id, string title, string edition, Formulary formulary, ValueList<Block> blocks, TherapyLength therapyLength, InterpretationChoices interpretations)
    {
        Id = Kebab.Require(id, nameof(id));
        Title = title;
        Edition = edition;
        Formulary = formulary;
        Blocks = blocks;
        TherapyLength = therapyLength;
        Interpretations = interpretations;
    }

    /// <summary>The protocol's id.</summary>
    public string Id { get; }

    /// <summary>The protocol's title.</summary>
    public string Title { get; }

    /// <summary>The edition of the protocol that the definition follows.</summary>
    public string Edition { get; }

    /// <summary>The protocol's drugs with their locked routes, sealed with the definition.</summary>
    public Formulary Formulary { get; }

    /// <summary>The blocks, in the order in which they are given.</summary>
    public ValueList<Block> Blocks
    {
        get;
        private init
        {
            field = Connected(value);
            RequireOwnDrugs(value);
            RequireOneMarker(EligibilityCriteria, value);
        }
    }

    /// <summary>How long therapy lasts.</summary>
    public TherapyLength TherapyLength { get; }

    /// <summary>The readings that were taken of the open questions.</summary>
    public InterpretationChoices Interpretations { get; private init; }

    /// <summary>
    /// The fingerprint of the site's supplement that the definition was completed with, as lower-case hexadecimal
    /// SHA-256; null without one.
    /// </summary>
    public string? SupplementFingerprint { get; init; }

    /// <summary>What must hold for an infant to be enrolled, in the order in which it is judged.</summary>
    /// <exception cref="ArgumentException">Two criteria of the protocol ask for different markers.</exception>
    public ValueList<EligibilityCriterion> EligibilityCriteria
    {
        get;
        init
        {
            field = value;
            RequireOneMarker(value, Blocks);
        }
    }

    /// <summary>The protocol's register of sources: the documents that its values cite. A site's own are those of its supplement.</summary>
    public ValueList<Source> Sources { get; init; }

    /// <summary>The marker by which the protocol enrols and continues; null when none of its criteria asks for one.</summary>
    public Marker? Marker => Markers(EligibilityCriteria, Blocks).FirstOrDefault();

    /// <summary>The definition of dose-limiting toxicity; null when the protocol has none.</summary>
    public DltDefinition? DoseLimitingToxicity { get; init; }

    /// <summary>Which version of the Common Terminology Criteria grades an event; null when the protocol does not say.</summary>
    public GradingCalendar? Grading { get; init; }

    /// <summary>The limits of infusions that a clock measures.</summary>
    public ValueList<InfusionWindow> Infusions { get; init; }

    /// <summary>What doses and measurements are compared with before a site states policies of its own; null when the protocol has none.</summary>
    public SafetyPolicy? Safeguards { get; init; }

    /// <summary>The published infant factors that a site may select by name, under the chosen readings.</summary>
    public ValueList<NamedInfantFactor> InfantFactors { get; init; }

    /// <summary>When the age is taken that chooses an infant factor, under the chosen readings.</summary>
    public AgeReference InfantFactorAge { get; init; }

    /// <summary>Where the calendar as a whole (routes and days of every block) is stated; null when the protocol does not say.</summary>
    public Citation? Calendar { get; init; }

    /// <summary>The open question about the end of therapy; null when there is none.</summary>
    public Interpretation? EndOfTherapyQuestion { get; init; }

    /// <summary>What the protocol says about the starting doses of titrated drugs; null when it has none.</summary>
    internal StartingDoseBasis? StartingDoses { get; init; }

    /// <summary>Which orders are titrated by the counts; null when the protocol titrates none.</summary>
    internal TitratedOrders? Titrated { get; init; }

    /// <summary>How the orders of a block depend on each other; empty when the protocol states nothing of it.</summary>
    internal ValueList<OrderLink> OrderLinks { get; init; }

    /// <summary>The rules by which the protocol's own data decide.</summary>
    public ValueList<Rule> Rules { get; init; }

    /// <summary>Makes the same protocol under other readings; null when the definition was made under its readings for good.</summary>
    private Redefinition Redefinition { get; init; }

    /// <summary>Whether the definition can be made under other readings.</summary>
    internal bool HasOtherReadings => Redefinition.Make is not null;

    /// <summary>The same protocol under other readings of its open questions.</summary>
    /// <param name="readings">The readings, of the definition's own register.</param>
    /// <returns>The definition; this one when the readings are its own.</returns>
    /// <exception cref="ArgumentException">The readings are of another register, or the definition was read as it is and knows no other reading.</exception>
    public ProtocolDefinition Under(InterpretationChoices readings) =>
        readings == Interpretations ? this
        : readings.Register != Interpretations.Register ? throw new ArgumentException($"The readings are of another register than that of {Title}.", nameof(readings))
        : Redefinition.Make is { } make ? make(readings)
        : throw new ArgumentException($"This definition of {Title} was made under its own readings; it knows no other.", nameof(readings));

    /// <summary>Whether another definition says the same, whatever readings the two were made under.</summary>
    internal bool SaysTheSameAs(ProtocolDefinition other) => this with { Interpretations = other.Interpretations } == other;

    /// <summary>The same definition, which can also be read otherwise. Without it a definition knows its own readings alone.</summary>
    /// <param name="make">Makes the protocol under readings of the same register; called once for each choice, from any thread.</param>
    /// <returns>The definition. It equals this one: how it is read otherwise is no part of what it says.</returns>
    public ProtocolDefinition ReadAlsoBy(Func<InterpretationChoices, ProtocolDefinition> make) => this with { Redefinition = new(make) };

    /// <summary>Finds a block.</summary>
    /// <param name="id">The block's id.</param>
    /// <returns>The block.</returns>
    /// <exception cref="ArgumentException">The protocol has no such block.</exception>
    public Block Block(BlockId id) => Blocks[IndexOf(id)];

    /// <summary>The definition with one block replaced by another of the same id, such as one that carries a site's start criteria.</summary>
    /// <param name="block">The new block.</param>
    /// <returns>The new definition.</returns>
    /// <exception cref="ArgumentException">The protocol has no block of that id, or the new block does not fit its place.</exception>
    public ProtocolDefinition With(Block block)
    {
        int index = IndexOf(block.Id);
        return this with { Blocks = Blocks.Select((existing, at) => at == index ? block : existing).ToValueList() };
    }

    /// <summary>The position of a block in the order in which blocks are given.</summary>
    /// <param name="id">The block's id.</param>
    /// <returns>The position, from 0.</returns>
    /// <exception cref="ArgumentException">The protocol has no such block.</exception>
    public int IndexOf(BlockId id)
    {
        for (int index = 0; index < Blocks.Count; index++)
        {
            if (Blocks[index].Id == id)
            {
                return index;
            }
        }

        throw new ArgumentException($"There is no block '{id}'; {Title} has {string.Join(", ", Blocks)}.", nameof(id));
    }

    private static IEnumerable<Marker> Markers(ValueList<EligibilityCriterion> criteria, ValueList<Block> blocks) =>
        criteria.OfType<EligibilityCriterion.MarkerNotKnownAbsent>().Select(criterion => criterion.Marker)
            .Concat(criteria.OfType<EligibilityCriterion.MarkerPresent>().Select(criterion => criterion.Marker))
            .Concat(blocks.SelectMany(block => block.StartCriteria.OfType<StartCriterion.MarkerPresent>().Select(criterion => criterion.Marker)));

    private void RequireOneMarker(ValueList<EligibilityCriterion> criteria, ValueList<Block> blocks)
    {
        if (Markers(criteria, blocks).Distinct().Take(2).ToArray() is [Marker one, Marker other])
        {
            throw new ArgumentException($"A protocol has one marker; the criteria of {Title} ask for {one} and for {other}.", nameof(criteria));
        }
    }

    private void RequireOwnDrugs(ValueList<Block> blocks)
    {
        foreach (Block block in blocks)
        {
            foreach (PlannedOrder order in block.Orders)
            {
                if (!Formulary.Contains(order.Drug))
                {
                    throw new ArgumentException($"Order {order.Id} of {block} gives {order.Drug} {order.Drug.Routes}, which is not a drug of the formulary of {Title}: {Formulary}.", nameof(blocks));
                }
            }

            if (block.CareRules.OfType<CareRule.TertiaryCentreOnly>().FirstOrDefault(rule => !Formulary.Contains(rule.Drug)) is { } foreign)
            {
                throw new ArgumentException($"{foreign.Rule.Id} of {block} is about {foreign.Drug}, which is not a drug of the formulary of {Title}: {Formulary}.", nameof(blocks));
            }
        }
    }

    private static ValueList<Block> Connected(ValueList<Block> blocks)
    {
        if (blocks.Count == 0 || blocks.DistinctBy(block => block.Id).Count() != blocks.Count)
        {
            throw new ArgumentException("A protocol needs at least one block, and each block an id of its own.", nameof(blocks));
        }

        for (int index = 0; index < blocks.Count; index++)
        {
            if (blocks[index].Spacing is null != (index == 0))
            {
                throw new ArgumentException($"The first block has no spacing and every other has one; {blocks[index]} does not fit.", nameof(blocks));
            }
        }

        return blocks;
    }
}

/// <summary>
/// How a protocol is made under other readings. It is no part of what the protocol says, so that every two are equal and
/// a definition that was written and read again equals the one that was written.
/// </summary>
internal readonly struct Redefinition(Func<InterpretationChoices, ProtocolDefinition> make) : IEquatable<Redefinition>
{
    public Func<InterpretationChoices, ProtocolDefinition>? Make { get; } = make;

    public bool Equals(Redefinition other) => true;

    public override bool Equals(object? obj) => obj is Redefinition;

    public override int GetHashCode() => 0;
}
