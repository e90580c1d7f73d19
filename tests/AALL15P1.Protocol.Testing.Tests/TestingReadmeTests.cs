using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

/// <summary>The properties that the READMEs show are compiled here and run, with this library in the place of the other system.</summary>
public sealed class TestingReadmeTests
{
    // snippet
    public sealed class OurGate
    {
        private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

        [Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 200)]
        public Property Answers_as_the_library_does(StartFacts facts) =>
            ProtocolQuestion.Of(BlockIds.Azacitidine1, facts).Holds(() =>
                OurSystem.MayStart("azacitidine-1", facts) == Protocol.EvaluateStart(BlockIds.Azacitidine1, facts));
    }

    // end
    [Fact]
    public void FsCheck_alone_asks_the_same() => Alone();

    [Fact]
    public void A_fault_is_found_and_printed_once_as_the_line_that_shows_it_on_its_bound()
    {
        OurSystem.IsStrict.Value = true;
        Exception failure = Assert.ThrowsAny<Exception>(Alone);
        OurSystem.IsStrict.Value = false;

        string line = Assert.Single(failure.Message.Split('\n'), part => part.Contains("{\"operation\"", StringComparison.Ordinal));
        string question = line[line.IndexOf("{\"operation\"", StringComparison.Ordinal)..(line.LastIndexOf('}') + 1)];
        Assert.Contains("\"neutrophils\":\"500/µL\"", question, StringComparison.Ordinal);
        Assert.DoesNotContain("\"error\"", new LibraryImplementation().AnswerLine(question), StringComparison.Ordinal);
    }

    private static void Alone()
    {
        // snippet
        CompiledProtocol protocol = Aall15P1.Compile();
        Config config = Config.QuickThrowOnFailure.WithArbitrary([typeof(ProtocolArbitraries)]);
        Check.One(config.WithMaxTest(200), Prop.ForAll<StartFacts>(facts =>
            ProtocolQuestion.Of(BlockIds.Azacitidine1, facts).Holds(() =>
                OurSystem.MayStart("azacitidine-1", facts) == protocol.EvaluateStart(BlockIds.Azacitidine1, facts))));
        Check.One(config.WithMaxTest(ProtocolLaws.EpiCounts.Cases), ProtocolLaws.EpiCounts.For(new OurAdapter()));

        // end
    }

    private static class OurSystem
    {
        private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

        /// <summary>Whether, in this test alone, more than 500/µL are asked for where 500/µL are enough.</summary>
        public static AsyncLocal<bool> IsStrict { get; } = new();

        public static DecisionOutcome MayStart(string block, StartFacts facts)
        {
            DecisionOutcome outcome = Protocol.MayStart(new BlockId(block), facts).Outcome;
            return IsStrict.Value && outcome == DecisionOutcome.Proceed && facts.Values!.Neutrophils?.Limit.PerMicrolitre == 500m ? DecisionOutcome.Hold : outcome;
        }
    }

    private sealed class OurAdapter : IProtocolImplementation
    {
        private readonly LibraryImplementation library = new();

        public string Answer(string operation, string input) => library.Answer(operation, input);
    }
}
