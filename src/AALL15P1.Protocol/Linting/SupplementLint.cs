using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Linting;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol;

/// <summary>What a supplement adds to what the linter looks at. Its doses, spacings and start criteria are in the definition that it completes.</summary>
internal static class SupplementLint
{
    public static IEnumerable<BandTable> Tables(SiteSupplement supplement)
    {
        if (supplement.InfantScaling is SuppliedInfantFactor.Bands own)
        {
            yield return BandTable.OfAges("supplement, infantScaling", own.Table);
        }

        if (supplement.StartingDoses is { } starting)
        {
            yield return new(
                "supplement, titration, starting doses, months",
                NumberRange.AtLeast(0m),
                starting.Bands.Select(band => band.BelowMonths is { } below ? NumberRange.AtLeast(band.FromMonths).AndBelow(below) : NumberRange.AtLeast(band.FromMonths)).ToValueList());
        }
    }

    /// <summary>The supplied doses that are stated before an infant factor, where the supplement states none.</summary>
    public static ValueList<string> FactoredWithoutPolicy(SiteSupplement supplement) => supplement.InfantScaling is not null ? [] :
        supplement.Doses.Where(dose => dose.Dose.Value.IsBeforeInfantFactor).Select(dose => $"supplement, {dose.Block}, {dose.OrderId}, dose").ToValueList();

    /// <summary>
    /// A difference that a site states and that is so wide that what it is there to find passes. That a whole dose, or a
    /// whole infant, is too much of a difference is a safeguard of this library.
    /// </summary>
    public static IEnumerable<LintFinding> TooWide(SiteSupplement supplement)
    {
        if (supplement.DoseTolerance is { Value: >= 1m } tolerance)
        {
            yield return new(PolicyTooWide, "supplement, dose tolerance", string.Create(CultureInfo.InvariantCulture, $"{tolerance.Value * 100m:0.####} %: twice the computed dose passes"));
        }

        if (supplement.Measurements.LargestGrowth is { Value: >= 1m } growth)
        {
            yield return new(PolicyTooWide, "supplement, growth since a measurement", string.Create(CultureInfo.InvariantCulture, $"{growth.Value * 100m:0.####} %: a measurement counts until infants have grown to twice as much"));
        }
    }

    internal static LintCheck PolicyTooWide { get; } = new("LINT-POLICY-TOO-WIDE", "A site's tolerance of doses, or its limit of growth since a measurement, is 100 % or more.");

    /// <summary>What the published doses say of every dose that a completed definition states, whoever states it; a hazard among them stands whatever the supplement says.</summary>
    public static ValueList<Finding> DoseFindings(ProtocolDefinition definition, SafetyPolicy policy)
    {
        Build[] builds = DoseLint.BuildsOf(policy.Growth);
        List<Finding> findings = [];
        foreach (Block block in definition.Blocks)
        {
            foreach (PlannedOrder order in block.Orders.SelectMany(DoseLint.Each))
            {
                if (order.Dose is Fact<DoseRule>.Known { Stated.Value: { } stated } && DoseLint.Telling(policy.References, block.Id, order, stated, builds) is { } told)
                {
                    ReferenceComparison.Judge(policy.References, block.Id, order, told.Build, findings);
                }
            }
        }

        return findings.ToValueList();
    }

    public static IEnumerable<CitedValue> Values(SiteSupplement supplement) =>
        Policies(supplement)
            .Concat(Toxicity(supplement))
            .Concat(supplement.Readings.Select(reading => CitedValue.Of($"supplement, reading of {reading.Interpretation}", reading.Reading)))
            .Concat(supplement.Rounding.Select(rounding => CitedValue.Of($"supplement, rounding of {rounding.Value.Drug?.Name ?? "every drug"}", rounding)))
            .Concat(supplement.CumulativeLimits.Select(limit => CitedValue.Of($"supplement, cumulative limit of {limit.Class}", limit.Limit)))
            .Concat(supplement.Holds.Entries.Select(hold => CitedValue.Of($"supplement, hold of {hold.Block?.Value ?? "everything"}{(hold.OrderId is null ? string.Empty : "/")}{hold.OrderId}", hold.Policy)))
            .Concat((supplement.StartingDoses?.Bands ?? []).SelectMany(band => new[]
            {
                CitedValue.Of($"supplement, starting thiopurine from {band.FromMonths} months", band.Thiopurine),
                CitedValue.Of($"supplement, starting {TitrationWords.Antifolate} from {band.FromMonths} months", band.WeeklyAntifolate),
            }));

    private static IEnumerable<CitedValue> Policies(SiteSupplement supplement)
    {
        if (supplement.InfantScaling is { } scaling)
        {
            yield return CitedValue.Of("supplement, infantScaling", scaling.Title);
        }

        if (supplement.BsaFormula is { } formula)
        {
            yield return CitedValue.Of("supplement, body surface area", formula);
        }

        if (supplement.BsaRounding is { } rounding)
        {
            yield return CitedValue.Of("supplement, rounding of the body surface area", rounding);
        }

        if (supplement.LaboratoryAgeLimit is { } laboratory)
        {
            yield return CitedValue.Of("supplement, age of laboratory values", laboratory.Days);
        }

        if (supplement.Measurements.LongestAgeInDays is { } measurement)
        {
            yield return CitedValue.Of("supplement, age of measurements", measurement);
        }

        if (supplement.Measurements.LargestGrowth is { } growth)
        {
            yield return CitedValue.Of("supplement, growth since a measurement", growth);
        }

        if (supplement.StepTolerance is { } steps)
        {
            yield return CitedValue.Of("supplement, tolerance of titration steps", steps);
        }

        if (supplement.DoseTolerance is { } tolerance)
        {
            yield return CitedValue.Of("supplement, dose tolerance", tolerance);
        }

        if (supplement.TitrationPolicy is { } titration)
        {
            yield return CitedValue.Of("supplement, titration policy", titration);
        }
    }

    private static IEnumerable<CitedValue> Toxicity(SiteSupplement supplement)
    {
        if (supplement.DltPolicy.MinimumDelayDays is { } delay)
        {
            yield return CitedValue.Of("supplement, minimum delay", delay);
        }

        if (supplement.DltPolicy.Expected is { } expected)
        {
            yield return CitedValue.Of("supplement, expected toxicities", expected);
        }

        if (supplement.DltPolicy.RequiresAttribution is { } attribution)
        {
            yield return CitedValue.Of("supplement, attribution", attribution);
        }
    }
}
