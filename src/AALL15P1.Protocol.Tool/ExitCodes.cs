namespace AALL15P1.Protocol.Tool;

/// <summary>What the exit code of every command means.</summary>
internal static class ExitCodes
{
    /// <summary>The question was answered.</summary>
    public const int Answered = 0;

    /// <summary>What was handed over cannot be read or does not fit.</summary>
    public const int BadInput = 1;

    /// <summary>No answer can be given: something is missing.</summary>
    public const int NoAnswer = 2;

    /// <summary>The answer is hold; of what is judged, as by lint and conformance, that it does not pass.</summary>
    public const int Hold = 3;

    public static int Of(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Hold => Hold,
        DecisionOutcome.CannotDecide => NoAnswer,
        _ => Answered,
    };

    /// <summary>The code of several answers: a hold before what cannot be decided.</summary>
    public static int Of(IEnumerable<DecisionOutcome> outcomes) => Of(outcomes.Aggregate(DecisionOutcome.Proceed, (all, next) => all == DecisionOutcome.Proceed ? next : next == DecisionOutcome.Hold ? next : all));
}
