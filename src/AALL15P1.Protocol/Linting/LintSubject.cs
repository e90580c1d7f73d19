using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

/// <summary>What the linter looks at: a definition, and what stands beside it. A site's supplement adds its own rules, tables and ranges.</summary>
/// <param name="Definition">The definition.</param>
internal sealed record LintSubject(ProtocolDefinition Definition)
{
    /// <summary>
    /// Makes the definition with other readings of the open questions, so that the linter can prove that a reading
    /// changes it; null when the definition has no other readings.
    /// </summary>
    public Func<InterpretationChoices, ProtocolDefinition>? WithReadings { get; init; }

    /// <summary>
    /// Whatever else is made from the readings, such as a policy of doses by age: each function makes it anew, and what
    /// it makes compares by value.
    /// </summary>
    public ValueList<Func<InterpretationChoices, object>> AlsoMadeFromReadings { get; init; }

    /// <summary>The rules beside those that the definition carries with its criteria.</summary>
    public ValueList<Rule> Rules { get; init; }

    /// <summary>The values beside those of the definition, such as a site's policies.</summary>
    public ValueList<CitedValue> Values { get; init; }

    /// <summary>The tables of bands.</summary>
    public ValueList<BandTable> Tables { get; init; }

    /// <summary>What requires a number to be in a range, beside the criteria of the definition.</summary>
    public ValueList<RequiredRange> RequiredRanges { get; init; }

    /// <summary>The published doses with which stated ones are compared.</summary>
    public ValueList<ReferenceDose> References { get; init; }

    /// <summary>The labels' limits with which stated doses are compared.</summary>
    public ValueList<LabelGuard> Guards { get; init; }

    /// <summary>The growth of the children on whom doses of different bases are compared; null to compare only doses of one basis.</summary>
    public GrowthReference? Growth { get; init; }

    /// <summary>The supplied doses that are stated before an infant factor that the site does not state.</summary>
    public ValueList<string> FactoredWithoutPolicy { get; init; }

    /// <summary>The definition of dose-limiting toxicity; null when there is none.</summary>
    public DltDefinition? DoseLimitingToxicity { get; init; }
}
