using System.Diagnostics;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Makes a definition's document.</summary>
internal sealed partial class DefinitionWriter(InterpretationChoices choices)
{
    private const decimal NanosecondsInSecond = 1_000_000_000m;

    private readonly CitedSources sources = new(Definition.Sources.All);

    public static DefinitionDocument Of(ProtocolDefinition definition) => new DefinitionWriter(definition.Interpretations).Write(definition);

    private DefinitionDocument Write(ProtocolDefinition definition)
    {
        DefinitionDocument document = new()
        {
            SchemaVersion = DefinitionJson.SchemaVersion,
            Id = definition.Id,
            Title = definition.Title,
            Edition = definition.Edition,
            Formulary = definition.Formulary == Version1.Protocol.Formulary
                ? null
                : new() { Drugs = [.. definition.Formulary.Drugs.Select(DrugDocument.Of)], Citation = sources.Note(definition.Formulary.Citation) },
            Marker = definition.Marker is { } marker && marker != Version1.Marker ? MarkerDocument.Of(marker) : null,
            SupplementFingerprint = definition.SupplementFingerprint,
            TherapyLength = new()
            {
                Years = definition.TherapyLength.Years.Value,
                AnniversaryIsTreated = definition.TherapyLength.AnniversaryIsTreated,
                Citation = sources.Note(definition.TherapyLength.Years.Citation),
                Standing = definition.TherapyLength.Years.Standing,
            },
            Readings = [.. choices.Register.Zip(choices.Taken, Write)],
            EligibilityCriteria = [.. definition.EligibilityCriteria.Select(criterion => EligibilityCriterionDocument.Of(criterion, Write(criterion.Rule)))],
            Blocks = [.. definition.Blocks.Select(Write)],
            OrderLinks = [.. definition.OrderLinks.Select(Write)],
            DoseLimitingToxicity = definition.DoseLimitingToxicity is { } toxicity ? Write(toxicity) : null,
            Grading = definition.Grading is { } grading ? Write(grading) : null,
            Infusions = [.. definition.Infusions.Select(Write)],
            InfantFactors = [.. definition.InfantFactors.Select(Write)],
            InfantFactorAge = definition.InfantFactorAge,
            StartingDoses = definition.StartingDoses is { } doses ? Write(doses) : null,
            Titrated = definition.Titrated is { } titrated ? new() { Block = titrated.Block.Value, Thiopurine = titrated.Thiopurine, Antifolate = titrated.Antifolate } : null,
            Safeguards = definition.Safeguards is { } safeguards ? Write(safeguards) : null,
            Calendar = sources.NoteOptional(definition.Calendar),
            EndOfTherapyQuestion = definition.EndOfTherapyQuestion is { } end ? Known(end) : null,
            Rules = [.. definition.Rules.Select(Write)],
            SourceRegister = definition.Sources == Definition.Sources.All ? null : [.. definition.Sources.Select(sources.Note)],
            Sources = [],
        };

        // What is cited is known only when everything else has been written.
        return document with { Sources = [.. sources.Own.Select(source => new SourceDocument { Id = source.Id, Title = source.Title, Gives = source.Gives })] };
    }

    private static DayPatternDocument Write(DayPattern pattern) => pattern switch
    {
        DayPattern.Listed listed => new ListedDaysDocument { Ranges = Write(listed.Ranges) },
        DayPattern.Weekly weekly => new WeeklyDaysDocument { WeekdayOfDay = weekly.WeekdayOfDay, Windows = Write(weekly.Windows) },
        DayPattern.Cycles cycles => new CycleDaysDocument { FromDay = cycles.FromDay, Length = cycles.Length, WithinCycle = Write(cycles.WithinCycle) },
        DayPattern.InTurn inTurn => new DaysInTurnDocument { First = Write(inTurn.First), Next = Write(inTurn.Next) },
        _ => throw new UnreachableException(),
    };

    private static IReadOnlyList<RangeDocument> Write(ValueList<DayRange> ranges) => [.. ranges.Select(range => new RangeDocument { First = range.First, Last = range.Last })];

    private static decimal Seconds(Duration duration) => duration.ToInt64Nanoseconds() / NanosecondsInSecond;

    private QuestionDocument Write(Interpretation question, Reading taken) => new()
    {
        Id = question.Id,
        Question = question.Question,
        Taken = taken.Id,
        Readings = [.. question.Readings.Select(reading => new PossibleReadingDocument { Id = reading.Id, Statement = reading.Statement, SaidBy = [.. reading.SaidBy.Select(sources.Note)] })],
    };

