namespace AALL15P1.Protocol;

/// <summary>Decides whether an infusion keeps to its limits. The limits are data; this engine knows no drug.</summary>
internal static class InfusionCheck
{
    /// <summary>The id of this operation in decisions.</summary>
    public const string Operation = "infusion";

    private const string WithoutDextrose = "a diluent without dextrose";

    /// <summary>Decides without an explanation; allocates nothing.</summary>
    /// <param name="window">The limits.</param>
    /// <param name="record">What is known of the infusion.</param>
    /// <returns>The answer. The concentration is advice and never changes it; so is that nobody has said what the diluent holds.</returns>
    public static DecisionOutcome Evaluate(this InfusionWindow window, in InfusionRecord record) =>
        JudgeLength(window, record).And(JudgeCompletion(window, record)).And(JudgeSite(window, record)).And(JudgeDiluent(window, record));

    /// <summary>Decides and explains.</summary>
    /// <param name="window">The limits.</param>
    /// <param name="record">What is known of the infusion.</param>
    /// <returns>The decision; its outcome is that of <see cref="Evaluate"/>.</returns>
    public static Decision Explain(this InfusionWindow window, in InfusionRecord record)
    {
        List<Finding> findings = [];
        DecisionOutcome length = JudgeLength(window, record);
        if (length != DecisionOutcome.Proceed)
        {
            findings.Add(new(window.InfusionRule, length, Severity.Deviation, record.Length is { } lasted ? $"the infusion lasts {ClockText.Of(lasted)}" : null, window.Infusion.ToString())
            {
                Missing = length == DecisionOutcome.CannotDecide ? "the start and end of the infusion, or its planned duration" : null,
                Audience = Audience.TertiaryCentre,
            });
        }

        DecisionOutcome completion = JudgeCompletion(window, record);
        if (completion != DecisionOutcome.Proceed)
        {
            findings.Add(new(window.CompletionRule, completion, Severity.Deviation, ObservedCompletion(record), $"at most {ClockText.Of(window.CompleteWithin)}")
            {
                Missing = completion == DecisionOutcome.CannotDecide ? "the time of reconstitution or of the end of the infusion" : null,
                Audience = Audience.Pharmacy,
            });
        }

        DecisionOutcome site = JudgeSite(window, record);
        if (site != DecisionOutcome.Proceed)
        {
            findings.Add(new(window.SiteRule, site, Severity.Deviation, record.Site is { } given ? $"given {SiteText(given)}" : null, SiteText(window.Site))
            {
                Missing = site == DecisionOutcome.CannotDecide ? "the kind of centre" : null,
            });
        }

        AddProductFindings(window, record, findings);
        return new Decision(Operation, findings.ToValueList());
    }

    private static string SiteText(CareSetting site) => site switch
    {
        CareSetting.TertiaryCentre => "at a tertiary centre",
        CareSetting.SharedCareCentre => "at a shared-care centre",
        CareSetting.Elsewhere => "elsewhere",
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, "A setting is the tertiary centre, a shared-care centre or elsewhere."),
    };

    private static string? ObservedCompletion(in InfusionRecord record) =>
        (record.End - record.Reconstituted) is { } ended ? $"the infusion ends {ClockText.Of(ended)} after reconstitution"
        : (record.Start - record.Reconstituted) is { } started ? $"the infusion starts {ClockText.Of(started)} after reconstitution"
        : null;

    private static void AddProductFindings(InfusionWindow window, in InfusionRecord record, List<Finding> findings)
    {
        if (record.FinalConcentration is { } concentration
            && (concentration.CompareTo(window.Product.Weakest) < 0 || concentration.CompareTo(window.Product.Strongest) > 0))
        {
            findings.Add(new(
                window.Product.ConcentrationRule,
                DecisionOutcome.Proceed,
                Severity.Information,
                $"the final concentration is {concentration}",
                $"{window.Product.Weakest} to {window.Product.Strongest}, both inclusive")
            { Audience = Audience.Pharmacy });
        }

        if (window.Product.DiluentRule is { } diluent && record.IsDilutedInDextrose is not false)
        {
            // A guard that has nothing to judge says so.
            findings.Add(record.IsDilutedInDextrose is true
                ? new(diluent, DecisionOutcome.Hold, Severity.Hazard, "the diluent holds dextrose", WithoutDextrose) { Audience = Audience.Pharmacy }
                : new(diluent, DecisionOutcome.Proceed, Severity.Information, "nobody has said whether the diluent holds dextrose", WithoutDextrose) { Audience = Audience.Pharmacy });
        }
    }

    private static DecisionOutcome JudgeLength(InfusionWindow window, in InfusionRecord record) =>
        record.Length is not { } length ? DecisionOutcome.CannotDecide
        : window.Infusion.Contains(length) ? DecisionOutcome.Proceed
        : DecisionOutcome.Hold;

    /// <summary>An infusion that starts too late has ended too late, even when its end is not known.</summary>
    private static DecisionOutcome JudgeCompletion(InfusionWindow window, in InfusionRecord record) =>
        (record.End - record.Reconstituted) is { } ended ? ended <= window.CompleteWithin ? DecisionOutcome.Proceed : DecisionOutcome.Hold
        : (record.Start - record.Reconstituted) is { } started && started >= window.CompleteWithin ? DecisionOutcome.Hold
        : DecisionOutcome.CannotDecide;

    private static DecisionOutcome JudgeSite(InfusionWindow window, in InfusionRecord record) =>
        record.Site is not { } site ? DecisionOutcome.CannotDecide
        : site == window.Site ? DecisionOutcome.Proceed
        : DecisionOutcome.Hold;

    private static DecisionOutcome JudgeDiluent(InfusionWindow window, in InfusionRecord record) =>
        window.Product.DiluentRule is not null && record.IsDilutedInDextrose is true ? DecisionOutcome.Hold : DecisionOutcome.Proceed;
}
