using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>How an order and its parts read in a table.</summary>
internal static class OrderText
{
    public static string Name(PlannedOrder order) => order.Qualifier.Length == 0 ? order.Drug.Name : $"{order.Drug.Name}, {order.Qualifier}";

    /// <summary>The routes and how long an infusion lasts. Of several routes, only the intravenous one is an infusion.</summary>
    public static string Given(PlannedOrder order) => order.Infusion switch
    {
        null => order.Routes.ToString(),
        { } infusion when order.Routes.Contains(Route.IV) =>
            string.Join(", or ", order.Routes.ToRoutes().Select(route => route == Route.IV ? $"{route} over {infusion}" : route.ToString())),
        { } infusion => $"{order.Routes} over {infusion}",
    };

    public static string Often(PlannedOrder order) => order.TimesPerDay switch
    {
        null => "times a day not published",
        1 => "once a day",
        int times when order.Interval is { } interval => $"{times} times a day, every {interval.TotalHours:0.##} h",
        int times => $"{times} times a day",
    };

    public static string Dose(Fact<DoseRule> dose) => dose switch
    {
        Fact<DoseRule>.Known known => $"{known.Stated.Value} ({Standing(known.Standing)})",
        _ => "unpublished",
    };

    /// <summary>A standing as a reader must take it: a reference value is never AALL15P1's own.</summary>
    public static string Standing(Standing standing) => standing == Evidence.Standing.Reference ? "Reference, not AALL15P1" : standing.ToString();

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
