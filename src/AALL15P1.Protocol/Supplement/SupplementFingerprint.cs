using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Supplement;

/// <summary>The fingerprint of a supplement: a hash of every value in one fixed order, each field with its length before it.</summary>
internal static class SupplementFingerprint
{
    public static string Of(SiteSupplement supplement)
    {
        StringBuilder canonical = new();
        Append(canonical, "supplement", supplement.Id, supplement.Title);
        foreach (Source source in supplement.OwnSources)
        {
            Append(canonical, "source", source.Id, source.Title, source.Gives.ToString());
        }

        foreach (SuppliedDose dose in supplement.Doses)
        {
            Append(canonical, "dose", dose.Block.Value, dose.OrderId, Text(dose.Dose), dose.TimesPerDay?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
        }

        foreach (SuppliedIntrathecalDose dose in supplement.Intrathecal)
        {
            Append(canonical, "intrathecal", dose.Drug.Name, Text(dose.Dose));
        }

        AppendScaling(canonical, supplement.InfantScaling);
        AppendArea(canonical, supplement);
        foreach (Cited<Dosing.RoundingPolicy> rounding in supplement.Rounding)
        {
            Append(canonical, "rounding", rounding.Value.Drug?.Name ?? string.Empty, rounding.Value.Routes.ToString(), Text(rounding));
        }

        foreach (SuppliedSpacing spacing in supplement.Spacing)
        {
            BlockSpacingBasis basis = spacing.Spacing.Basis;
            bool isExact = spacing.Spacing is BlockSpacing.OnDayOfPrevious { IsExact: true };
            Append(canonical, "spacing", spacing.Block.Value, spacing.Spacing.ToString(), isExact ? "exact" : "earliest", Text(new Cited<string>(basis.Statement, basis.Citation!, basis.Standing)));
        }

        foreach (SuppliedReading reading in supplement.Readings)
        {
            Append(canonical, "reading", reading.Interpretation, Text(reading.Reading));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
    }

    private static void AppendScaling(StringBuilder canonical, SuppliedInfantFactor? scaling)
    {
        if (scaling is not null)
        {
            string bands = scaling is SuppliedInfantFactor.Bands own
                ? string.Join(';', own.Table.Bands.Select(band => $"{(band.BeginsAfter ? "above" : "from")} {band.FromMonths} {band.Value}"))
                : "interfant";
            Append(canonical, "infant-scaling", Text(scaling.Title), bands);
        }
    }

    private static void AppendArea(StringBuilder canonical, SiteSupplement supplement)
    {
        if (supplement.BsaFormula is { } formula)
        {
            Append(canonical, "body-surface-area", Text(formula));
        }

        if (supplement.BsaRounding is { } rounding)
        {
            Append(canonical, "body-surface-area-rounding", Text(rounding));
        }
    }

    private static string Text<T>(Cited<T> cited)
    {
        StringBuilder fields = new();
        Append(fields, $"{cited.Value}", cited.Citation.Source.Id, cited.Citation.Place, cited.Standing.ToString());
        return fields.ToString();
    }

    private static void Append(StringBuilder canonical, params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
        {
            canonical.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field}");
        }

        canonical.Append('\n');
    }
}
