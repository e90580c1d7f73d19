namespace AALL15P1.Protocol;

/// <summary>
/// The cumulative dose of a class of drugs: the sum of what each dose was for each square metre. Nothing is converted
/// between the drugs of a class.
/// </summary>
/// <param name="Class">The class.</param>
/// <param name="Total">The sum of the doses whose amount is known.</param>
/// <param name="DosesWithoutAmount">How many doses have no known amount, so that the true sum is larger.</param>
internal readonly record struct CumulativeDose(DrugClass Class, MassPerArea Total, int DosesWithoutAmount)
{
    /// <summary>Adds up the doses of a class.</summary>
    /// <param name="drugClass">The class.</param>
    /// <param name="doses">The doses; those of other classes are passed over.</param>
    /// <returns>The sum.</returns>
    public static CumulativeDose Of(DrugClass drugClass, ReadOnlySpan<RecordedDose> doses)
    {
        CumulativeDose sum = new(drugClass, MassPerArea.FromMilligramsPerSquareMetre(0m), 0);
        foreach (ref readonly RecordedDose dose in doses)
        {
            sum = sum.With(dose);
        }

        return sum;
    }

    /// <summary>The sum with one more dose; one of another class is passed over.</summary>
    /// <param name="dose">The dose.</param>
    /// <returns>The sum.</returns>
    public CumulativeDose With(in RecordedDose dose) =>
        dose.Drug.Class != Class ? this
        : dose.AmountPerArea is { } amount ? this with { Total = MassPerArea.FromMilligramsPerSquareMetre(Total.MilligramsPerSquareMetre + amount.MilligramsPerSquareMetre) }
        : this with { DosesWithoutAmount = DosesWithoutAmount + 1 };

    /// <summary>Judges the sum without an explanation; allocates nothing.</summary>
    /// <param name="limit">The site's limit; null when it has none, and then the sum is reported and not judged.</param>
    /// <returns>The answer: a hold as soon as the known doses alone exceed the limit.</returns>
    /// <exception cref="ArgumentException">The limit is for another class.</exception>
    public DecisionOutcome Evaluate(CumulativeLimit? limit)
    {
        if (limit is null)
        {
            return DecisionOutcome.Proceed;
        }

        if (limit.Class != Class)
        {
            throw new ArgumentException($"The limit is for {limit.Class}, and the doses are of {Class}.", nameof(limit));
        }

        return Total.CompareTo(limit.Limit.Value) > 0 ? DecisionOutcome.Hold
            : DosesWithoutAmount > 0 ? DecisionOutcome.CannotDecide
            : DecisionOutcome.Proceed;
    }

    /// <summary>Judges and explains.</summary>
    /// <param name="limit">The site's limit; null when it has none.</param>
    /// <returns>The decision; its outcome is that of <see cref="Evaluate"/>. The sum is always reported.</returns>
    /// <exception cref="ArgumentException">The limit is for another class.</exception>
    public Decision Explain(CumulativeLimit? limit)
    {
        DecisionOutcome outcome = Evaluate(limit);
        string observed = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"the {Class} doses add up to {Total}{(DosesWithoutAmount > 0 ? $" and {DosesWithoutAmount} of unknown amount" : string.Empty)}");
        Severity severity = outcome switch
        {
            DecisionOutcome.Proceed => Severity.Information,
            DecisionOutcome.Hold => Severity.Hazard,
            _ => Severity.Deviation,
        };
        string required = limit is null ? "a limit that the site states" : $"at most {limit.Limit.Value} ({limit.Limit.Citation})";
        return new Decision("add-up-doses", [new(SafetyRules.CumulativeDose, outcome, severity, observed, required)
        {
            Missing = outcome == DecisionOutcome.CannotDecide ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the amount of {DosesWithoutAmount} of the doses") : null,
        }]);
    }
}
