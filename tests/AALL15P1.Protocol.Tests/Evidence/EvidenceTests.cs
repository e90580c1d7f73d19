using AALL15P1.Protocol.Evidence;
using Xunit;

namespace AALL15P1.Protocol.Tests.Evidence;

public sealed class EvidenceTests
{
    private static readonly Reading First = new("first", "The first.", []);
    private static readonly Reading Second = new("second", "The second.", []);
    private static readonly Interpretation Question = new("Q1", "Which?", [First, Second]);
    private static readonly Citation Published = new(new Source("S1", "A paper", Standing.Backbone), "page 1");

    // A paper about the backbone makes a value Backbone or Reference, never the protocol's own; and what has no source has no citation.
    [Theory]
    [InlineData(Standing.Protocol, false)]
    [InlineData(Standing.Site, false)]
    [InlineData(Standing.Backbone, true)]
    [InlineData(Standing.Reference, true)]
    [InlineData(Standing.Library, false)]
    [InlineData(Standing.Unpublished, false)]
    public void A_cited_value_stands_no_higher_than_its_source_gives_and_never_without_one(Standing standing, bool isAllowed)
    {
        if (isAllowed)
        {
            Assert.Equal($"1.5 ({standing}: S1, page 1)", new Cited<decimal>(1.5m, Published, standing).ToString());
        }
        else
        {
            Refused.OutOfRange("standing", standing, "A value cited from S1 has a standing from Backbone to Reference.", () => new Cited<decimal>(1.5m, Published, standing));
        }
    }

    [Fact]
    public void A_question_has_a_reading_and_each_has_an_id_of_its_own()
    {
        const string Message = "Interpretation Q1 needs at least one reading, and each reading an id of its own.";

        Assert.Equal([First], new Interpretation("Q1", "Which?", [First]).Readings);
        Refused.Argument("readings", Message, () => new Interpretation("Q1", "Which?", []));
        Refused.Argument("readings", Message, () => new Interpretation("Q1", "Which?", [First, Second, First with { Statement = "Again." }]));
        Refused.Argument("readingId", "Interpretation Q1 has no reading 'third'; it has first, second.", () => Question.Reading("third"));
    }

    [Fact]
    public void A_reading_that_is_taken_already_leaves_the_choices_as_they_are()
    {
        InterpretationChoices defaults = InterpretationChoices.DefaultsOf([Question]);

        Assert.Same(defaults, defaults.With("Q1", "first"));
        Assert.Equal(Second, defaults.With("Q1", "second").Of(Question));
        Assert.Equal(First, defaults.Of(Question));
        Refused.Argument("interpretationId", "There is no interpretation 'Q2'; the register has Q1.", () => defaults.With("Q2", "first"));
        Refused.Argument("register", "The register has two questions 'Q1'.", () => InterpretationChoices.DefaultsOf([new Interpretation("Q0", "What?", [First]), Question, new Interpretation("Q1", "Which again?", [Second])]));
    }

    [Fact]
    public void A_list_of_objects_has_no_null()
    {
        const string Message = "The element at index 1 is null. A list of String has no null.";

        Refused.Argument("items", Message, () => ValueList.Create<string>(["a", null!, null!]));
        Refused.Argument("items", Message, () => new[] { "a", null! }.ToValueList());
        Refused.Argument("items", "The element at index 0 is null. A list of StartCriterion has no null.", () => Aall15P1.Definition.Blocks[0] with { StartCriteria = [null!] });
        Assert.Equal(2, ValueList.Create<int?>([1, null]).Count);
        Assert.Equal(["a", "b"], ValueList.Create(["a", "b"]));
    }

    [Fact]
    public void A_list_of_values_prints_its_elements_and_seldom_shares_its_hash()
    {
        Assert.Equal("[1, 2]", ValueList.Create<int>([1, 2]).ToString());
        Assert.Equal("[]", default(ValueList<int>).ToString());
        Assert.InRange(Enumerable.Range(0, 100).Select(number => ValueList.Create<int>([number]).GetHashCode()).Distinct().Count(), 90, 100);
    }
}
