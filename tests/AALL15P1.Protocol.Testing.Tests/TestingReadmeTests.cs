namespace AALL15P1.Protocol.Testing.Tests;

/// <summary>The property that the READMEs show is compiled here and run, with this library in the place of the other system.</summary>
public sealed class TestingReadmeTests
{
    // snippet
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

    [Property(Arbitrary = [typeof(ProtocolArbitraries)])]
    public bool Our_gate_answers_as_the_library_does(StartFacts facts) =>
        OurSystem.MayStart("azacitidine-1", facts) == Protocol.EvaluateStart(BlockIds.Azacitidine1, facts);

    // end
    private static class OurSystem
    {
        public static DecisionOutcome MayStart(string block, StartFacts facts) => Protocol.MayStart(new BlockId(block), facts).Outcome;
    }
}
