using System.Globalization;
using System.Text;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// The dose-limiting toxicities of a trial: the counts, and, when nothing is left open, the rate among evaluable
/// patients with its exact interval.
/// </summary>
public sealed record DltSummary
{
    /// <summary>The operation's name in a decision.</summary>
    public const string Operation = "dlt-summary";

    /// <summary>What the operation calls its answers; a summary holds nothing, so the second is never given.</summary>
    public static DecisionVocabulary Words { get; } = new("summarised", "hold");

    private DltSummary(int evaluable, int notEvaluable, int evaluabilityUnstated, int withToxicity, int undecided, int notEvaluableWithToxicity, decimal confidence)
    {
        Evaluable = evaluable;
        NotEvaluable = notEvaluable;
        EvaluabilityUnstated = evaluabilityUnstated;
        WithToxicity = withToxicity;
        Undecided = undecided;
        NotEvaluableWithToxicity = notEvaluableWithToxicity;
        Confidence = confidence;
        if (Outcome == DecisionOutcome.Proceed)
        {
            Rate = (decimal)withToxicity / evaluable;
            Interval = BinomialInterval.ClopperPearson(withToxicity, evaluable, confidence);
        }
    }

    /// <summary>The patients.</summary>
    public int Patients => Evaluable + NotEvaluable + EvaluabilityUnstated;

    /// <summary>The patients who are evaluable.</summary>
    public int Evaluable { get; }

    /// <summary>The patients who are not evaluable.</summary>
    public int NotEvaluable { get; }

    /// <summary>The patients of whom the site has not stated whether they are evaluable.</summary>
    public int EvaluabilityUnstated { get; }

    /// <summary>The evaluable patients with a dose-limiting toxicity.</summary>
    public int WithToxicity { get; }

    /// <summary>The evaluable patients whose assessment cannot be decided.</summary>
    public int Undecided { get; }

    /// <summary>The patients with a dose-limiting toxicity whom the site states as not evaluable: pointed out, for one of the two may be a slip.</summary>
    public int NotEvaluableWithToxicity { get; }

    /// <summary>The confidence of the interval.</summary>
    public decimal Confidence { get; }

    /// <summary>The share of evaluable patients with a dose-limiting toxicity, 0 to 1; null while something is open or nobody is evaluable.</summary>
    public decimal? Rate { get; }

    /// <summary>The lower bound of the exact interval of the rate, 0 to 1, rounded down at the eighth decimal; null when the rate is.</summary>
    public decimal? LowestRate => Interval?.Lower;

    /// <summary>The upper bound of the exact interval of the rate, 0 to 1, rounded up at the eighth decimal; null when the rate is.</summary>
    public decimal? HighestRate => Interval?.Upper;

    internal BinomialInterval? Interval { get; }

    /// <summary><see cref="DecisionOutcome.Proceed"/> when there is a rate, else <see cref="DecisionOutcome.CannotDecide"/>.</summary>
    public DecisionOutcome Outcome => Evaluable > 0 && EvaluabilityUnstated == 0 && Undecided == 0 ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide;

    /// <summary>Summarises patients.</summary>
    /// <param name="definition">The definition by which the patients were assessed.</param>
    /// <param name="patients">The patients, in any order.</param>
    /// <param name="confidence">The confidence of the interval, of at most 4 decimal places; between 0 and 1, both exclusive.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of bounds, or there are more than 10,000 patients.</exception>
    public static DltSummary Of(DltDefinition definition, ValueList<DltPatient> patients, decimal confidence = 0.95m)
    {
        // Refused even where something is open and no interval is made yet.
        _ = BinomialInterval.LeftOut(confidence);
        int evaluable = 0;
        int notEvaluable = 0;
        int withToxicity = 0;
        int undecided = 0;
        int notEvaluableWithToxicity = 0;
        foreach (DltPatient patient in patients)
        {
            bool? isEvaluable = patient.EvaluabilityBy(definition);
            bool counts = isEvaluable == true;
            evaluable += counts ? 1 : 0;
            notEvaluable += isEvaluable == false ? 1 : 0;
            notEvaluableWithToxicity += patient is { Toxicity: DecisionOutcome.Hold, IsEvaluable: false } ? 1 : 0;
            withToxicity += counts && patient.Toxicity == DecisionOutcome.Hold ? 1 : 0;
            undecided += counts && patient.Toxicity == DecisionOutcome.CannotDecide ? 1 : 0;
        }

        return new DltSummary(evaluable, notEvaluable, patients.Count - evaluable - notEvaluable, withToxicity, undecided, notEvaluableWithToxicity, confidence);
    }

    /// <summary>Explains the summary.</summary>
    /// <param name="definition">The definition by which the patients were assessed.</param>
    /// <returns>The explained answer; its outcome is <see cref="Outcome"/>.</returns>
    public Decision Explain(DltDefinition definition)
    {
        Rule rule = definition.Rules.Evaluability;
        const string Required = "every patient stated as evaluable or not, and every evaluable patient assessed";
        string counts = string.Create(
            CultureInfo.InvariantCulture, $"{WithToxicity} of {Evaluable} evaluable patients with a dose-limiting toxicity, {NotEvaluable} not evaluable");
        Finding Open(string missing) => new(rule, DecisionOutcome.CannotDecide, Severity.Information, counts, Required) { Missing = missing, Audience = Audience.StudyTeam };

        var findings = new List<Finding> { new(rule, DecisionOutcome.Proceed, Severity.Information, counts, Required) };
        if (NotEvaluableWithToxicity > 0)
        {
            string contradicted = string.Create(CultureInfo.InvariantCulture, $"{NotEvaluableWithToxicity} of {Patients} patients with a dose-limiting toxicity and stated as not evaluable");
            findings.Add(new(rule, DecisionOutcome.Proceed, Severity.Deviation, contradicted, "a statement that agrees with the assessment") { Audience = Audience.StudyTeam });
        }

        if (EvaluabilityUnstated > 0)
        {
            findings.Add(Open(string.Create(CultureInfo.InvariantCulture, $"whether {EvaluabilityUnstated} of {Patients} patients are evaluable")));
        }

        if (Undecided > 0)
        {
            findings.Add(Open(string.Create(CultureInfo.InvariantCulture, $"the assessment of {Undecided} of {Evaluable} evaluable patients")));
        }

        if (Evaluable == 0)
        {
            findings.Add(Open("an evaluable patient"));
        }

        return new Decision(Operation, findings.ToValueList());
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Patients), Patients), (nameof(Evaluable), Evaluable), (nameof(NotEvaluable), NotEvaluable),
        (nameof(NotEvaluableWithToxicity), NotEvaluableWithToxicity),
        (nameof(EvaluabilityUnstated), EvaluabilityUnstated), (nameof(WithToxicity), WithToxicity), (nameof(Undecided), Undecided),
        (nameof(Confidence), Confidence), (nameof(Rate), Rate), (nameof(LowestRate), LowestRate), (nameof(HighestRate), HighestRate), (nameof(Outcome), Outcome));
}
