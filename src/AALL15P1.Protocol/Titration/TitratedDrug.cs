namespace AALL15P1.Protocol.Titration;

/// <summary>The two oral drugs that are titrated by the counts, by their roles.</summary>
public enum TitratedDrug
{
    /// <summary>The thiopurine, given daily.</summary>
    Thiopurine,

    /// <summary>The antifolate, given once a week.</summary>
    Antifolate,
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
