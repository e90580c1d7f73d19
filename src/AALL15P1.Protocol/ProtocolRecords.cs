using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>Treatment records of AALL15P1.</summary>
public static class ProtocolRecords
{
    /// <summary>What AALL15P1's records are kept against, with the policies that a site states.</summary>
    /// <param name="holds">What becomes of held administrations; null for what the supplement states.</param>
    /// <param name="dltPolicy">The unpublished parts of dose-limiting toxicity; null for what the supplement states.</param>
    /// <param name="ageLimit">The limit on the age of laboratory values; null for what the supplement states.</param>
    /// <param name="readings">The site's readings of the open questions; null for those of the supplement, and without it the default of each.</param>
    /// <param name="supplement">The site's supplement, which completes the definition; null without one.</param>
    /// <param name="safety">What recorded measurements and doses are held against; null for what the supplement states; without both the record judges neither.</param>
    /// <returns>What to keep records against.</returns>
    /// <exception cref="ArgumentException">A hold policy names a block or an order that there is not, or the supplement does not fit.</exception>
    public static RecordProtocol Protocol(
        HoldPolicies? holds = null,
        DltPolicy? dltPolicy = null,
        LaboratoryAgeLimit? ageLimit = null,
        InterpretationChoices? readings = null,
        SiteSupplement? supplement = null,
        SafetyPolicy? safety = null)
    {
        ProtocolDefinition Define(InterpretationChoices choices) => supplement is null ? Aall15P1.With(choices) : supplement.ApplyTo(Aall15P1.With(choices));

        InterpretationChoices? taken = readings ?? supplement?.Choices;
        return new(taken is null ? Aall15P1.Definition : Define(taken), Define, holds ?? supplement?.Holds)
        {
            AgeLimit = ageLimit ?? supplement?.LaboratoryAgeLimit,
            Dlt = DoseLimitingToxicity.With,
            DltPolicy = dltPolicy ?? supplement?.DltPolicy ?? DltPolicy.Unstated,
            Safety = safety ?? supplement?.Safety,
            Dosing = choices => supplement?.DosingUnder(choices) ?? DosingPolicy.Default,
        };
    }
}
