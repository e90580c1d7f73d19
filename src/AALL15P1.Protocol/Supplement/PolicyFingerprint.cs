using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol;

/// <summary>What a supplement's policies add to its fingerprint: a line for each that is stated.</summary>
internal static class PolicyFingerprint
{
    public static void Append(CanonicalText canonical, SiteSupplement supplement)
    {
        foreach (SuppliedStartCriterion supplied in supplement.StartCriteria)
        {
            AppendCriterion(canonical, supplied);
        }

        AppendCited(canonical, "laboratory-age-limit", supplement.LaboratoryAgeLimit?.Days);
        AppendCited(canonical, "measurement-age-limit", supplement.Measurements.LongestAgeInDays);
        AppendCited(canonical, "measurement-growth-limit", supplement.Measurements.LargestGrowth is { } growth ? growth.WithValue(growth.Value.ToString("G29", CultureInfo.InvariantCulture)) : null);
        foreach (LaboratoryBounds bounds in supplement.LaboratoryBounds)
        {
            canonical.Append(
                "laboratory-bounds",
                bounds.Analyte.ToString(),
                bounds.Lowest.ToString("G29", CultureInfo.InvariantCulture),
                bounds.Highest.ToString("G29", CultureInfo.InvariantCulture),
                bounds.StatedBy?.ToString() ?? string.Empty,
                bounds.StatedAs.ToString());
        }

        // Equal numbers are one policy, however many zeros end them.
        AppendCited(canonical, "dose-tolerance", supplement.DoseTolerance is { } tolerance ? tolerance.WithValue(tolerance.Value.ToString("G29", CultureInfo.InvariantCulture)) : null);
        foreach (CumulativeLimit limit in supplement.CumulativeLimits)
        {
            AppendCited(canonical, $"cumulative-limit {limit.Class}", limit.Limit);
        }

        AppendToxicity(canonical, supplement.DltPolicy);
        foreach (StartingDoseBand band in supplement.StartingDoses?.Bands ?? [])
        {
            canonical.Append(
                "starting-dose",
                band.FromMonths.ToString(CultureInfo.InvariantCulture),
                band.BelowMonths?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
                CanonicalText.Of(band.Thiopurine),
                CanonicalText.Of(band.WeeklyAntifolate));
        }

        foreach (HoldPolicyEntry hold in supplement.Holds.Entries)
        {
            canonical.Append("hold", hold.Block?.Value ?? string.Empty, hold.OrderId ?? string.Empty, CanonicalText.Of(hold.Policy));
        }

        AppendCited(canonical, "step-tolerance", supplement.StepTolerance is { } steps ? steps.WithValue(steps.Value.ToString("G29", CultureInfo.InvariantCulture)) : null);
        AppendCited(canonical, "titration-policy", supplement.TitrationPolicy is { } policy ? policy.WithValue(policy.Value.Id) : null);
    }

    private static void AppendCriterion(CanonicalText canonical, SuppliedStartCriterion supplied)
    {
        StartCriterion criterion = supplied.Criterion;
        string what = criterion is StartCriterion.CountAtLeast count ? $"{count.Analyte} {count.Minimum}" : criterion.GetType().Name;
        canonical.Append(
            "start-criterion", supplied.Block.Value, what, criterion.Rule.Id, criterion.Rule.Title, CanonicalText.Of(new Cited<string>(criterion.Rule.Statement, criterion.Rule.Citation!, criterion.Rule.Standing)));
    }

    private static void AppendToxicity(CanonicalText canonical, DltPolicy policy)
    {
        AppendCited(canonical, "minimum-delay", policy.MinimumDelayDays);
        if (policy.Expected is { } expected)
        {
            AppendCited(canonical, "expected-toxicities", expected.WithValue(string.Join(';', expected.Value.Select(toxicity => $"{toxicity.Term} {toxicity.UpTo}"))));
        }

        AppendCited(canonical, "attribution", policy.RequiresAttribution);
    }

    private static void AppendCited<T>(CanonicalText canonical, string name, Cited<T>? cited)
    {
        if (cited is not null)
        {
            canonical.Append(name, CanonicalText.Of(cited));
        }
    }
}
