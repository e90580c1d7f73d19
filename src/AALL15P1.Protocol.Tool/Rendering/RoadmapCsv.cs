using System.Globalization;
using AALL15P1.Protocol.Json.Roadmaps;
using AALL15P1.Protocol.Scheduling;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>A roadmap as comma-separated values, one administration a line.</summary>
internal static class RoadmapCsv
{
    private static readonly string[] Header =
    [
        "date", "block", "day", "cycle", "order", "drug", "qualifier", "routes", "infusionShortestMinutes", "infusionLongestMinutes", "timesPerDay",
        "intervalHours", "projected", "citation", "standing", "doseStanding", "dose", "interpretations",
    ];

    public static void Write(TextWriter output, IEnumerable<Administration> administrations)
    {
        output.WriteLine(string.Join(',', Header));
        foreach (AdministrationDocument row in administrations.Select(RoadmapDocuments.Of))
        {
            string[] cells =
            [
                row.Date, row.Block, Text(row.Day), Text(row.Cycle), row.Order, row.Drug, row.Qualifier ?? string.Empty, string.Join(' ', row.Routes),
                Text(row.Infusion?.ShortestMinutes), Text(row.Infusion?.LongestMinutes), Text(row.TimesPerDay), Text(row.IntervalHours),
                row.Projected ? "true" : "false", $"{row.Citation.Source}, {row.Citation.Place}", row.Standing, row.Dose.Standing, row.Dose.Rule ?? string.Empty,
                string.Join(' ', row.Interpretations.Select(reading => $"{reading.Id}={reading.Reading}")),
            ];
            output.WriteLine(string.Join(',', cells.Select(Quote)));
        }
    }

    private static string Text(IFormattable? value) => value?.ToString(format: null, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
