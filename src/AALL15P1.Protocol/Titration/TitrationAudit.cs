using System.Text;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>A look back over a history: how much was given, how soon doses rose, and how far prescriptions followed a policy.</summary>
public sealed record TitrationAudit
{
    private TitrationAudit(ITitrationPolicy policy, TitrationHistory history, LocalDate start, LocalDate end)
    {
        PolicyId = policy.Id;
        Start = start;
        End = end;
        ThiopurineIntensity = Intensity(history, end, TitratedDrug.Thiopurine);
        AntifolateIntensity = Intensity(history, end, TitratedDrug.Antifolate);
        FirstEscalation = history.Doses.FirstOrDefault(entry => entry.Date < end && Exceeds(entry.Doses))?.Date;
        LocalDate[] days = [.. history.Counts.Select(entry => entry.Date).Where(day => day > start && day < end)];
        IEnumerable<TitrationDecision> decisions = policy is ITitrationSeries series ? series.DecideEach(history, days) : days.Select(day => policy.Decide(history, day));
        Comparisons = Compare(history, days.Zip(decisions)).ToValueList();
    }

    /// <summary>The id of the policy that is the measure.</summary>
    public string PolicyId { get; }

    /// <summary>The first day of the audit, inclusive: that of the first prescription.</summary>
    public LocalDate Start { get; }

    /// <summary>The end of the audit, exclusive.</summary>
    public LocalDate End { get; }

    /// <summary>The days of the audit; at least 1.</summary>
    public int Days => Period.DaysBetween(Start, End);

    /// <summary>The mean over the days of the thiopurine's prescribed percentage of the starting dose in force.</summary>
    public DosePercent ThiopurineIntensity { get; }

    /// <summary>The mean over the days of methotrexate's prescribed percentage of the starting dose in force.</summary>
    public DosePercent AntifolateIntensity { get; }

    /// <summary>The first day on which a drug was prescribed above 100 %; null when none was.</summary>
    public LocalDate? FirstEscalation { get; }

    /// <summary>The days from the first prescription to the first above 100 %; null when there was none.</summary>
    public int? DaysToFirstEscalation => FirstEscalation is { } first ? Period.DaysBetween(Start, first) : null;

    /// <summary>Every day with counts after the first day and before the end.</summary>
    public ValueList<TitrationComparison> Comparisons { get; }

    /// <summary>The comparisons in which the prescription was not the policy's.</summary>
    public ValueList<TitrationComparison> Disagreements =>
        Comparisons.Where(point => point.Verdict is not (TitrationVerdict.Agrees or TitrationVerdict.NotJudged)).ToValueList();

    /// <summary>The agreement for each kind of action for which the policy called, in the order of the kinds.</summary>
    public ValueList<TitrationAgreement> Agreement =>
        Comparisons.GroupBy(point => point.Decision.Action.Kind).OrderBy(group => group.Key).Select(group => new TitrationAgreement(
            group.Key,
            group.Count(),
            group.Count(point => point.Verdict == TitrationVerdict.Agrees),
            group.Count(point => point.Verdict == TitrationVerdict.NotJudged))).ToValueList();

    /// <summary>Audits a history.</summary>
    /// <param name="policy">The policy to measure by.</param>
    /// <param name="history">The history.</param>
    /// <param name="end">The end of the audit, exclusive; after the first prescription. Later entries are left out.</param>
    /// <returns>The audit.</returns>
    /// <exception cref="ArgumentException">The history has no prescription.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not after the first prescription.</exception>
    public static TitrationAudit Of(ITitrationPolicy policy, TitrationHistory history, LocalDate end)
    {
        LocalDate start = history.Start ?? throw new ArgumentException("A history without a prescription cannot be audited.", nameof(history));
        return end > start
            ? new(policy, history, start, end)
            : throw new ArgumentOutOfRangeException(nameof(end), end, "The end of the audit must be after the first prescription.");
    }

    private static bool Exceeds(TitratedDoses doses) => doses.Thiopurine > DosePercent.StartingDose || doses.Antifolate > DosePercent.StartingDose;

