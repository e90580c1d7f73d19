using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol;

/// <summary>Every rule that this library decides by, for the edition of the protocol that it follows.</summary>
public static class ProtocolRules
{
    /// <summary>The edition of the protocol, versioned apart from the package.</summary>
    public const string Edition = Aall15P1.Edition;

    /// <summary>The catalogue: every rule, by id.</summary>
    public static RuleCatalogue Catalogue { get; } = new(
    [
        .. StartRules.All,
        .. EligibilityRules.All,
        .. CareRules.All,
        .. RecordRules.All,
        .. ToxicityRules.All,
        .. CtcaeRules.All,
        .. SafetyRules.All,
        .. PublishedSafetyRules.All,
        .. DosingRules.All,
        .. TitrationRules.All,
    ]);
}
