using System.Text;

namespace AALL15P1.Protocol.Titration;

/// <summary>A titration policy as a state machine: data to read, compare and draw.</summary>
/// <param name="Title">The policy's title.</param>
/// <param name="Transitions">The arrows.</param>
internal sealed record TitrationStateMachine(string Title, ValueList<TitrationTransition> Transitions)
{
    /// <summary>Whether a step from one state to another by an action is an arrow of the machine.</summary>
    /// <param name="from">The state before.</param>
    /// <param name="action">The action.</param>
    /// <param name="ruleId">The id of the rule behind it.</param>
    /// <param name="to">The state after.</param>
    /// <returns>True when the machine has the arrow.</returns>
    public bool Allows(TitrationState from, TitrationActionKind action, string ruleId, TitrationState to) =>
        Transitions.Any(arrow => arrow.From == from && arrow.Action == action && arrow.Rule.Id == ruleId && arrow.To == to);

    /// <summary>The machine as a Mermaid <c>stateDiagram-v2</c>, ready for a Markdown page.</summary>
    /// <returns>The diagram, each line ended by a line feed.</returns>
    public string ToMermaid()
    {
        StringBuilder diagram = new();
        diagram.Append("---\ntitle: \"").Append(Title).Append("\"\n---\nstateDiagram-v2\n");
        foreach (TitrationState state in Transitions.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct().Order())
        {
            if (state != TitrationState.NotStarted)
            {
                diagram.Append("    state \"").Append(Label(state)).Append("\" as ").Append(state).Append('\n');
            }
        }

        foreach (TitrationTransition arrow in Transitions)
        {
            diagram.Append("    ").Append(Node(arrow.From)).Append(" --> ").Append(Node(arrow.To)).Append(" : ")
                .Append(arrow.Condition).Append(" → ").Append(Label(arrow.Action)).Append(" (").Append(arrow.Rule.Id).Append(")\n");
        }

        return diagram.ToString();
    }

    private static string Node(TitrationState state) => state == TitrationState.NotStarted ? "[*]" : state.ToString();

    private static string Label(TitrationState state) => state switch
    {
        TitrationState.Steady => "Both drugs at one step",
        TitrationState.ThiopurineAhead => "Thiopurine a step ahead",
        TitrationState.AtCeiling => "Both drugs at the highest dose",
        TitrationState.Reduced => "Below the last tolerated dose",
        TitrationState.Stopped => "Both drugs stopped",
        TitrationState.OffSteps => "Doses that the policy never leads to",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of titration."),
    };

    private static string Label(TitrationActionKind action) => action switch
    {
        TitrationActionKind.Stop => "stop both",
        TitrationActionKind.Halve => "half of the last tolerated dose",
        TitrationActionKind.HoldSteady => "hold steady",
        TitrationActionKind.Resume => "resume the last tolerated dose",
        TitrationActionKind.Escalate => "escalate",
        TitrationActionKind.CannotDecide => "the physician decides",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action of titration."),
    };
}

/// <summary>One arrow of a titration policy's state machine.</summary>
/// <param name="From">The state before.</param>
/// <param name="Action">What the policy says to do.</param>
/// <param name="To">The state after, when that is done.</param>
/// <param name="Condition">When the arrow is taken, in a few words without a colon or semicolon.</param>
/// <param name="Rule">The rule behind it.</param>
internal sealed record TitrationTransition(TitrationState From, TitrationActionKind Action, TitrationState To, string Condition, Rule Rule);
