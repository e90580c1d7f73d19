using System.Globalization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

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
