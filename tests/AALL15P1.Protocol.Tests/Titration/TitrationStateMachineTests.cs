using AALL15P1.Protocol.Titration;
using Xunit;

namespace AALL15P1.Protocol.Tests.Titration;

public sealed class TitrationStateMachineTests
{
    private static readonly string[] Lines = IcicleAll14.Policy.StateMachine.ToMermaid().Split('\n');

    [Fact]
    public void The_diagram_begins_with_its_title_and_states()
    {
        Assert.Equal(
            [
                "---",
                "title: \"ICiCLe-ALL-14 maintenance titration (Reference, not AALL15P1)\"",
                "---",
                "stateDiagram-v2",
                "    state \"Both drugs at one step\" as Steady",
                "    state \"Thiopurine a step ahead\" as ThiopurineAhead",
                "    state \"Both drugs at the highest dose\" as AtCeiling",
                "    state \"Below the last tolerated dose\" as Reduced",
                "    state \"Both drugs stopped\" as Stopped",
                "    state \"Doses that the policy never leads to\" as OffSteps",
                "    [*] --> Steady : 100 % of both starting doses → the physician decides (TITRATION-KNOWN-DOSES)",
            ],
            Lines[..11]);
    }

    [Theory]
    [InlineData("    Steady --> Stopped : ANC ≤ 500/µL or platelets ≤ 50,000/µL → stop both (ICICLE-STOP)")]
    [InlineData("    ThiopurineAhead --> Stopped : ANC ≤ 500/µL or platelets ≤ 50,000/µL → stop both (ICICLE-STOP)")]
    [InlineData("    Stopped --> Stopped : ANC 501-750/µL or platelets 50,001-75,000/µL → stop both (ICICLE-STOP-UNTIL-RECOVERY)")]
    [InlineData("    AtCeiling --> Reduced : ANC 501-750/µL or platelets 50,001-75,000/µL → half of the last tolerated dose (ICICLE-HALVE)")]
    [InlineData("    Stopped --> Steady : ANC ≥ 750/µL and platelets ≥ 75,000/µL, last tolerated below 175 % → resume the last tolerated dose (ICICLE-RESUME)")]
    [InlineData("    Reduced --> AtCeiling : ANC ≥ 750/µL and platelets ≥ 75,000/µL, last tolerated 175 % → resume the last tolerated dose (ICICLE-RESUME)")]
    [InlineData("    Steady --> ThiopurineAhead : 6 uninterrupted weeks at 100 %, thiopurine to 125 % → escalate (ICICLE-FIRST-STEP)")]
    [InlineData("    ThiopurineAhead --> AtCeiling : 14 days with ANC ≥ 1500/µL, or 28 days, methotrexate to 175 % → escalate (ICICLE-METHOTREXATE-STEP)")]
    public void The_diagram_has_the_arrow(string line) => Assert.Contains(line, Lines);

    [Fact]
    public void Every_arrow_is_one_line_that_Mermaid_can_read()
    {
        Assert.Equal(4 + 6 + IcicleAll14.Policy.StateMachine.Transitions.Count + 1, Lines.Length);
        Assert.All(Lines.Where(line => line.Contains("-->", StringComparison.Ordinal)), line =>
        {
            Assert.Matches(@"^    (\[\*\]|[A-Za-z]+) --> [A-Za-z]+ : [^:;]+$", line);
        });
    }

    [Fact]
    public void No_arrow_is_drawn_twice() =>
        Assert.Equal(IcicleAll14.Policy.StateMachine.Transitions.Count, IcicleAll14.Policy.StateMachine.Transitions.Distinct().Count());

    [Fact]
    public void The_machine_allows_its_arrows_only()
    {
        TitrationStateMachine machine = IcicleAll14.Policy.StateMachine;

        Assert.True(machine.Allows(TitrationState.Steady, TitrationActionKind.Stop, "ICICLE-STOP", TitrationState.Stopped));
        Assert.False(machine.Allows(TitrationState.Steady, TitrationActionKind.Stop, "ICICLE-HALVE", TitrationState.Stopped));
        Assert.False(machine.Allows(TitrationState.Steady, TitrationActionKind.Stop, "ICICLE-STOP", TitrationState.Steady));
        Assert.False(machine.Allows(TitrationState.Steady, TitrationActionKind.Halve, "ICICLE-STOP", TitrationState.Stopped));
        Assert.False(machine.Allows(TitrationState.NotStarted, TitrationActionKind.Stop, "ICICLE-STOP", TitrationState.Stopped));
        Assert.False(machine.Allows(TitrationState.AtCeiling, TitrationActionKind.Escalate, "ICICLE-LATER-STEP", TitrationState.ThiopurineAhead));
    }
}
