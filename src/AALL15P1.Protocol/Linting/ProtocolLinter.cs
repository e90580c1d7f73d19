using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

/// <summary>Gathers everything of a protocol that the linter can look at.</summary>
internal static class ProtocolLinter
{
    public static LintSubject SubjectOf(CompiledProtocol protocol, ProtocolDefinition bare)
    {
        // The readings that the site settles are looked at beside the others: the site may settle them otherwise one day.
        SiteSupplement? unsettled = protocol.Supplement is { } supplied ? supplied with { Readings = [] } : null;
        LintSubject alone = new(protocol.Definition)
        {
            WithReadings = !bare.HasOtherReadings ? null : readings => unsettled is null ? bare.Under(readings) : unsettled.ApplyTo(bare.Under(readings)) with { SupplementFingerprint = protocol.Definition.SupplementFingerprint },
            AlsoMadeFromReadings = !bare.HasOtherReadings ? [] : [readings => bare.Under(readings).DoseLimitingToxicity ?? (object)bare.Id, readings => bare.Under(readings).InfantFactors],
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
    /// <summary>
    /// Makes the definition with other readings of the open questions, so that the linter can prove that a reading
    /// changes it; null when the definition has no other readings.
    /// </summary>
    public Func<InterpretationChoices, ProtocolDefinition>? WithReadings { get; init; }

    /// <summary>
    /// Whatever else is made from the readings, such as a policy of doses by age: each function makes it anew, and what
    /// it makes compares by value.
    /// </summary>
    public ValueList<Func<InterpretationChoices, object>> AlsoMadeFromReadings { get; init; }

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
        .Concat(definition.Blocks.SelectMany(block => block.CareRules).Select(care => care.Rule))
        .Distinct();

    public static IEnumerable<RequiredRange> RangesOf(ProtocolDefinition definition) =>
        definition.EligibilityCriteria.SelectMany(OfEligibility).Concat(definition.Blocks.SelectMany(OfStart));

    private static IEnumerable<RequiredRange> OfEligibility(EligibilityCriterion criterion) => criterion switch
    {
        EligibilityCriterion.AgeAtMost age => [new(age.Rule.Id, "eligibility", "age, days", NumberRange.AtMost(age.Days), NumberRange.AtLeast(0m))],
        EligibilityCriterion.Diagnosis diagnosis =>
            [new(diagnosis.Rule.Id, "eligibility", "B-lymphoblastic share, %", NumberRange.AtLeast(diagnosis.LowestBLymphoblasticPercent), NumberRange.AtLeast(0m).AndAtMost(100m))],
        EligibilityCriterion.GestationalAgeOver gestation =>
            [new(gestation.Rule.Id, "eligibility", "gestational age, days", NumberRange.MoreThan(gestation.Bound.TotalDays), NumberRange.AtLeast(0m))],
        _ => [],
    };

    private static IEnumerable<RequiredRange> OfStart(Block block) => block.StartCriteria.OfType<StartCriterion.CountAtLeast>().Select(count => new RequiredRange(
        count.Rule.Id,
        $"start of {block}",
        string.Create(CultureInfo.InvariantCulture, $"{count.Analyte}, /µL"),
        NumberRange.AtLeast(count.Minimum.PerMicrolitre),
        NumberRange.AtLeast(0m)));
}
