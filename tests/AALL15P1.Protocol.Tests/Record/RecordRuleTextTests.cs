using AALL15P1.Protocol.Evidence;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>The record's own rules as the catalogue lists them: title, what is asked, on whose authority, and what the site states.</summary>
public sealed class RecordRuleTextTests
{
    [Theory]
    [InlineData("RECORD-ROUTE", "Route of an administration", "A drug is given by a route that its order allows; by a route that the drug never has, it is a hazard.")]
    [InlineData("RECORD-DAY", "Day of an administration", "An administration is given on the day for which it is planned, after every hold before it.")]
    [InlineData("RECORD-UNPLANNED", "Unplanned administration", "An order is given on the days of its block that the calendar states.")]
    [InlineData("RECORD-TWICE", "Administration given twice", "A planned dose is given once.")]
    [InlineData("RECORD-INTERVAL", "Administrations too near each other", "Two days of an order are given no nearer than the calendar's own days of it are to each other, and, but for an order of several doses a day, no two of them on one day.")]
    [InlineData("RECORD-BLOCK-CUT", "Block cut short", "A block starts after the planned administrations of the block before it.")]
    [InlineData("RECORD-BLOCK-SKIPPED", "Block without a start", "Blocks start in their order, and none is left out.")]
    [InlineData("RECORD-OMITTED-GIVEN", "Omitted administration given", "What was omitted by decision is not given.")]
    [InlineData("RECORD-AFTER-LEAVING", "Therapy after leaving the protocol", "Nothing is given by the protocol from the day on which the infant left it.")]
    [InlineData("RECORD-AFTER-END", "Therapy after its end", "Nothing is given by the protocol from the day on which therapy ends.")]
    [InlineData("RECORD-LEFT-OUT", "Held administration left out", "Where the site makes up held administrations, one that would stand too near the next of its order cannot be made up, and the record says so and asks for a decision.")]
    [InlineData("RECORD-HELD-GIVEN", "Dose of a held order", "Nothing of a held order is given before its hold ends; an open hold ends with the word until when it lasted, or with the decision to make up or to omit what is held.")]
    [InlineData("RECORD-HOLD-UNDECIDED", "Hold without a policy", "What becomes of a held administration is unpublished: the site's policy says whether it is made up, omitted or moves what follows.", "what becomes of a held administration: the site's policy")]
    [InlineData("RECORD-DELAY-CONTRADICTED", "Delay that contradicts the record", "A delay of treatment begins while the adverse event lasts that caused it, and no treatment is recorded within it.")]
    [InlineData("RECORD-DELAY-END", "End of a delay", "A delay of treatment whose end nobody stated ends with the treatment that was given after it, with leaving or with death; until then it lasts as long as somebody says so, and does not grow by the passing of days.")]
    [InlineData("RECORD-GRADE-5", "Adverse event of grade 5", "Grade 5 is a death: the record has the death, or the grade is another.")]
    [InlineData("RECORD-EVENT-OF-DEATH", "Adverse event of a death", "A death in the evaluation period of dose-limiting toxicity has its adverse event, with the grade, on record.")]
    [InlineData("RECORD-LATER", "Evidence recorded later than it happened", "What a start is judged by is recorded on the day on which it happened; what was recorded later is shown as such.")]
    [InlineData("RECORD-CLOCK", "Clock time of a dose", "A dose begins on the day on which it was given, by some clock on earth, and before it is recorded.")]
    [InlineData("RECORD-TITRATION-POLICY", "Titration policy of the site", "How the oral drugs follow the counts is unpublished: the site's supplement names the policy.", "titration policy: the site's")]
    [InlineData("RECORD-TITRATION-START", "Starting dose behind a prescription", "A prescription states a percentage of the starting dose, or an amount whose starting dose is known.")]
    [InlineData("RECORD-STOPPED-GIVEN", "Dose of a stopped drug", "Nothing of a drug that a prescription has stopped is given before it is prescribed again.")]
    public void A_rule_says_what_it_asks(string id, string title, string statement, string? parameter = null)
    {
        Rule rule = Assert.Single(RecordRules.All, rule => rule.Id == id);

        Assert.Equal((title, statement, parameter is null ? Standing.Library : Standing.Unpublished), (rule.Title, rule.Statement, rule.Standing));
        Assert.Equal(parameter is null ? [] : [parameter], rule.Parameters.Select(stated => $"{stated.Name}: {stated.Value}"));
    }

    // The registry's calendar states days and routes, the registry's outline the two years; D3 asks what those end.
    [Fact]
    public void What_the_calendar_states_is_cited_and_the_rest_is_the_librarys()
    {
        Rule[] rules = [.. RecordRules.Of(Aall15P1.Definition)];

        Assert.Equal(22, rules.Length);
        Assert.Equal(
            ["RECORD-ROUTE", "RECORD-DAY", "RECORD-UNPLANNED", "RECORD-TWICE", "RECORD-INTERVAL", "RECORD-BLOCK-CUT", "RECORD-BLOCK-SKIPPED", "RECORD-AFTER-END"],
            rules.Where(rule => rule is { Citation: not null, Standing: Standing.Protocol }).Select(rule => rule.Id));
        Rule end = Assert.Single(rules, rule => rule.Id == "RECORD-AFTER-END");
        Assert.Equal("Therapy ends 2 years after the start of Induction.", end.Statement);
        Assert.Equal("length of therapy: 2 years", Assert.Single(end.Parameters.Select(stated => $"{stated.Name}: {stated.Value}")));
        Assert.Equal("D3", Assert.Single(end.Interpretations).Id);
    }

    [Fact]
    public void A_protocol_of_one_year_says_so()
    {
        Rule end = Assert.Single(RecordRules.Of(SecondProtocol.InventedProtocol.Definition), rule => rule.Id == "RECORD-AFTER-END");

        Assert.Equal(("Therapy ends 1 year after the start of Opening.", "1 year"), (end.Statement, Assert.Single(end.Parameters).Value));
    }
}
