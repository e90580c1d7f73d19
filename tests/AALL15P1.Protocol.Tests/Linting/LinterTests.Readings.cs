using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Linting;

/// <summary>A compiled protocol under each reading of its open questions.</summary>
public sealed partial class LinterTests
{
    private const string Unused = "LINT-INTERPRETATION-UNUSED: Q1: Which?";

    [Fact]
    public void A_question_is_used_where_a_reading_of_it_changes_anything_that_the_protocol_says()
    {
        Func<ProtocolDefinition, ProtocolDefinition>[] changes =
        [
            stated => Of([Question], Block("first", Order("drug-a", Route.IV, DayPattern.Days(2)))) with { Safeguards = stated.Safeguards },
            stated => Of([Question], 2, Block("first", Order("drug-a", Route.IV, DayPattern.Days(1)))) with { Safeguards = stated.Safeguards },
            stated => stated with { EligibilityCriteria = [EligibilityCriterion.Age(365, Cited)] },
            stated => stated with { DoseLimitingToxicity = new(new("first"), new("second"), DltPeriodEnd.CriteriaFirstMet, Grade.Death, Grade.Severe, DoseLimitingToxicity.Rules) },
            stated => stated with { InfantFactors = [Factor("factor", 0)] },
            stated => stated with { InfantFactorAge = AgeReference.EachDose },
        ];

        Assert.Equal([Unused], Findings(ReadAs(Stated, two => two)));
        Assert.All(changes, change => Assert.Empty(Findings(ReadAs(Stated, change))));
    }

    [Fact]
    public void Of_a_definition_that_knows_no_other_readings_none_is_tried() => Assert.Equal([Unused], Findings(Stated));

    // A supplement adds the same under every reading. Under the second the order that it doses is another: it fits the protocol as it is read.
    [Fact]
    public void A_supplement_neither_proves_that_a_question_is_used_nor_need_it_fit_every_reading()
    {
        Citation manual = new(new Source("MANUAL", "A site's manual", Standing.Site), "page 1");
        SiteSupplement supplement = new("site", "A site")
        {
            OwnSources = [manual.Source],
            Doses = [new(new("first"), "order", new(DoseRule.Of(DrugMass.FromMilligrams(1m).PerDose()), manual, Standing.Site))],
        };

        Assert.Equal([Unused], Findings(ReadAs(Stated, two => two), supplement));
        Assert.Empty(Findings(ReadAs(Stated, two => two.With(two.Blocks[0] with { Orders = [new("other", Formulary.Find("drug-a"), Route.IV, DayPattern.Days(1), Unpublished, Somewhere, Standing.Unpublished)] })), supplement));
    }

    [Fact]
    public void Each_published_infant_factor_is_looked_at_once_under_every_reading_that_changes_it()
    {
        ProtocolDefinition sound = Stated with { InfantFactors = [Factor("sound", 0)] };
        ProtocolDefinition late = Stated with { InfantFactors = [Factor("sound", 0), Factor("late", 1)] };
        const string FromOne = "LINT-BAND-GAP: infant factor late, months: nothing from the start of [0, ∞) to [1, ∞)";
        const string FromTwo = "LINT-BAND-GAP: infant factor late, months: nothing from the start of [0, ∞) to [2, ∞)";

        Assert.Equal([Unused, FromOne], Findings(late));
        Assert.Equal([Unused, FromOne], Findings(ReadAs(late, two => two)));
        Assert.Equal([FromOne], Findings(ReadAs(sound, _ => late)));
        Assert.Equal([FromOne], Findings(ReadAs(late, _ => sound)));
        Assert.Equal([FromOne, FromTwo], Findings(ReadAs(late, two => two with { InfantFactors = [Factor("late", 2)] })));
        Assert.Equal([FromOne], Findings((Of(Stated.Blocks[0]) with { Safeguards = Stated.Safeguards, InfantFactors = late.InfantFactors }).ReadAlsoBy(_ => throw new InvalidOperationException("There is no question."))));
    }

    private static ProtocolDefinition Stated => Of([Question], Block("first", Order("drug-a", Route.IV, DayPattern.Days(1)))) with
    {
        Safeguards = new SafetyPolicy(GrowthStandards.WorldHealthOrganization, [], []),
    };

    /// <summary>A definition with one question, which says something else where the question is read the second way.</summary>
    private static ProtocolDefinition ReadAs(ProtocolDefinition stated, Func<ProtocolDefinition, ProtocolDefinition> change) => stated.ReadAlsoBy(readings => change(stated));

    private static NamedInfantFactor Factor(string id, int fromMonths) =>
        new(id, new(id, new([new(fromMonths, new(Fraction.One, Somewhere, Standing.Protocol))]), AgeReference.BlockDay1));

    private static IEnumerable<string> Findings(ProtocolDefinition definition, SiteSupplement? supplement = null) =>
        CompiledProtocol.Compile(definition, supplement).Lint().Select(finding => finding.ToString());
}
