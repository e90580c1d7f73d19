using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

/// <summary>What the README says of NUnit in words: the same property and the same law, under the attribute of FsCheck.NUnit, which NUnit runs here.</summary>
public sealed class NUnitReadmeTests
{
    [Fact]
    public void NUnit_runs_the_property_and_the_law_and_finds_a_fault()
    {
        NUnitTestAssemblyRunner runner = new(new DefaultTestAssemblyBuilder());
        runner.Load(typeof(OurGate).Assembly, new Dictionary<string, object>(StringComparer.Ordinal) { ["NumberOfTestWorkers"] = 0 });

        ITestResult result = runner.Run(TestListener.NULL, TestFilter.Empty);

        Dictionary<string, ITestResult> cases = Leaves(result).ToDictionary(leaf => leaf.Name, StringComparer.Ordinal);
        Assert.Equal(["Answers_as_the_library_does", "Asks_for_more_than_500", "Counts"], cases.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(TestStatus.Passed, cases["Answers_as_the_library_does"].ResultState.Status);
        Assert.Equal(TestStatus.Passed, cases["Counts"].ResultState.Status);
        Assert.Equal(TestStatus.Failed, cases["Asks_for_more_than_500"].ResultState.Status);
        Assert.Contains("\"neutrophils\":\"500/µL\"", cases["Asks_for_more_than_500"].Message, StringComparison.Ordinal);
    }

    private static IEnumerable<ITestResult> Leaves(ITestResult result) => result.HasChildren ? result.Children.SelectMany(Leaves) : [result];

    public sealed class OurGate
    {
        private const string Seed = "(1,3)";
        private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

        [FsCheck.NUnit.Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 200, Replay = Seed)]
        public Property Answers_as_the_library_does(StartFacts facts) =>
            (Protocol.MayStart(BlockIds.Azacitidine1, facts).Outcome == Protocol.EvaluateStart(BlockIds.Azacitidine1, facts))
                .Label($"{ProtocolQuestion.Of(BlockIds.Azacitidine1, facts)}");

        [FsCheck.NUnit.Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 200, Replay = Seed)]
        public Property Asks_for_more_than_500(StartFacts facts) =>
            (Protocol.EvaluateStart(BlockIds.Azacitidine1, facts) != DecisionOutcome.Proceed || facts.Values!.Neutrophils?.Limit.PerMicrolitre > 500m)
                .Label($"{ProtocolQuestion.Of(BlockIds.Azacitidine1, facts)}");

        [FsCheck.NUnit.Property(MaxTest = 200, Replay = Seed)]
        public Property Counts() => ProtocolLaws.EpiCounts.For(new LibraryImplementation());
    }
}
