using System.Globalization;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>The shortest intervals between doses that a public source states.</summary>
internal static class Intervals
{
    /// <summary>Pegaspargase no more often than every 14 days (US and EU labels).</summary>
    public static MinimumInterval Pegaspargase { get; } = Of(Drugs.Pegaspargase, 14, "PEG-INTERVAL-14", new(Sources.LabelPegaspargase, "dosage and administration"), [new(Sources.EuLabelPegaspargase, "section 4.2")]);

    /// <summary>Every interval.</summary>
    public static ValueList<MinimumInterval> All { get; } = [Pegaspargase];

    private static MinimumInterval Of(Drug drug, int days, string id, Citation citation, ValueList<Citation> grounds)
    {
        string text = days.ToString(CultureInfo.InvariantCulture);
        return new(
            drug,
            days,
            new(id, $"Interval between doses of {drug}", $"Two doses of {drug} are at least {text} days apart.", citation, Standing.Reference)
            {
                Parameters = [new("shortest interval", $"{text} days, inclusive")],
                Grounds = grounds,
            });
    }
}
