using AALL15P1.Protocol.Testing;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>
/// The conformance vectors, whose expected values are written from the sources, asked of the library one operation at a
/// time: what they notice, the core's own tests notice.
/// </summary>
public sealed class VectorTests
{
    [Fact]
    public void Eligibility() => Passes("eligibility");

    [Fact]
    public void Start_of_a_block() => Passes("start-block");

    [Fact]
    public void Continuing_past_induction() => Passes("continue-past-induction");

    [Fact]
    public void Site_of_care() => Passes("site-of-care");

    [Fact]
    public void Grades() => Passes("grade");

    [Fact]
    public void Dose_limiting_toxicity() => Passes("dlt");

    [Fact]
    public void Summaries_of_dose_limiting_toxicity() => Passes("dlt-summary");

    [Fact]
    public void Infusions() => Passes("infusion");

    [Fact]
    public void Doses() => Passes("dose");

    [Fact]
    public void Safety() => Passes("safety-check");

    [Fact]
    public void Roadmaps() => Passes("roadmap");

    [Fact]
    public void Titration() => Passes("titrate");

    [Fact]
    public void Replays() => Passes("replay");

    private static void Passes(string operation)
    {
        ConformanceReport report = ConformanceSuite.Run(new LibraryImplementation(), [operation]);

        Assert.NotEmpty(report.Results);
        Assert.True(report.Failed == 0, report.ToText());
    }
}