    private static DosePercent Intensity(TitrationHistory history, LocalDate end, TitratedDrug drug)
    {
        decimal sum = 0;
        int days = 0;
        for (int index = 0; index < history.Doses.Count && history.Doses[index].Date < end; index++)
        {
            LocalDate until = index + 1 < history.Doses.Count ? LocalDate.Min(history.Doses[index + 1].Date, end) : end;
            int held = Period.DaysBetween(history.Doses[index].Date, until);
            sum += held * history.Doses[index].Doses.Of(drug).Percent;
            days += held;
        }

        return DosePercent.FromPercent(sum / days);
    }

    private static IEnumerable<TitrationComparison> Compare(TitrationHistory history, IEnumerable<(LocalDate Day, TitrationDecision Decision)> decisions)
    {
        // The days rise, so what is in force is found by going on from the day before.
        int at = 0;
        foreach ((LocalDate day, TitrationDecision decision) in decisions)
        {
            while (at + 1 < history.Doses.Count && history.Doses[at + 1].Date <= day)
            {
                at++;
            }

            DatedDoses inForce = history.Doses[at];
            bool isRebased = inForce.Date == day && inForce.SetsNewStartingDose;
            yield return new(decision, inForce.Doses, decision.Doses is { } said && !isRebased ? Verdict(inForce.Doses, said) : TitrationVerdict.NotJudged);
        }
    }

    private static TitrationVerdict Verdict(TitratedDoses prescribed, TitratedDoses said)
    {
        bool above = prescribed.Thiopurine > said.Thiopurine || prescribed.Antifolate > said.Antifolate;
        bool below = prescribed.Thiopurine < said.Thiopurine || prescribed.Antifolate < said.Antifolate;
        return above && below ? TitrationVerdict.Mixed
            : above ? TitrationVerdict.AbovePolicy
            : below ? TitrationVerdict.BelowPolicy
            : TitrationVerdict.Agrees;
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(PolicyId), PolicyId), (nameof(Start), Start), (nameof(End), End), (nameof(Days), Days),
        (nameof(ThiopurineIntensity), ThiopurineIntensity), (nameof(AntifolateIntensity), AntifolateIntensity),
        (nameof(FirstEscalation), FirstEscalation), (nameof(DaysToFirstEscalation), DaysToFirstEscalation), (nameof(Comparisons), Comparisons),
        (nameof(Disagreements), Disagreements), (nameof(Agreement), Agreement));
}

/// <summary>One decision point of an audit: what the policy said on a day with counts, and what was prescribed.</summary>
/// <param name="Decision">What the policy says of the history up to that day.</param>
/// <param name="Prescribed">The doses in force at the end of that day.</param>
/// <param name="Verdict">How they compare.</param>
public sealed record TitrationComparison(TitrationDecision Decision, TitratedDoses Prescribed, TitrationVerdict Verdict);

/// <summary>How often the prescriptions agreed with the policy where it called for one kind of action.</summary>
/// <param name="Action">The kind of action for which the policy called.</param>
/// <param name="Points">The decision points.</param>
/// <param name="Agreeing">Those at which the prescription was the policy's; never more than <paramref name="Points"/>.</param>
/// <param name="NotJudged">Those that could not be compared.</param>
public sealed record TitrationAgreement(TitrationActionKind Action, int Points, int Agreeing, int NotJudged);

/// <summary>How a prescription compares with what a policy says. The policy is a measure, not the truth.</summary>
public enum TitrationVerdict
{
    /// <summary>Both doses are the policy's.</summary>
    Agrees,

    /// <summary>At least one dose is above the policy's, and none below.</summary>
    AbovePolicy,

    /// <summary>At least one dose is below the policy's, and none above.</summary>
    BelowPolicy,

    /// <summary>One dose is above the policy's and the other below.</summary>
    Mixed,

    /// <summary>The policy could not decide, or the physician set new starting doses that day.</summary>
    NotJudged,
}
