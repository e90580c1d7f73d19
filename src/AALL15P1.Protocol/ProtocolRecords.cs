using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Record;
using AALL15P1.Protocol.Record.Replanning;
using AALL15P1.Protocol.Starting;
using AALL15P1.Protocol.Supplement;
using AALL15P1.Protocol.Toxicity;

namespace AALL15P1.Protocol;

/// <summary>Treatment records of AALL15P1.</summary>
public static class ProtocolRecords
{
    /// <summary>What AALL15P1's records are kept against, with the policies that a site states.</summary>
    /// <param name="holds">What becomes of held administrations; null when the site has not stated it.</param>
    /// <param name="dltPolicy">The unpublished parts of dose-limiting toxicity; null when the site has not stated them.</param>
    /// <param name="ageLimit">The limit on the age of laboratory values; null when the site has none.</param>
    /// <param name="readings">The site's readings of the open questions; null for the default of each.</param>
    /// <returns>What to keep records against.</returns>
    /// <exception cref="ArgumentException">A hold policy names a block or an order that there is not.</exception>
    public static RecordProtocol Protocol(
        HoldPolicies? holds = null, DltPolicy? dltPolicy = null, LaboratoryAgeLimit? ageLimit = null, InterpretationChoices? readings = null) =>
        new(readings is null ? Aall15P1.Definition : Aall15P1.With(readings), Aall15P1.With, holds)
        {
            AgeLimit = ageLimit,
            Dlt = DoseLimitingToxicity.With,
            DltPolicy = dltPolicy ?? DltPolicy.Unstated,
        };

    /// <summary>What AALL15P1's records are kept against as a site's supplement completes it: its start criteria, readings and policies.</summary>
    /// <param name="supplement">The supplement.</param>
    /// <returns>What to keep records against.</returns>
    /// <exception cref="ArgumentException">The supplement does not fit AALL15P1; see <see cref="SiteSupplement.Define"/>.</exception>
    public static RecordProtocol Protocol(SiteSupplement supplement) =>
        new(supplement.Define(), supplement.DefineUnder, supplement.Holds)
        {
            AgeLimit = supplement.LaboratoryAgeLimit,
            Dlt = DoseLimitingToxicity.With,
            DltPolicy = supplement.DltPolicy,
        };
}
