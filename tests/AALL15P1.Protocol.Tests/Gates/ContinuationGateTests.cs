using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

public sealed class ContinuationGateTests
{
    [Theory]
    [InlineData(Kmt2aStatus.Rearranged, Outcome.Proceed, "continues")]
    [InlineData(Kmt2aStatus.Germline, Outcome.Hold, "leaves")]
    [InlineData(Kmt2aStatus.Unknown, Outcome.CannotDecide, "cannot-decide")]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    public void Only_a_rearranged_leukaemia_passes_the_end_of_Induction(Kmt2aStatus status, Outcome expected, string word)
    {
        Assert.Equal(expected, ContinuationGate.Evaluate(Aall15P1.Definition, status));
        Assert.Equal(word, ContinuationGate.Words.Of(expected));
    }

    [Fact]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    public void A_germline_leukaemia_leaves_with_the_reason()
    {
        Finding finding = Assert.Single(ContinuationGate.Explain(Aall15P1.Definition, Kmt2aStatus.Germline).Findings);

        Assert.Equal(
            "KMT2A after Induction: KMT2A is not rearranged; required is a KMT2A rearrangement; the infant leaves protocol therapy after the first block (KMT2A-TO-CONTINUE; CTGOV, eligibility and outline, after Induction).",
            finding.Sentence);
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        ContinuationGate.Evaluate(Aall15P1.Definition, Kmt2aStatus.Unknown);

        long before = GC.GetAllocatedBytesForCurrentThread();
        ContinuationGate.Evaluate(Aall15P1.Definition, Kmt2aStatus.Unknown);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
