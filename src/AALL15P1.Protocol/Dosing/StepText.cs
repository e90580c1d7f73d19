using System.Globalization;

namespace AALL15P1.Protocol;

/// <summary>Numbers in sentences: a long row of digits is cut, and an ellipsis says so.</summary>
internal static class StepText
{
    private const int Decimals = 6;

    public static string Amount(DoseAmount amount) => $"{Number(amount.CanonicalValue)} {(amount.IsUnits ? "IU" : "mg")}";

    public static string Area(BodySurfaceArea area) => $"{Number(area.SquareMetres)} m²";

    public static string Number(decimal value)
    {
        // Below a millionth, cutting at six decimals would leave only zeros.
        if (Math.Abs(value) < 0.000001m)
        {
            return value.ToString("0.############################", CultureInfo.InvariantCulture);
        }

        decimal cut = decimal.Round(value, Decimals, MidpointRounding.ToZero);
        return cut.ToString("0.######", CultureInfo.InvariantCulture) + (cut == value ? string.Empty : "…");
    }

    public static string Percent(decimal value) => $"{(value > 0m ? "+" : string.Empty)}{decimal.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture)} %";
}
