using System.Text;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using Hl7.Fhir.Model;
using NodaTime;
using Period = NodaTime.Period;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Writes a definition as a PlanDefinition.</summary>
internal sealed class PlanWriter
{
    private const string DaysOfCycle = "http://hl7.org/fhir/StructureDefinition/timing-daysOfCycle";

    private static readonly LocalDate AnyBirth = new(2025, 1, 1);
    private static readonly LocalDate AnyStart = new(2025, 6, 2);

    private readonly CompiledProtocol protocol;
    private readonly ProtocolDefinition definition;
    private readonly Roadmap dated;
    private readonly List<Resource> contained = [];

    private PlanWriter(CompiledProtocol protocol)
    {
        this.protocol = protocol;
        definition = protocol.Definition;
        try
        {
            // Distances between blocks do not depend on the infant.
            dated = protocol.Plan(AnyBirth, AnyStart);
        }
        catch (ArgumentException impossible)
        {
            throw new ArgumentException($"{protocol} cannot be planned for anybody. {impossible.Message} Blocks that follow one another are expected.", nameof(protocol), impossible);
        }
    }

    public static PlanDefinition Write(CompiledProtocol protocol) => new PlanWriter(protocol).Plan();

    private PlanDefinition Plan()
    {
        List<PlanDefinition.ActionComponent> blocks = [.. definition.Blocks.Select(BlockAction)];
        return new()
        {
            Id = definition.Id,
            Url = Own.PlanUrl(protocol.Identity),
            Identifier = [new(Own.ProtocolIdentifier, definition.Id), new(Own.FingerprintIdentifier, protocol.Identity.Fingerprint)],
            Version = Own.PlanVersion(protocol.Identity),
            Name = NameOf(definition.Id),
            Title = definition.Title,
            Type = new CodeableConcept("http://terminology.hl7.org/CodeSystem/plan-definition-type", "clinical-protocol"),
            Status = PublicationStatus.Draft,
            Description = protocol.ToString(),
            Usage = "A planning aid. It is not a medical device, and it does not replace the protocol document. What it says is unpublished, the site states.",
            RelatedArtifact = [.. Sources()],
            Contained = contained,
            Action = blocks,
        };
    }

    private IEnumerable<RelatedArtifact> Sources() =>
    [
        new()
        {
            Type = RelatedArtifact.RelatedArtifactType.DerivedFrom,
            Display = "The definition in its canonical form, with what a PlanDefinition has no place for. Its SHA-256 is the fingerprint.",
            Document = new() { ContentType = Own.DefinitionType, Data = Encoding.UTF8.GetBytes(DefinitionJson.Write(definition)) },
        },
        .. definition.Sources.Select(source => new RelatedArtifact { Type = RelatedArtifact.RelatedArtifactType.Citation, Label = source.Id, Display = source.Title }),
        .. definition.Interpretations.Register.Select(Question),
    ];

    private RelatedArtifact Question(Interpretation question)
    {
        Reading taken = definition.Interpretations.Of(question);
        return Documentation($"Open question {question.Id}: {question.Question} Taken: {taken.Id}, {taken.Statement} {string.Join("; ", taken.SaidBy)}".TrimEnd());
    }

    private PlanDefinition.ActionComponent BlockAction(Block block)
    {
        int at = definition.IndexOf(block.Id);
        DaysOfBlock days = new(definition, block);
        PlanDefinition.ActionComponent action = new()
        {
            ElementId = block.Id.Value,
            Title = block.Title,
            Code = [Elements.Concept(Own.BlockSystem, block.Id.Value, block.Title)],
            GroupingBehavior = ActionGroupingBehavior.LogicalGroup,
            SelectionBehavior = ActionSelectionBehavior.All,
            Documentation = [.. block.Parentage.Select(parent => Documentation($"{parent.Value} {Elements.Source(parent.Citation, parent.Standing)}")), .. block.CareRules.Select(rule => Documentation(RuleText(rule.Rule)))],
            Condition = [.. block.StartCriteria.Select(Condition)],
            Input = [.. block.StartCriteria.Where(criterion => criterion.CountedAnalyte is not null).DistinctBy(criterion => criterion.CountedAnalyte).Select(Input)],
        };
        if (block.Spacing is { } spacing)
        {
            ScheduledBlock before = dated.Blocks[at - 1];
            LocalDate last = before.Administrations.Max(row => row.Date);
            action.RelatedAction.Add(new()
            {
                ActionId = before.Block.Id.Value,
                Relationship = ActionRelationshipType.AfterEnd,
                Offset = Elements.Days(Period.DaysBetween(last, dated.Blocks[at].Start)),
            });
            action.Documentation.Add(Documentation(
                $"Starts {(spacing.IsExact ? "on" : "at the earliest")} {spacing}. {spacing.Basis.Statement} {Elements.Source(spacing.Basis.Citation, spacing.Basis.Standing)}"));
        }

        if (days.Cycle is not { } cycle)
        {
            action.Timing = Lasts(days.Once, repeats: false);
            action.Action = [.. block.Orders.Select(order => OrderAction(block, order, days.DaysOnce(order), string.Empty))];
            return action;
        }

        TherapyLength length = definition.TherapyLength;
        action.Documentation.Add(Documentation($"Goes on until therapy ends, {length.Years.Value} years from day 1 of {definition.Blocks[0].Title}. {Elements.Source(length.Years.Citation, length.Years.Standing)}"));
        if (days.Once > 0)
        {
            action.Action.Add(Part(block, $"{block.Id}-once", Elements.Invariant($"{block.Title}, days 1-{days.Once}"), Lasts(days.Once, repeats: false), days.DaysOnce, "-once"));
        }

        action.Action.Add(Part(
            block, $"{block.Id}-cycle", Elements.Invariant($"{block.Title}, from day {days.Once + 1}, cycles of {cycle} days"), Lasts(cycle, repeats: true), days.DaysOfCycle, "-cycle"));
        return action;
    }

