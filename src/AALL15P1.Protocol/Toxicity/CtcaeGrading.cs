using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// Grades laboratory values. What is missing never makes a grade: a value that does not decide alone leaves a range of
/// grades, and supplying what is missing only narrows it.
/// </summary>
internal static class CtcaeGrading
{
    /// <summary>The operation's name in a decision.</summary>
    public const string Operation = "grade";

    /// <summary>What the operation calls its answers; a grade holds nothing, so the second is never given.</summary>
    public static DecisionVocabulary Words { get; } = new("graded", "hold");

    /// <summary>Grades a value; allocates nothing.</summary>
    /// <typeparam name="TQuantity">The quantity that was measured.</typeparam>
    /// <param name="term">The term.</param>
    /// <param name="version">The version of the criteria.</param>
    /// <param name="value">The value, with the limits and the baseline as far as they are known.</param>
    /// <returns>The grade, or the grades that it can be.</returns>
    /// <param name="plausibility">Which values are plausible; null for <see cref="LaboratoryPlausibility.Library"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is neither version 4.0 nor 5.0.</exception>
    /// <exception cref="OverflowException">A multiple of a limit or of the baseline is too large for a decimal.</exception>
    public static GradeRange Evaluate<TQuantity>(LaboratoryTerm<TQuantity> term, CtcaeVersion version, in MeasuredValue<TQuantity> value, LaboratoryPlausibility? plausibility = null)
        where TQuantity : struct, IExactQuantity<TQuantity> =>
        term.Table(version) is { } table && term.Judge(value, plausibility ?? LaboratoryPlausibility.Library, findings: null) == DecisionOutcome.Proceed ? table.GradeOf(term.Numbers(value, plausibility ?? LaboratoryPlausibility.Library)) : new(Grade.None, Grade.LifeThreatening);

    /// <summary>Grades a value and explains the grade.</summary>
    /// <inheritdoc cref="Evaluate{TQuantity}(LaboratoryTerm{TQuantity}, CtcaeVersion, in MeasuredValue{TQuantity}, LaboratoryPlausibility?)"/>
    public static Grading Explain<TQuantity>(LaboratoryTerm<TQuantity> term, CtcaeVersion version, in MeasuredValue<TQuantity> value, LaboratoryPlausibility? plausibility = null)
        where TQuantity : struct, IExactQuantity<TQuantity>
    {
        GradeRange grade = Evaluate(term, version, value, plausibility);
        return new Grading(term.Term, version, grade, new Decision(Operation, FindingsOf(term, version, value, grade, plausibility)));
    }

    /// <summary>Grades the value of an event's day by the version of that day, and explains the grade and the version.</summary>
    /// <typeparam name="TQuantity">The quantity that was measured.</typeparam>
    /// <param name="term">The term.</param>
    /// <param name="calendar">Which version grades which day.</param>
    /// <param name="eventDate">The day of the event.</param>
    /// <param name="value">The value, with the limits and the baseline as far as they are known.</param>
    /// <param name="plausibility">Which values are plausible; null for <see cref="LaboratoryPlausibility.Library"/>.</param>
    /// <returns>The explained grade.</returns>
    /// <exception cref="OverflowException">A multiple of a limit or of the baseline is too large for a decimal.</exception>
    public static Grading ExplainOn<TQuantity>(
        LaboratoryTerm<TQuantity> term, GradingCalendar calendar, LocalDate eventDate, in MeasuredValue<TQuantity> value, LaboratoryPlausibility? plausibility = null)
        where TQuantity : struct, IExactQuantity<TQuantity>
    {
        CtcaeVersion version = calendar.VersionOn(eventDate);
        GradeRange grade = Evaluate(term, version, value, plausibility);
        Finding chosen = new(
            calendar.Rule,
            DecisionOutcome.Proceed,
            Severity.Information,
            $"{LocalDateText(eventDate)} is graded by {VersionText(version)}",
            $"{VersionText(calendar.Before)} before {LocalDateText(calendar.ChangeOn)}, {VersionText(calendar.After)} from that day");
        return new Grading(term.Term, version, grade, new Decision(Operation, [chosen, .. FindingsOf(term, version, value, grade, plausibility)]));
    }

