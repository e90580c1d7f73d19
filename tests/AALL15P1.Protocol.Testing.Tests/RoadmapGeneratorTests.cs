using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

public sealed class RoadmapGeneratorTests
{
    private static readonly RoadmapCase[] Drawn = [.. RoadmapGenerators.Roadmaps().Generator.Sample(200, new Rnd(2026UL), 200)];

    [Fact]
    public void The_cases_reach_every_reading_of_every_question() =>
        Assert.All(Aall15P1.Definition.Interpretations.Register, question => Assert.Equal(
            question.Readings.Count, Drawn.Select(drawn => drawn.Compile().Definition.Interpretations.Of(question)).Distinct().Count()));

    [Fact]
    public void Some_cases_delay_blocks_and_some_do_not()
    {
        Assert.Contains(Drawn, drawn => drawn.Plan().Blocks.Count(block => !block.IsProjected) == 1);
        Assert.Contains(Drawn, drawn => drawn.Plan().Blocks.Count(block => !block.IsProjected) > 4);
    }

    [Fact]
    public void Every_shrunk_case_can_be_planned() =>
        Assert.All(Drawn.Take(20).SelectMany(RoadmapGenerators.Roadmaps().Shrinker), smaller => Assert.NotEmpty(smaller.Plan()));

    [Fact]
    public void The_simplest_case_shrinks_no_further() =>
        Assert.Empty(RoadmapGenerators.Roadmaps().Shrinker(new(new(2017, 1, 1), 0, [0, 0, 0, 0, 0, 0, 0, 0, 0], [null, null, null, null, null, null, null, null, null])));
}