    private DefinedBlockDocument Write(Block block) => new()
    {
        Id = block.Id.Value,
        Title = block.Title,
        Kind = block.Kind,
        Spacing = block.Spacing is { } spacing ? Write(spacing) : null,
        CycleLength = block.CycleLength,
        Parentage = Write(block.Parentage),
        StartCriteria = [.. block.StartCriteria.Select(criterion => StartCriterionDocument.Of(criterion, Write(criterion.Rule)))],
        CareRules = [.. block.CareRules.Select(Write)],
        Orders = [.. block.Orders.Select(Write)],
    };

    private DefinedSpacingDocument Write(BlockSpacing spacing) => new()
    {
        OnDayOfPrevious = (spacing as BlockSpacing.OnDayOfPrevious)?.Day,
        Exact = (spacing as BlockSpacing.OnDayOfPrevious)?.IsExact,
        DaysAfterLastAdministration = (spacing as BlockSpacing.DaysAfterLastAdministration)?.Days,
        Statement = spacing.Basis.Statement,
        Citation = sources.NoteOptional(spacing.Basis.Citation),
        Standing = spacing.Basis.Standing,
    };

    private CareRuleDocument Write(CareRule care)
    {
        NameOr<DefinedRuleDocument> rule = Write(care.Rule);
        return care switch
        {
            CareRule.TertiaryCentreOnly only => new CareRuleDocument.OnlyAtTertiaryCentre { Drug = only.Drug.Name, Rule = rule },
            CareRule.SeenAtTertiaryCentre => new CareRuleDocument.SeenAtTertiaryCentre { Rule = rule },
            CareRule.SymptomsToTertiaryTeam => new CareRuleDocument.SymptomsToTertiaryTeam { Rule = rule },
            CareRule.SepsisAlert => new CareRuleDocument.SepsisAlert { Rule = rule },
            _ => throw new UnreachableException(),
        };
    }

    private OrderDocument Write(PlannedOrder order) => new()
    {
        Id = order.Id,
        Drug = new(order.Drug.Name, null),
        Qualifier = order.Qualifier,
        Routes = [.. order.Routes.ToRoutes()],
        Days = Write(order.Days),
        Infusion = order.Infusion is { } infusion ? Write(infusion) : null,
        TimesPerDay = order.TimesPerDay,
        IntervalSeconds = order.Interval is { } interval ? Seconds(interval) : null,
        Dose = order.Dose switch
        {
            Fact<DoseRule>.Known known => new(known.Stated.Value)
            {
                Starting = known.Stated.Value.Size is DoseSize.ByAgeAtStart starting ? Write(starting) : null,
                Citation = sources.Note(known.Stated.Citation),
                Standing = known.Stated.Standing,
            },
            Fact<DoseRule>.Unpublished unpublished => new() { Unpublished = unpublished.What },
            _ => throw new UnreachableException(),
        },
        Interpretations = [.. order.Interpretations.Select(touched => new TouchedDocument { Id = Known(touched.Interpretation), Days = touched.Days is { } days ? Write(days) : null })],
        Notes = Write(order.Notes),
        Citation = sources.Note(order.Citation),
        Standing = order.Standing,
    };

    private DefinedStartingDoseDocument Write(DoseSize.ByAgeAtStart starting) => new()
    {
        EachDays = starting.EachDays,
        Bands = [.. starting.Bands.Select(band => new DefinedStartingBandDocument { FromMonths = band.FromMonths, BelowMonths = band.BelowMonths, Dose = band.Dose.Value, Citation = sources.Note(band.Dose.Citation), Standing = band.Dose.Standing })],
    };

    private IReadOnlyList<StatementDocument>? Write(ValueList<Cited<string>> statements) => statements.Count == 0
        ? null
        : [.. statements.Select(Write)];

    /// <summary>The catalogue's rule by its id, any other in full: a site's, or one that a reading changes.</summary>
    private NameOr<DefinedRuleDocument> Write(Rule rule) => ProtocolRules.Catalogue.Rules.Contains(rule)
        ? new(rule.Id, null)
        : new(null, new()
        {
            Id = rule.Id,
            Title = rule.Title,
            Statement = rule.Statement,
            Citation = sources.NoteOptional(rule.Citation),
            Standing = rule.Standing,
            Grounds = rule.Grounds.Count == 0 ? null : [.. rule.Grounds.Select(sources.Note)],
            Parameters = ParameterDocument.Of(rule),
            Interpretations = [.. rule.Interpretations.Select(Known)],
            SinceEdition = rule.SinceEdition,
        });

    /// <summary>A question's id; only the register's own can be read back.</summary>
    private string Known(Interpretation question) =>
        choices.Register.Contains(question) ? question.Id : throw new ArgumentException($"Question {question.Id} is not that of the definition's register.", nameof(question));
}
