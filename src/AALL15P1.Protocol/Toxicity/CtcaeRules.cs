namespace AALL15P1.Protocol;

/// <summary>The rules of grading: one for each term in each version of the criteria.</summary>
internal static class CtcaeRules
{
    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } = CtcaeTerms.Tables.Select(table => table.Rule).ToValueList();
}
