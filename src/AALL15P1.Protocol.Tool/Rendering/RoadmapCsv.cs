using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>A roadmap as comma-separated values, one administration a line.</summary>
internal static class RoadmapCsv
{
    private static readonly string[] Header =
    [
        "date", "block", "day", "cycle", "order", "drug", "qualifier", "routes", "infusionShortestMinutes", "infusionLongestMinutes", "timesPerDay",
        "intervalHours", "projected", "citation", "standing", "doseStanding", "dose", "interpretations",
    ];

    private static readonly string[] AmountHeader = ["amountOutcome", "amountPerDose", "amountPerDay", "amountStanding"];

    public static void Write(TextWriter output, IEnumerable<Administration> administrations, RoadmapDoses? doses)
    {
        output.WriteLine(string.Join(',', doses is null ? Header : [.. Header, .. AmountHeader]));
        foreach (Administration administration in administrations)
        {
            PlannedOrder order = administration.Order;
            Fact<DoseRule>.Known? dose = order.Dose as Fact<DoseRule>.Known;
            string[] cells =
            [
                OrderText.Iso(administration.Date), administration.Block.Id.Value, Text(administration.Day), Text(administration.Cycle), order.Id, order.Drug.Name, order.Qualifier, string.Join(' ', order.Routes.ToRoutes()),
                Text(Minutes(order.Infusion?.Shortest)), Text(Minutes(order.Infusion?.Longest)), Text(order.TimesPerDay), Text(Minutes(order.Interval) / 60),
                administration.IsProjected ? "true" : "false", order.Citation.ToString(), EnumNames.Of(administration.Standing), EnumNames.Of(order.Dose.Standing), dose?.Stated.Value.ToString() ?? string.Empty,
                string.Join(' ', administration.Readings.Select(reading => $"{reading.Question.Id}={reading.Taken.Id}")),
            ];
            output.WriteLine(string.Join(',', cells.Concat(doses is null ? [] : Amounts(doses.Explain(administration))).Select(Quote)));
        }
    }

    private static string[] Amounts(DoseResult result) =>
        [EnumNames.Of(result.Outcome), result.Dose.PerDose?.ToString() ?? string.Empty, result.Dose.PerDay?.ToString() ?? string.Empty, EnumNames.Of(result.LowestStanding)];

    private static decimal? Minutes(Duration? duration) => duration?.BclCompatibleTicks / (decimal)NodaConstants.TicksPerMinute;

    private static string Text(IFormattable? value) => value?.ToString(format: null, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
