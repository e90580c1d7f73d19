using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>The fingerprint of a supplement: a hash of every value in one fixed order, each field with its length before it.</summary>
internal static class SupplementFingerprint
{
    public static string Of(SiteSupplement supplement)
    {
        CanonicalText canonical = new();
        canonical.Append("supplement", supplement.Id, supplement.Title);
        foreach (Source source in supplement.OwnSources)
        {
            canonical.Append("source", source.Id, source.Title, source.Gives.ToString());
        }

        foreach (SuppliedDose dose in supplement.Doses)
        {
            canonical.Append("dose", dose.Block.Value, dose.OrderId, CanonicalText.Of(dose.Dose), dose.TimesPerDay?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
        }

        foreach (SuppliedIntrathecalDose dose in supplement.Intrathecal)
        {
            canonical.Append("intrathecal", dose.Drug.Name, CanonicalText.Of(dose.Dose));
        }

        AppendScaling(canonical, supplement.InfantScaling);
        AppendArea(canonical, supplement);
        foreach (Cited<RoundingPolicy> rounding in supplement.Rounding)
        {
            canonical.Append("rounding", rounding.Value.Drug?.Name ?? string.Empty, rounding.Value.Routes.ToString(), CanonicalText.Of(rounding));
        }

        foreach (SuppliedSpacing spacing in supplement.Spacing)
        {
            BlockSpacingBasis basis = spacing.Spacing.Basis;
            bool isExact = spacing.Spacing is BlockSpacing.OnDayOfPrevious { IsExact: true };
            canonical.Append("spacing", spacing.Block.Value, spacing.Spacing.ToString(), isExact ? "exact" : "earliest", CanonicalText.Of(new Cited<string>(basis.Statement, basis.Citation!, basis.Standing)));
        }

        foreach (SuppliedReading reading in supplement.Readings)
        {
            canonical.Append("reading", reading.Interpretation, CanonicalText.Of(reading.Reading));
        }

        PolicyFingerprint.Append(canonical, supplement);
        return canonical.Hash();
    }

    private static void AppendScaling(CanonicalText canonical, SuppliedInfantFactor? scaling)
    {
        if (scaling is not null)
        {
            string bands = scaling is SuppliedInfantFactor.Bands own
                ? string.Join(';', own.Table.Bands.Select(band => $"{(band.BeginsAfter ? "above" : "from")} {band.FromMonths} {band.Value}"))
                : ((SuppliedInfantFactor.Named)scaling).Id;
            canonical.Append("infant-scaling", CanonicalText.Of(scaling.Title), bands);
        }
    }

    private static void AppendArea(CanonicalText canonical, SiteSupplement supplement)
    {
        if (supplement.BsaFormula is { } formula)
        {
            canonical.Append("body-surface-area", CanonicalText.Of(formula));
        }

        if (supplement.BsaRounding is { } rounding)
        {
            canonical.Append("body-surface-area-rounding", CanonicalText.Of(rounding));
        }
    }
}
