using System.Globalization;
using AALL15P1.Protocol.Json;

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
            AdministrationDocument row = RoadmapDocuments.Of(administration);
            string[] cells =
            [
                row.Date, row.Block, Text(row.Day), Text(row.Cycle), row.Order, row.Drug, row.Qualifier ?? string.Empty, string.Join(' ', row.Routes),
                Text(row.Infusion?.ShortestMinutes), Text(row.Infusion?.LongestMinutes), Text(row.TimesPerDay), Text(row.IntervalHours),
                row.Projected ? "true" : "false", $"{row.Citation.Source}, {row.Citation.Place}", row.Standing, row.Dose.Standing, row.Dose.Rule ?? string.Empty,
                string.Join(' ', row.Interpretations.Select(reading => $"{reading.Id}={reading.Reading}")),
            ];
            output.WriteLine(string.Join(',', cells.Concat(doses is null ? [] : Amounts(doses.Explain(administration))).Select(Quote)));
        }
    }

    private static string[] Amounts(DoseResult result)
    {
        AmountDocument amount = AmountDocument.Of(result);
        return [amount.Outcome, amount.PerDose ?? string.Empty, amount.PerDay ?? string.Empty, amount.LowestStanding];
    }

    private static string Text(IFormattable? value) => value?.ToString(format: null, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