    private PlanDefinition.ActionComponent Part(Block block, string id, string title, Timing timing, Func<PlannedOrder, int[]> days, string suffix) => new()
    {
        ElementId = id,
        Title = title,
        GroupingBehavior = ActionGroupingBehavior.LogicalGroup,
        Timing = timing,
        Action = [.. block.Orders.Where(order => days(order).Length > 0).Select(order => OrderAction(block, order, days(order), suffix))],
    };

    private PlanDefinition.ActionComponent OrderAction(Block block, PlannedOrder order, int[] days, string suffix)
    {
        string id = $"{block.Id}-{order.Id}";
        if (contained.TrueForAll(known => known.Id != id))
        {
            contained.Add(Activity(id, order));
        }

        return new()
        {
            ElementId = id + suffix,
            Title = order.Qualifier.Length == 0 ? order.Drug.Name : $"{order.Drug.Name}, {order.Qualifier}",
            TextEquivalent = DoseText.Of(order),
            Extension = [Extensions.Stated(order.Citation, order.Standing), .. days.Length > 0 ? [OnDays(days)] : Array.Empty<Extension>()],
            Documentation =
            [
                Documentation($"Calendar. {Elements.Source(order.Citation, order.Standing)}"),
                Documentation($"Dose. {DoseText.Stated(order)}"),
                .. order.Notes.Select(note => Documentation($"{note.Value} {Elements.Source(note.Citation, note.Standing)}")),
                .. order.Interpretations.Select(touched => Documentation($"Open question {touched.Interpretation.Id}{(touched.Days is { } on ? $", on days {on}" : string.Empty)}: {touched.Interpretation.Question}")),
            ],
            Timing = DoseText.Repeat(order) is { } repeat ? new Timing { Repeat = repeat } : null,
            Definition = new Canonical($"#{id}"),
        };
    }

    private static ActivityDefinition Activity(string id, PlannedOrder order)
    {
        Dosage dosage = new() { Text = DoseText.Of(order), Route = Terminology.Of(order.Routes) };
        if (order.Dose is Fact<DoseRule>.Known { Stated: var stated } && stated.Value.NumberAndUnit is { } size)
        {
            dosage.DoseAndRate.Add(new() { Type = DoseText.Ordered, Dose = Elements.In(size.Unit, size.Number) });
            dosage.Extension.Add(Extensions.Stated(stated.Citation, stated.Standing));
        }

        return new()
        {
            Id = id,
            Name = NameOf(id),
            Status = PublicationStatus.Draft,
            Kind = ActivityDefinition.RequestResourceType.MedicationRequest,
            Title = order.ToString(),
            Product = Terminology.Of(order.Drug),
            Dosage = [dosage],
        };
    }

    /// <summary>A criterion as an expression over the host's answers: a count by name, and otherwise whether the rule is met.</summary>
    private static PlanDefinition.ConditionComponent Condition(StartCriterion criterion)
    {
        string expression = criterion is { CountedAnalyte: { } analyte, LowestCount: { } lowest }
            ? Elements.Invariant($"%{Words.Kebab(analyte).Replace('-', '_')} >= {lowest.PerMicrolitre} '{CellCount.PerMicrolitreUnit.UcumCode}'")
            : $"%`{criterion.Rule.Id}`";
        return new()
        {
            Kind = ActionConditionKind.Start,
            Expression = new() { Description = RuleText(criterion.Rule), Language = "text/fhirpath", Expression_ = expression },
            Extension = [Extensions.Stated(criterion.Rule.Citation, criterion.Rule.Standing)],
        };
    }

    private static DataRequirement Input(StartCriterion criterion) => new()
    {
        Type = FHIRAllTypes.Observation,
        CodeFilter = [new() { Path = "code", Code = [.. Terminology.Of(Measurements.Of(criterion.CountedAnalyte!.Value)).Coding] }],
    };

    private static Timing Lasts(int days, bool repeats) => new()
    {
        Repeat = new() { Duration = days, DurationUnit = Timing.UnitsOfTime.D, Period = repeats ? days : null, PeriodUnit = repeats ? Timing.UnitsOfTime.D : null, Count = repeats ? null : 1 },
    };

    private static Extension OnDays(int[] days) => new()
    {
        Url = DaysOfCycle,
        Extension = [.. days.Select(day => new Extension("day", new Integer(day)))],
    };

    private static string NameOf(string id) => string.Concat(id.Split('-').Select(part => $"{char.ToUpperInvariant(part[0])}{part[1..]}"));

    private static string RuleText(Rule rule) => $"{rule.Id}. {rule.Statement} {Elements.Source(rule.Citation, rule.Standing)}";

    private static RelatedArtifact Documentation(string text) => new() { Type = RelatedArtifact.RelatedArtifactType.Documentation, Display = text };
}
