namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>Counts while a report is made.</summary>
internal sealed class FaultCount
{
    private readonly Dictionary<FaultKind, FaultTally> tallies = Enum.GetValues<FaultKind>().ToDictionary(kind => kind, kind => new FaultTally(kind, 0, 0, 0));
    private readonly List<MissedFault> missed = [];
    private int requests;
    private int falseAlerts;

    public int Infants { get; set; }

    public void AddCorrect(DecisionOutcome outcome)
    {
        requests++;
        falseAlerts += outcome == DecisionOutcome.Proceed ? 0 : 1;
    }

    /// <summary>A fault that is no dose request: one of the counts at a start, or of a supplement.</summary>
    public void Add(FaultKind kind, bool isCaught, bool isHazard)
    {
        FaultTally tally = tallies[kind];
        tallies[kind] = new(kind, tally.Seeded + 1, tally.Caught + (isCaught ? 1 : 0), tally.CaughtAsHazard + (isHazard ? 1 : 0));
    }

    public void Add(in SeededFault fault, in DoseRequest right, Decision decision)
    {
        bool isCaught = decision.Outcome != DecisionOutcome.Proceed;
        bool isHazard = decision.Findings.Any(finding => finding.Effect != DecisionOutcome.Proceed && finding.Severity == Severity.Hazard);
        FaultTally tally = tallies[fault.Kind];
        tallies[fault.Kind] = new(fault.Kind, tally.Seeded + 1, tally.Caught + (isCaught ? 1 : 0), tally.CaughtAsHazard + (isHazard ? 1 : 0));
        if (!isCaught)
        {
            missed.Add(new(fault.Kind, right, fault.Request));
        }
    }

    public FaultReport ToReport() =>
        new(Infants, requests, falseAlerts, tallies.Values.OrderBy(tally => tally.Kind).ToValueList(), missed.ToValueList());
}
