using System.Globalization;
using System.Runtime.CompilerServices;

namespace AALL15P1.Protocol.Tests;

/// <summary>
/// Every test runs under a culture that writes numbers and dates as nothing of this library does: what depends on the
/// culture of the machine fails. The culture is made here, so that no locale data have to be installed.
/// </summary>
internal static class CommaCulture
{
    public static CultureInfo Instance { get; } = Make();

    [ModuleInitializer]
    public static void Use()
    {
        CultureInfo.DefaultThreadCurrentCulture = Instance;
        CultureInfo.DefaultThreadCurrentUICulture = Instance;
        CultureInfo.CurrentCulture = Instance;
        CultureInfo.CurrentUICulture = Instance;
    }

    private static CultureInfo Make()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        culture.DateTimeFormat.LongDatePattern = "d. MMMM yyyy";
        culture.DateTimeFormat.ShortTimePattern = "HH.mm";
        culture.DateTimeFormat.LongTimePattern = "HH.mm.ss";
        return culture;
    }
}
