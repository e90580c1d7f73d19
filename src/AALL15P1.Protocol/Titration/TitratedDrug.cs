using AALL15P1.Protocol.Evidence;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Titration;

/// <summary>The two oral drugs that are titrated by the counts, by their roles.</summary>
public enum TitratedDrug
{
    /// <summary>The thiopurine, given daily.</summary>
    Thiopurine,

    /// <summary>The antifolate, given once a week.</summary>
    Antifolate,
}

/// <summary>Which orders of a protocol are titrated by the counts, and in which role each.</summary>
/// <param name="Block">The block that gives them.</param>
/// <param name="Thiopurine">The id of the order of the daily thiopurine.</param>
/// <param name="Antifolate">The id of the order of the weekly antifolate.</param>
internal sealed record TitratedOrders(BlockId Block, string Thiopurine, string Antifolate);

/// <summary>
/// What of a titrated drug is given, from a day on: a percentage of its starting dose, or the amount that was prescribed.
/// </summary>
/// <param name="Percent">The percentage of the starting dose; null when an amount was prescribed and nobody knows which part of the starting dose it is.</param>
/// <param name="Amount">The amount of one day that was prescribed; null when only the percentage was.</param>
/// <param name="Since">The first day.</param>
internal sealed record TitratedShare(DosePercent? Percent, DrugMass? Amount, LocalDate Since)
{
    /// <summary>The policy's rule that asks for less than was prescribed, and that no prescription has answered; null for what was prescribed.</summary>
    public Rule? AskedBy { get; init; }

    /// <summary>Whether it is a part of a new starting dose of which nobody has stated the amount, so that no amount can be computed.</summary>
    public bool LacksStart { get; init; }

    /// <summary>Whether nothing of the drug is given.</summary>
    public bool IsNone => Percent == DosePercent.None || Amount == default(DrugMass);

    /// <summary>Where the share comes from, as words that follow an amount.</summary>
    public string From => AskedBy is { } rule ? $"by {rule.Id} from {LocalDatePattern.Iso.Format(Since)} on, until somebody prescribes" : $"as prescribed from {LocalDatePattern.Iso.Format(Since)} on";
}

/// <summary>
/// What the two roles are called in a sentence. The weekly antifolate of every published policy is one drug, and a
/// sentence that is read at a bedside names it.
/// </summary>
internal static class TitrationWords
{
    public const string Thiopurine = "thiopurine";
    public const string Antifolate = "methotrexate";

    public static string WithArticle(TitratedDrug drug) => drug == TitratedDrug.Thiopurine ? $"the {Thiopurine}" : Antifolate;
}
