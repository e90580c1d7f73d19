using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

public sealed class ContinuationGateTests
{
    [Theory]
    [InlineData(MarkerStatus.Present, DecisionOutcome.Proceed, "continues")]
    [InlineData(MarkerStatus.Absent, DecisionOutcome.Hold, "leaves")]
    [InlineData(MarkerStatus.Unknown, DecisionOutcome.CannotDecide, "cannot-decide")]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    public void Only_a_rearranged_leukaemia_passes_the_end_of_Induction(MarkerStatus status, DecisionOutcome expected, string word)
    {
        Assert.Equal(expected, ContinuationGate.Evaluate(Aall15P1.Definition, status));
        Assert.Equal(word, ContinuationGate.Words.Of(expected));
    }

    [Fact]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    public void A_germline_leukaemia_leaves_with_the_reason()
    {
        Finding finding = Assert.Single(ContinuationGate.Explain(Aall15P1.Definition, MarkerStatus.Absent).Findings);

        Assert.Equal(
            "KMT2A after Induction. KMT2A is not rearranged. Required: a KMT2A rearrangement. The infant leaves protocol therapy after the first block. (KMT2A-TO-CONTINUE; CTGOV, eligibility and outline, after Induction)",
            finding.Sentence);
    }

    [Fact]
    public void Evaluating_allocates_nothing() =>
        Assert.Equal(0, Allocated.Least(() => ContinuationGate.Evaluate(Aall15P1.Definition, MarkerStatus.Unknown)));
}
