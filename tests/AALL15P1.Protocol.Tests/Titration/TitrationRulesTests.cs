using System.Reflection;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using Xunit;

namespace AALL15P1.Protocol.Tests.Titration;

public sealed class TitrationRulesTests
{
    [Fact]
    public void Every_rule_is_in_the_list_once()
    {
        Rule[] declared = [.. typeof(TitrationRules).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(Rule)).Select(property => (Rule)property.GetValue(null)!)];

        Assert.Equal(17, new RuleCatalogue(TitrationRules.All).Rules.Count);
        Assert.Equal(declared.OrderBy(rule => rule.Id, StringComparer.Ordinal), TitrationRules.All.OrderBy(rule => rule.Id, StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_with_a_number_has_a_source_and_only_the_age_is_AALL15P1s()
    {
        Assert.All(TitrationRules.All.Where(rule => rule.Parameters.Count > 0), rule => Assert.NotNull(rule.Citation));
        Assert.Equal(["MAINTENANCE-START-AGE"], TitrationRules.All.Where(rule => rule.Standing == Standing.Protocol).Select(rule => rule.Id));
        Assert.Empty(TitrationRules.StartingDoseByAge.Parameters);
    }
}
