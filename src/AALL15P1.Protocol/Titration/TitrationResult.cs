using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>What a policy says of a history on a day, with the look back, and beside it what the site states.</summary>
/// <param name="Policy">The policy that was applied.</param>
/// <param name="Decision">Its decision.</param>
/// <param name="Audit">The look back; null when nothing was prescribed before the day.</param>
public sealed record TitrationResult(ITitrationPolicy Policy, TitrationDecision Decision, TitrationAudit? Audit)
{
    /// <summary>The fingerprint of the site's supplement; null without one.</summary>
    public string? SupplementFingerprint { get; init; }

    /// <summary>Where the site's supplement names the policy; null when it names none.</summary>
    public Citation? NamedBy { get; init; }

    /// <summary>The starting doses to which the percentages refer, by age, or what is missing to know them; null when nobody asked.</summary>
    public StartingDose? StartingDose { get; init; }

    /// <summary>The starting thiopurine after pharmacogenetics; null when no phenotype was given.</summary>
    public ThiopurineAdjustment? ThiopurineAdjustment { get; init; }

    /// <summary>
    /// Applies a policy on a day. The day itself belongs to the look back when a prescription of that day is known:
    /// only then can it be compared.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="history">The counts and prescriptions; what came after the day is left out of account.</param>
    /// <param name="on">The day of the decision.</param>
    /// <returns>The result. The same policy, history and day always give the same result.</returns>
    public static TitrationResult Of(ITitrationPolicy policy, TitrationHistory history, LocalDate on)
    {
        LocalDate end = history.Doses.Any(entry => entry.Date == on) ? on.PlusDays(1) : on;
        return new(policy, policy.Decide(history, on), history.Start < end ? TitrationAudit.Of(policy, history, end) : null);
    }
}
