using System.Globalization;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>A titration decision and the look back, for the bedside.</summary>
internal static class TitrationText
{
    public static void Write(TextWriter output, TitrationResult result, SiteSupplement? supplement)
    {
        DoseTextWriter.WriteSupplement(output, supplement);
        output.WriteStored($"{result.Policy.Title}: {result.Policy.Notice}");
        if (supplement is not null)
        {
            output.WriteStored(supplement.TitrationPolicy is { } named
                ? $"The site's supplement names this policy ({named.Standing}: {named.Citation})."
                : "The site's supplement names no titration policy.");
        }

        if (result.StartingDose is { } dose)
        {
            output.WriteLine();
            Write(output, dose, result.ThiopurineAdjustment);
        }

        TitrationDecision decision = result.Decision;
        output.WriteLine();
        output.WriteStored($"{OrderText.Iso(decision.On)}: {decision.Action}");
        output.WriteStored($"  doses   {(decision.Doses is { } doses ? doses.ToString() : "not decided")}");
        output.WriteStored($"  since   {(decision.Since is { } since ? OrderText.Iso(since) : "-")}");
        output.WriteStored($"  reason  {decision.Reason}");
        output.WriteStored($"  rule    {decision.Rule.Id} ({decision.Rule.Standing})");
        if (result.Audit is { } audit)
        {
            output.WriteLine();
            Write(output, audit);
        }
    }

    private static void Write(TextWriter output, StartingDose dose, ThiopurineAdjustment? adjustment)
    {
        output.WriteStored($"Starting doses, 100 %, for {dose.AgeInMonths} completed months of age on {OrderText.Iso(dose.AgeOn)}");
        if (dose.Band is { } band)
        {
            output.WriteStored($"  thiopurine          {band.Thiopurine}");
            if (adjustment is not null)
            {
                output.WriteStored($"    by phenotype      {adjustment.DoseText} (TPMT {Name(adjustment.Tpmt)}, NUDT15 {Name(adjustment.Nudt15)}; {(adjustment.Rule is { } rule ? $"{rule.Id}; " : string.Empty)}{adjustment.Standing}: {adjustment.Citation})");
            }

            output.WriteStored($"  weekly methotrexate {band.WeeklyAntifolate}");
        }
        else
        {
            output.WriteStored($"  cannot be decided: {dose.Finding.Sentence}");
        }
    }

    private static string Name(MetaboliserPhenotype? phenotype) => phenotype is { } known ? EnumNames.Of(known) : "not known";

    private static void Write(TextWriter output, TitrationAudit audit)
    {
        output.WriteStored($"Look back from {OrderText.Iso(audit.Start)} to before {OrderText.Iso(audit.End)}, {audit.Days} days");
        output.WriteStored(string.Create(
            CultureInfo.InvariantCulture,
            $"  mean dose         thiopurine {audit.ThiopurineIntensity.Percent:0.#} %, methotrexate {audit.AntifolateIntensity.Percent:0.#} % of the starting dose"));
        output.WriteStored(audit.FirstEscalation is { } first
            ? $"  first escalation  {OrderText.Iso(first)}, after {audit.DaysToFirstEscalation} days"
            : "  first escalation  none");
        output.WriteStored("  agreement         " + (audit.Agreement.Count == 0
            ? "no day with counts to compare"
            : string.Join("; ", audit.Agreement.Select(item =>
                $"{EnumNames.Of(item.Action)} {item.Agreeing} of {item.Points}{(item.NotJudged > 0 ? $" ({item.NotJudged} not judged)" : string.Empty)}"))));
        if (audit.Disagreements.Count > 0)
        {
            TextTable.Write(
                output,
                ["date", "policy", "prescribed", "verdict", "rule"],
                audit.Disagreements.Select(point => (IReadOnlyList<string>)
                [
                    OrderText.Iso(point.Decision.On), point.Decision.Action.ToString(), point.Prescribed.ToString(), EnumNames.Of(point.Verdict), point.Decision.Rule.Id,
                ]));
        }
    }
}
