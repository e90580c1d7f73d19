
namespace AALL15P1.Protocol;

/// <summary>Every rule that a protocol decides by: its own, and those of the engines.</summary>
internal static class ProtocolRules
{
    /// <summary>The rules of AALL15P1 alone.</summary>
    public static RuleCatalogue Catalogue { get; } = Of(Aall15P1.Definition);

    public static RuleCatalogue Of(ProtocolDefinition definition) => new(
    [
        .. definition.Rules,
        .. RecordRules.Of(definition),
        .. CtcaeRules.All,
        .. PlausibilityRules.All,
        .. SafetyRules.Of(definition),
        .. DosingRules.All,
    ]);
}
