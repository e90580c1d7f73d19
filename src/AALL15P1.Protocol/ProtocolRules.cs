
namespace AALL15P1.Protocol;

/// <summary>Every rule that a protocol decides by: its own, and those of the engines.</summary>
internal static class ProtocolRules
{
    /// <summary>The rules of AALL15P1 alone.</summary>
    public static RuleCatalogue Catalogue { get; } = Of(Aall15P1.Definition);

    /// <summary>Refuses a site's criterion that takes the id of a rule which says something else.</summary>
    /// <exception cref="ArgumentException">The catalogue has a rule of that id.</exception>
    public static SuppliedStartCriterion RequireOwnId(this SuppliedStartCriterion supplied, RuleCatalogue catalogue) =>
        catalogue.Rules.All(known => known.Id != supplied.Criterion.Rule.Id) ? supplied
            : throw new ArgumentException($"{supplied.Criterion.Rule.Id} is a rule of this library; a site's rule has an id of its own.", nameof(supplied));

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
