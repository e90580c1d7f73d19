using AALL15P1.Protocol.Evidence;
using Xunit;

namespace AALL15P1.Protocol.Tests.Decisions;

/// <summary>What a decision, a finding and the catalogue of rules say in words.</summary>
public sealed class DecisionTests
{
    private static readonly Rule Neutrophils = new("S7-ANC", "Neutrophils", "Enough of them.", Citation: null, Standing.Library);

    // A hold stands whatever else is missing; what is missing stands against what is met.
    [Theory]
    [InlineData(DecisionOutcome.Proceed, DecisionOutcome.Proceed, DecisionOutcome.Proceed)]
    [InlineData(DecisionOutcome.Proceed, DecisionOutcome.Hold, DecisionOutcome.Hold)]
    [InlineData(DecisionOutcome.Proceed, DecisionOutcome.CannotDecide, DecisionOutcome.CannotDecide)]
    [InlineData(DecisionOutcome.Hold, DecisionOutcome.Hold, DecisionOutcome.Hold)]
    [InlineData(DecisionOutcome.Hold, DecisionOutcome.CannotDecide, DecisionOutcome.Hold)]
    [InlineData(DecisionOutcome.CannotDecide, DecisionOutcome.CannotDecide, DecisionOutcome.CannotDecide)]
    public void A_decision_is_the_strictest_of_its_findings(DecisionOutcome one, DecisionOutcome other, DecisionOutcome both)
    {
        Finding first = new(Neutrophils, one, Severity.Deviation, "1/µL", "2/µL");
        Finding second = first with { Effect = other };

        Assert.Equal((both, both), (one.And(other), other.And(one)));
        Assert.Equal(("count", both), (new Decision("count", [first, second]).Operation, new Decision("count", [first, second]).Outcome));
        Assert.Equal([second, first], new Decision("count", [second, first]).Findings);
    }

    [Theory]
    [InlineData(Standing.Library, "this library's own safeguard")]
    [InlineData(Standing.Unpublished, "unpublished, the site states it")]
    [InlineData(Standing.Site, "no source")]
    public void A_rule_without_a_citation_says_on_whose_word_it_stands(Standing standing, string saidBy) => Assert.Equal(
        $"Neutrophils. 1/µL. Required: at least 2/µL. (S7-ANC; {saidBy})",
        new Finding(Neutrophils with { Standing = standing }, DecisionOutcome.Hold, Severity.Deviation, "1/µL", "at least 2/µL").Sentence);

    // Of a unit's letters none is made a capital but those of a word: µ is not M.
    [Theory]
    [InlineData("none was counted", "None was counted")]
    [InlineData("µmol were counted", "µmol were counted")]
    [InlineData("zZ", "ZZ")]
    [InlineData("a", "A")]
    [InlineData("aB", "AB")]
    [InlineData("Ab", "Ab")]
    [InlineData("{}", "{}")]
    [InlineData("`a", "`a")]
    [InlineData("", "")]
    public void A_sentence_begins_with_a_capital_where_it_begins_with_a_letter(string observed, string begins)
    {
        Finding finding = new(Neutrophils, DecisionOutcome.Proceed, Severity.Information, observed, "2/µL") { Instead = observed };

        Assert.Equal($"Neutrophils. {begins}. Expected: 2/µL. {begins}. (S7-ANC; this library's own safeguard)", finding.ToString());
    }

    [Fact]
    public void A_decision_names_the_protocol_by_the_first_twelve_digits_of_its_fingerprint() => Assert.Equal(
        "P 2 (0123456789ab)", new ProtocolIdentity("P", "2", "0123456789abcdef").ToString());

    [Fact]
    public void A_rule_with_a_citation_names_it_and_what_is_missing_stands_before_what_is_required()
    {
        Rule cited = Neutrophils with { Citation = new(new("S7", "Site 7's handbook", Standing.Site), "page 1"), Standing = Standing.Site };

        Assert.Equal(
            "Neutrophils. Missing: a count of today. Required: at least 2/µL. (S7-ANC; S7, page 1)",
            new Finding(cited, DecisionOutcome.CannotDecide, Severity.Information, null, "at least 2/µL") { Missing = "a count of today" }.Sentence);
    }

    [Theory]
    [InlineData(DecisionOutcome.Proceed, "proceed", "eligible")]
    [InlineData(DecisionOutcome.Hold, "hold", "not-eligible")]
    [InlineData(DecisionOutcome.CannotDecide, "cannot-decide", "cannot-decide")]
    public void A_vocabulary_has_a_word_for_each_outcome(DecisionOutcome outcome, string plain, string own) =>
        Assert.Equal((plain, own), (DecisionVocabulary.Plain.Of(outcome), new DecisionVocabulary("eligible", "not-eligible").Of(outcome)));

    [Fact]
    public void A_vocabulary_has_no_word_for_what_is_no_outcome() =>
        Refused.OutOfRange("outcome", (DecisionOutcome)3, "An outcome is Proceed, Hold or CannotDecide.", () => DecisionVocabulary.Plain.Of((DecisionOutcome)3));

    [Fact]
    public void A_catalogue_has_each_rule_once_and_names_the_first_that_it_has_twice()
    {
        Rule platelets = Neutrophils with { Id = "S7-PLT" };

        Assert.Equal([Neutrophils, platelets], new RuleCatalogue([platelets, Neutrophils]).Rules);
        Assert.Same(platelets, new RuleCatalogue([platelets, Neutrophils]).Find("S7-PLT"));
        Refused.Argument("rules", "Two rules have the id S7-PLT.", () => new RuleCatalogue([platelets, Neutrophils, Neutrophils, platelets]));
        Refused.Argument("id", "There is no rule 's7-plt' in the catalogue.", () => new RuleCatalogue([platelets]).Find("s7-plt"));
    }
}
