using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

/// <summary>Gathers everything of a protocol that the linter can look at.</summary>
internal static class ProtocolLinter
{
    public static LintSubject SubjectOf(CompiledProtocol protocol, ProtocolDefinition bare)
    {
        // A reading that the site settles is looked at beside the others: the site may settle it otherwise one day. What a
        // supplement adds is the same under each, and it need not fit the others.
        LintSubject alone = new(protocol.Definition)
        {
            IsChangedBy = readings => bare.HasOtherReadings && !bare.Under(readings).SaysTheSameAs(bare),
            Rules = protocol.Rules.Rules,
            Tables =
            [
                .. CtcaeTerms.Tables.SelectMany<GradingTable, BandTable>(table => BandTable.Of(table)),
                .. FactorsOf(bare),
            ],
            DoseLimitingToxicity = protocol.Definition.DoseLimitingToxicity,
            References = protocol.Safety.References,
            Guards = protocol.Safety.Guards,
            Growth = protocol.Safety.Growth,
        };
        return protocol.Supplement is not { } supplement ? alone : alone with
        {
            Tables = [.. alone.Tables, .. SupplementLint.Tables(supplement)],
            FactoredWithoutPolicy = SupplementLint.FactoredWithoutPolicy(supplement),
            TooWide = SupplementLint.TooWide(supplement).ToValueList(),
            Values = SupplementLint.Values(supplement).ToValueList(),
        };
    }

    /// <summary>Each published infant factor under every reading that changes it.</summary>
    private static IEnumerable<BandTable> FactorsOf(ProtocolDefinition bare)
    {
        IEnumerable<ProtocolDefinition> others = !bare.HasOtherReadings ? [] :
            from question in bare.Interpretations.Register
            from reading in question.Readings
            select bare.Under(bare.Interpretations.With(question.Id, reading.Id));
        return others.Prepend(bare).SelectMany(definition => definition.InfantFactors).Distinct()
            .Select(factor => BandTable.OfAges($"infant factor {factor.Id}", factor.Policy.Bands));
    }
}

/// <summary>Looks for defects in a definition that its types let through. It finds nothing in a sound one.</summary>
internal static class Linter
{
    /// <summary>Every two of a list, in the order of the list.</summary>
    public static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> all) => all.SelectMany((one, index) => all.Skip(index + 1).Select(other => (one, other)));

    /// <summary>Runs every check.</summary>
    /// <param name="subject">What to look at.</param>
    /// <returns>The defects, in the order of the checks' groups: orders, questions, evidence, numbers, doses, toxicity, a site's policies.</returns>
    public static ValueList<LintFinding> Lint(LintSubject subject) =>
    [
        .. OrderLint.Findings(subject.Definition),
        .. InterpretationLint.Findings(subject),
        .. EvidenceLint.Findings(subject),
        .. NumberLint.Findings(subject),
        .. DoseLint.Findings(subject),
        .. DltLint.Findings(subject),
        .. subject.TooWide,
    ];
}

/// <summary>What the linter looks at: a definition, and what stands beside it. A site's supplement adds its own rules, tables and ranges.</summary>
/// <param name="Definition">The definition.</param>
internal sealed record LintSubject(ProtocolDefinition Definition)
{
    /// <summary>Whether the definition says anything else under other readings of the open questions; never where it has no other readings.</summary>
    public Func<InterpretationChoices, bool> IsChangedBy { get; init; } = _ => false;

    /// <summary>The rules beside those that the definition carries with its criteria.</summary>
    public ValueList<Rule> Rules { get; init; }

    /// <summary>The values beside those of the definition, such as a site's policies.</summary>
    public ValueList<CitedValue> Values { get; init; }

    /// <summary>The tables of bands.</summary>
    public ValueList<BandTable> Tables { get; init; }

    /// <summary>What requires a number to be in a range, beside the criteria of the definition.</summary>
    public ValueList<RequiredRange> RequiredRanges { get; init; }

    /// <summary>The published doses with which stated ones are compared.</summary>
    public ValueList<ReferenceDose> References { get; init; }

    /// <summary>The labels' limits with which stated doses are compared.</summary>
    public ValueList<LabelGuard> Guards { get; init; }

    /// <summary>The growth of the children on whom doses of different bases are compared; null to compare only doses of one basis.</summary>
    public GrowthReference? Growth { get; init; }

    /// <summary>The supplied doses that are stated before an infant factor that the site does not state.</summary>
    public ValueList<string> FactoredWithoutPolicy { get; init; }

    /// <summary>What is found in the site's policies.</summary>
    public ValueList<LintFinding> TooWide { get; init; }

    /// <summary>The definition of dose-limiting toxicity; null when there is none.</summary>
    public DltDefinition? DoseLimitingToxicity { get; init; }
}

/// <summary>The rules that a definition carries with its criteria, and the ranges that they require.</summary>
internal static class CarriedRules
{
    public static IEnumerable<Rule> Of(ProtocolDefinition definition) => definition.EligibilityCriteria.Select(criterion => criterion.Rule)
        .Concat(definition.Blocks.SelectMany(block => block.StartCriteria).Select(criterion => criterion.Rule))
        .Concat(definition.Blocks.SelectMany(block => block.CareRules).Select(care => care.Rule));

    /// <summary>
    /// The ranges that start criteria require. Those of eligibility criteria need no look: their constructors keep each bound within what can
    /// be measured, and all bounds of one measure are on the same side, so that none holds everything or nothing, or contradicts another.
    /// </summary>
    public static IEnumerable<RequiredRange> RangesOf(ProtocolDefinition definition) => definition.Blocks.SelectMany(OfStart);

    private static IEnumerable<RequiredRange> OfStart(Block block) => block.StartCriteria.OfType<StartCriterion.CountAtLeast>().Select(count => new RequiredRange(
        count.Rule.Id,
        $"start of {block}",
        string.Create(CultureInfo.InvariantCulture, $"{count.Analyte}, /µL"),
        NumberRange.AtLeast(count.Minimum.PerMicrolitre),
        NumberRange.AtLeast(0m)));
}
