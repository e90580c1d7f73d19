using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Linting;

namespace AALL15P1.Protocol;

/// <summary>Looks for defects in everything of AALL15P1 that the linter can look at, alone or completed by a site's supplement.</summary>
public static class ProtocolLinter
{
    /// <summary>Runs every check.</summary>
    /// <param name="supplement">The site's supplement; null for AALL15P1 alone.</param>
    /// <returns>The defects; none in AALL15P1 alone.</returns>
    /// <exception cref="ArgumentException">The supplement does not fit AALL15P1; see <see cref="SiteSupplement.Define"/>.</exception>
    public static ValueList<LintFinding> Lint(SiteSupplement? supplement = null) => Linter.Lint(SubjectOf(supplement));

    /// <summary>What the linter looks at.</summary>
    /// <param name="supplement">The site's supplement; null for AALL15P1 alone.</param>
    /// <returns>The definition with its rules and tables, and what the supplement adds.</returns>
    /// <exception cref="ArgumentException">The supplement does not fit AALL15P1; see <see cref="SiteSupplement.Define"/>.</exception>
    public static LintSubject SubjectOf(SiteSupplement? supplement)
    {
        LintSubject alone = new(Aall15P1.Definition)
        {
            WithReadings = Aall15P1.With,
            AlsoMadeFromReadings = [DoseLimitingToxicity.With, readings => InfantFactorPolicy.Interfant(readings)],
            Rules = ProtocolRules.Catalogue.Rules,
            Tables =
            [
                .. CtcaeTerms.Tables.SelectMany<GradingTable, BandTable>(table => BandTable.Of(table)),
                BandTable.OfAges("infant factor", InfantFactorPolicy.Interfant(Aall15P1.Definition.Interpretations).Bands),
                BandTable.OfAges("infant factor as printed", InfantFactorPolicy.Interfant(Aall15P1.Definition.Interpretations.With("D4", "as-printed")).Bands),
            ],
            DoseLimitingToxicity = DoseLimitingToxicity.Definition,
        };
        return supplement is null ? alone : alone with
        {
            Definition = supplement.Define(),
            WithReadings = supplement.DefineUnder,
            DoseLimitingToxicity = DoseLimitingToxicity.With(supplement.Choices),
            Tables = [.. alone.Tables, .. SupplementLint.Tables(supplement)],
            Values = SupplementLint.Values(supplement).ToValueList(),
        };
    }
}