    private static ValueList<Finding> FindingsOf<TQuantity>(
        LaboratoryTerm<TQuantity> term, CtcaeVersion version, in MeasuredValue<TQuantity> value, GradeRange grade, LaboratoryPlausibility? plausibility)
        where TQuantity : struct, IExactQuantity<TQuantity>
    {
        GradingTable table = term.Table(version);
        LaboratoryPlausibility judged = plausibility ?? LaboratoryPlausibility.Library;
        MeasuredNumbers numbers = term.Numbers(value, judged);
        string observed = $"{BoundText.Sign(value.Kind)}{value.Value.ToString(term.Unit)}";
        string required = $"a value in {string.Join("; ", table.Rule.Parameters.Select(parameter => $"{parameter.Value} for {parameter.Name}"))}";
        var findings = new List<Finding>();
        if (term.Judge(value, judged, findings) != DecisionOutcome.Proceed)
        {
            return findings.ToValueList();
        }

        findings.Add(new(table.Rule, DecisionOutcome.Proceed, Severity.Information, $"{observed} is {grade}", required));
        term.AddLeftOut(value, judged, findings);
        if (!grade.IsDecided)
        {
            foreach (string missing in MissingIn(table, numbers))
            {
                findings.Add(new(table.Rule, DecisionOutcome.CannotDecide, Severity.Information, $"{observed} is {grade}", "it, to decide the grade")
                {
                    Missing = missing,
                });
            }
        }

        if (numbers.LowerLimit is { } limit && numbers.Measured.Exact >= limit && grade.Lowest > Grade.None)
        {
            findings.Add(new(
                table.Rule,
                DecisionOutcome.Proceed,
                Severity.Information,
                $"{observed} is not below the laboratory's lower limit of normal, {value.LowerLimit?.ToString(term.Unit)}",
                "the printed band, which does not look at that limit"));
        }

        return findings.ToValueList();
    }

    // Asked only when the grade is open: each item is one whose value can still change it.
    private static IEnumerable<string> MissingIn(GradingTable table, MeasuredNumbers value)
    {
        if (value.Kind != BoundKind.Exact)
        {
            yield return "the number behind the bound";
        }

        bool usesLimit = table.Criteria.Any(criterion => criterion.Scale == GradingScale.MultipleOfUpperLimit);
        bool usesBaseline = table.Criteria.Any(criterion => criterion.Scale == GradingScale.MultipleOfBaseline);
        bool usesLowerLimit = table.Criteria.Any(criterion => criterion.Bands.Any(band => band.EndsAtLowerLimit && band.Range.Contains(value.Value)));
        if (usesLowerLimit && value.LowerLimit is null)
        {
            yield return "the laboratory's lower limit of normal";
        }

        if (usesLimit && value.UpperLimit is null)
        {
            yield return "the laboratory's upper limit of normal";
        }

        if (usesBaseline && value.Baseline is null)
        {
            yield return "the baseline";
        }

        if (value.IsTransfusionIndicated is null && table.GradeOf(value).Lowest < table.JudgedFrom)
        {
            yield return "the clinician's statement whether a transfusion is indicated";
        }

        if (table.GradeOf(value with { IsLifeThreatening = false }).Highest == table.JudgedFrom && value.IsLifeThreatening is null)
        {
            yield return "the clinical judgement whether the consequences are life-threatening";
        }
    }

    private static string VersionText(CtcaeVersion version) => $"CTCAE {version.Number()}";

    private static string LocalDateText(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}

/// <summary>An explained grade. Two are equal when they are of equal input.</summary>
/// <param name="Term">The term.</param>
/// <param name="Version">The version of the criteria.</param>
/// <param name="Grade">The grade, or the grades that it can be.</param>
/// <param name="Decision">Why: <see cref="DecisionOutcome.Proceed"/> when the grade is known, else <see cref="DecisionOutcome.CannotDecide"/> with what is missing.</param>
public sealed record Grading(AdverseEventTerm Term, CtcaeVersion Version, GradeRange Grade, Decision Decision);

/// <summary>A measured value as plain numbers in one unit, so that one engine grades every quantity.</summary>
internal readonly record struct MeasuredNumbers(decimal Value, decimal? LowerLimit, decimal? UpperLimit, decimal? Baseline, bool? IsLifeThreatening, bool? IsTransfusionIndicated)
{
    /// <summary>Whether the value is the number, or on which side of it.</summary>
    public BoundKind Kind { get; init; }

    public BoundedNumber Measured => new(Value, Kind);

    public bool? BaselineIsAbnormal => Baseline is { } baseline && UpperLimit is { } limit ? baseline > limit : null;
}
