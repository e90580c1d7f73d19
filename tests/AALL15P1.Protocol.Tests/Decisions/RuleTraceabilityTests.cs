using System.Reflection;
using System.Text;
using AALL15P1.Protocol.Evidence;
using Xunit;

namespace AALL15P1.Protocol.Tests.Decisions;

/// <summary>
/// Each rule of the catalogue against the tests that name it by <c>[Trait("Rule", "EPI-START-ANC")]</c>. After a change
/// of rules or of the tests that name them, <c>.ci/long mutation rules</c> seeds faults into each rule, and
/// <c>.ci/update-rules</c> writes RULES.md and traceability.csv anew: a test counts for a rule when a fault of it makes it fail; one that says "-" there does not.
/// </summary>
public sealed class RuleTraceabilityTests
{
    private static readonly Verification[] Verifications = [.. Verification.Of(typeof(RuleTraceabilityTests).Assembly)];

    /// <summary>For each rule and test, the seeded fault of the rule that made the test fail; "-" where none did.</summary>
    private static readonly Dictionary<(string Rule, string Test), string> Faults = Committed("tests/mutation/results/rules.tsv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => (cells[0], cells[1]), cells => cells[2]);

    [Fact]
    public void Tests_name_no_rule_that_the_catalogue_lacks()
    {
        HashSet<string> known = [.. ProtocolRules.Catalogue.Rules.Select(rule => rule.Id)];

        string[] unknown = [.. Verifications.Where(each => !known.Contains(each.Rule)).Select(each => $"{each.Test} names {each.Rule}")];

        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData("unit test")]
    [InlineData("property")]
    public void Every_rule_has_a_unit_test_and_a_property(string kind)
    {
        HashSet<string> tested = [.. Verifications.Where(each => each.Kind == kind).Select(each => each.Rule)];
        string[] untested = [.. ProtocolRules.Catalogue.Rules.Select(rule => rule.Id).Where(id => !tested.Contains(id))];

        Assert.Empty(untested);
    }

    [Fact]
    public void Every_rule_has_a_test_that_fails_with_a_fault_of_it()
    {
        HashSet<string> verified = [.. Verifications.Where(each => FaultOf(each) is not null and not "-").Select(each => each.Rule)];
        string[] idle = [.. ProtocolRules.Catalogue.Rules.Select(rule => rule.Id).Where(id => !verified.Contains(id))];

        Assert.Empty(idle);
    }

    [Fact]
    public void Every_test_that_names_a_rule_has_been_tried_with_faults_of_it()
    {
        string[] untried = [.. Verifications.Where(each => FaultOf(each) is null).Select(each => $"{each.Test} names {each.Rule}")];

        Assert.True(untried.Length == 0, $".ci/long mutation rules tries these: {string.Join(", ", untried)}");
    }

    [Fact]
    public void The_committed_traceability_matrix_is_current()
    {
        string matrix = Matrix();

        // .ci/update-rules takes the matrix from here.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "traceability.csv"), matrix);

        Assert.Equal(Committed("tests/AALL15P1.Protocol.Tests/traceability.csv"), matrix);
    }

    [Fact]
    public void Every_rule_that_a_class_of_rules_lists_is_in_the_catalogue()
    {
        IEnumerable<Rule> listed = typeof(ProtocolRules).Assembly.GetTypes()
            .Select(type => type.GetProperty("All", BindingFlags.Static | BindingFlags.Public))
            .Where(property => property?.PropertyType == typeof(ValueList<Rule>))
            .SelectMany(property => (ValueList<Rule>)property!.GetValue(null)!);

        Assert.Equal(
            listed.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            ProtocolRules.Catalogue.Rules.Select(rule => rule.Id));
    }

    [Fact]
    public void Every_rule_that_the_definition_carries_is_the_catalogues_own()
    {
        IEnumerable<Rule> carried = Aall15P1.Definition.EligibilityCriteria.Select(criterion => criterion.Rule)
            .Concat(Aall15P1.Definition.Blocks.SelectMany(block => block.StartCriteria).Select(criterion => criterion.Rule))
            .Concat(Aall15P1.Definition.Blocks.SelectMany(block => block.CareRules).Select(care => care.Rule));

        Assert.All(carried, rule => Assert.Equal(ProtocolRules.Catalogue.Find(rule.Id), rule));
    }

    [Fact]
    public void Every_rule_is_cited_unless_the_public_record_is_silent_or_it_is_a_safeguard() =>
        Assert.All(ProtocolRules.Catalogue.Rules, rule =>
        {
            Assert.Matches("^[A-Z0-9]+(-[A-Z0-9]+)*$", rule.Id);
            Assert.EndsWith(".", rule.Statement, StringComparison.Ordinal);
            Assert.True(rule.Citation is not null || rule.Standing >= Standing.Reference, rule.Id);
            Assert.True(rule.Citation is null || rule.Standing >= rule.Citation.Source.Gives, rule.Id);
            Assert.Contains(rule.SinceEdition, (string?[])[null, Aall15P1.Edition]);
        });

    private static string Committed(string path) => File.ReadAllText(Path.Combine(Readme.Root, path)).ReplaceLineEndings("\n");

    private static string? FaultOf(Verification each) => Faults.GetValueOrDefault((each.Rule, each.Test));

    private static string Matrix()
    {
        StringBuilder matrix = new("rule,kind,test,source,place,standing,a fault of the rule that makes the test fail\n");
        foreach (Verification each in Verifications.OrderBy(each => each.Rule, StringComparer.Ordinal).ThenBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Test, StringComparer.Ordinal))
        {
            Rule? rule = ProtocolRules.Catalogue.Rules.FirstOrDefault(known => known.Id == each.Rule);
            matrix.AppendJoin(',', each.Rule, each.Kind, each.Test, rule?.Citation?.Source.Id, Quote(rule?.Citation?.Place), rule?.Standing.ToString(), Quote(FaultOf(each))).Append('\n');
        }

        return matrix.ToString();
    }

    private static string Quote(string? cell) => cell is not null && cell.AsSpan().ContainsAny(',', '"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell ?? string.Empty;

    /// <summary>A test that verifies a rule.</summary>
    private sealed record Verification(string Rule, string Kind, string Test)
    {
        public static IEnumerable<Verification> Of(Assembly assembly) =>
            from type in assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where method.IsDefined(typeof(FactAttribute))
            let kind = method.IsDefined(typeof(PropertyAttribute)) ? "property" : "unit test"
            from rule in Rules(method).Concat(Rules(type)).Distinct(StringComparer.Ordinal)
            select new Verification(rule, kind, $"{type.FullName!.Replace("AALL15P1.Protocol.Tests.", string.Empty, StringComparison.Ordinal)}.{method.Name}");

        private static IEnumerable<string> Rules(MemberInfo member) =>
            member.GetCustomAttributes<TraitAttribute>().Where(trait => trait.Name == "Rule").Select(trait => trait.Value);
    }
}
