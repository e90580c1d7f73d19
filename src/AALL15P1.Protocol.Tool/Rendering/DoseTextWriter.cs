using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>A dose as a worked calculation, a step a line.</summary>
internal static class DoseTextWriter
{
    public static void Write(TextWriter output, IReadOnlyList<Administration> rows, IReadOnlyList<DoseResult> results, SiteSupplement? supplement)
    {
        output.WriteStored("A planning aid, not a medical device: the protocol document decides.");
        WriteSupplement(output, supplement);
        for (int index = 0; index < rows.Count; index++)
        {
            output.WriteLine();
            Write(output, rows[index], results[index]);
        }
    }

    /// <summary>Which supplement the values are from.</summary>
    public static void WriteSupplement(TextWriter output, SiteSupplement? supplement)
    {
        if (supplement is not null)
        {
            output.WriteStored($"Supplement {supplement.Id}: {supplement.Title}");
            output.WriteStored($"Fingerprint {SupplementJson.Fingerprint(supplement)}");
        }
    }

    private static void Write(TextWriter output, Administration row, DoseResult result)
    {
        output.WriteStored(string.Create(
            CultureInfo.InvariantCulture,
            $"{OrderText.Iso(row.Date)} {row.Block.Title} day {row.Day}: {OrderText.Name(row.Order)} {OrderText.Given(row.Order)}, {OrderText.Often(row.Order)}{(row.IsProjected ? " (projected date)" : string.Empty)}"));
        foreach (Cited<string> note in row.Order.Notes)
        {
            output.WriteStored($"  Note: {note.Value} [{OrderText.Standing(note.Standing)}: {note.Citation}]");
        }

        foreach (DoseStep step in result.Steps)
        {
            string source = step.Standing is { } standing ? $"   [{OrderText.Standing(standing)}: {step.Citation}]" : string.Empty;
            output.WriteStored($"  {step.Text}{source}");
        }

        output.WriteStored(result.Outcome switch
        {
            DecisionOutcome.Proceed => $"DOSE: {result.Answer}. Lowest standing: {OrderText.Standing(result.LowestStanding)}.",
            DecisionOutcome.Hold => $"HOLD: {result.Answer}.",
            _ => $"CANNOT DECIDE: {result.Answer}.",
        });
        foreach (Finding finding in result.Decision.Findings)
        {
            output.WriteStored($"  {finding.Rule.Id}: {finding.Rule.Statement}");
        }
    }
}
