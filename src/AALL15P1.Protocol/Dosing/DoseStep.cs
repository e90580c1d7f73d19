using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>One step on the way to a dose, with where its number is stated. A closed union.</summary>
public abstract record DoseStep
{
    private DoseStep(Citation? citation, Standing? standing)
    {
        Citation = citation;
        Standing = standing;
    }

    /// <summary>Copies a case.</summary>
    /// <param name="original">The case.</param>
    /// <exception cref="NotSupportedException">The copy is of another type: the union is closed.</exception>
    protected DoseStep(DoseStep original)
    {
        ClosedUnion.RequireCase(this, original);
        Citation = original.Citation;
        Standing = original.Standing;
    }

    /// <summary>Where the step's number is stated; null for what was measured and for plain arithmetic.</summary>
    public Citation? Citation { get; }

    /// <summary>The standing of the step's number; null for what was measured and for plain arithmetic.</summary>
    public Standing? Standing { get; }

    /// <summary>The kind of step on the wire, in kebab case.</summary>
    public abstract string Kind { get; }

    /// <summary>The step in words. A long row of digits is cut, and an ellipsis says so.</summary>
    public abstract string Text { get; }

    /// <summary>The step in words.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Text;

    /// <summary>The weight that was used.</summary>
    /// <param name="Weight">The weight.</param>
    /// <param name="Measured">When it was measured.</param>
    /// <param name="AgeInDays">The days from the measurement to the dose.</param>
    internal sealed record WeightUsed(Weight Weight, LocalDate Measured, int AgeInDays) : DoseStep(null, null)
    {
        /// <inheritdoc/>
        public override string Kind => "weight";

        /// <inheritdoc/>
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"weight {Weight}, measured {Ago(AgeInDays, Measured)}");
    }

    /// <summary>The height that was used.</summary>
    /// <param name="Height">The height.</param>
    /// <param name="Measured">When it was measured.</param>
    /// <param name="AgeInDays">The days from the measurement to the dose.</param>
    internal sealed record HeightUsed(Height Height, LocalDate Measured, int AgeInDays) : DoseStep(null, null)
    {
        /// <inheritdoc/>
        public override string Kind => "height";

        /// <inheritdoc/>
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"height {Height}, measured {Ago(AgeInDays, Measured)}");
    }

    /// <summary>The body surface area that was estimated.</summary>
    /// <param name="Formula">The formula.</param>
    /// <param name="Area">The area, not rounded.</param>
    internal sealed record AreaEstimated(Cited<BsaFormula> Formula, BodySurfaceArea Area) : DoseStep(Formula.Citation, Formula.Standing)
    {
        /// <inheritdoc/>
        public override string Kind => "body-surface-area";

        /// <inheritdoc/>
        public override string Text => $"body surface area by {Formula.Value.Id}, {Formula.Value.Text} = {StepText.Area(Area)}";
    }

    /// <summary>The body surface area that was rounded.</summary>
    /// <param name="Rounding">The rounding.</param>
    /// <param name="Area">The area after it.</param>
    internal sealed record AreaRounded(Cited<BsaRounding> Rounding, BodySurfaceArea Area) : DoseStep(Rounding.Citation, Rounding.Standing)
    {
        /// <inheritdoc/>
        public override string Kind => "body-surface-area-rounding";

        /// <inheritdoc/>
        public override string Text => $"body surface area rounded {Rounding.Value} = {StepText.Area(Area)}";
    }

    /// <summary>The stated size applied to what was measured.</summary>
    /// <param name="Rule">The stated dose.</param>
    /// <param name="Amount">The amount, for what the rule's period covers.</param>
    /// <param name="BandFromMonths">The age at which the band begins, of a table by age; null for any other size.</param>
    internal sealed record Sized(Cited<DoseRule> Rule, DoseAmount Amount, int? BandFromMonths = null) : DoseStep(Rule.Citation, Rule.Standing)
    {
        /// <inheritdoc/>
        public override string Kind => "size";

        /// <summary>The day on which the age was taken that decides a starting dose; null for any other size.</summary>
        public LocalDate? AgeTakenOn { get; init; }

        /// <inheritdoc/>
        public override string Text => string.Create(
            CultureInfo.InvariantCulture,
            $"{(BandFromMonths is { } months ? $"table by age, band from {months} months" : Rule.Value)}{(AgeTakenOn is { } taken ? $", the starting dose for the age on {taken:uuuu-MM-dd}" : string.Empty)} = {StepText.Amount(Amount)}{Per(Rule.Value.Period)}");
    }

    /// <summary>The infant factor.</summary>
    /// <param name="Policy">The policy's title.</param>
    /// <param name="Factor">The factor.</param>
    /// <param name="FromMonths">The age at which the band begins.</param>
    /// <param name="AgeTakenOn">The day on which the age was taken.</param>
    /// <param name="Amount">The amount after it.</param>
    internal sealed record InfantFactorApplied(string Policy, Cited<Fraction> Factor, int FromMonths, LocalDate AgeTakenOn, DoseAmount Amount)
        : DoseStep(Factor.Citation, Factor.Standing)
    {
        /// <inheritdoc/>
        public override string Kind => "infant-factor";

        /// <inheritdoc/>
        public override string Text => string.Create(
            CultureInfo.InvariantCulture,
            $"infant factor {Factor.Value} ({Policy}, band from {FromMonths} months, age on {AgeTakenOn:uuuu-MM-dd}) = {StepText.Amount(Amount)}");
    }

    /// <summary>A taper's step.</summary>
    /// <param name="Factor">The part of the stated size.</param>
    /// <param name="DayOfTaper">The day of the taper, from 1.</param>
    /// <param name="Amount">The amount after it.</param>
    internal sealed record Tapered(Cited<Fraction> Factor, int DayOfTaper, DoseAmount Amount) : DoseStep(Factor.Citation, Factor.Standing)
    {
        /// <inheritdoc/>
        public override string Kind => "taper";

        /// <inheritdoc/>
        public override string Text => string.Create(
            CultureInfo.InvariantCulture, $"taper day {DayOfTaper}: {Factor.Value} = {StepText.Amount(Amount)}");
    }

    /// <summary>What of a titrated dose is given: a percentage of the starting dose, or the amount that was prescribed.</summary>
    /// <param name="Share">What is given, and since when.</param>
    /// <param name="Amount">The amount after it.</param>
    internal sealed record Titrated(TitratedShare Share, DoseAmount Amount)
        : DoseStep(Share.AskedBy?.Citation, Share.AskedBy?.Standing ?? Evidence.Standing.Site)
    {
        /// <inheritdoc/>
        public override string Kind => "titration";

        /// <inheritdoc/>
        public override string Text => Share.Percent is not null
            ? $"{Share.PercentText}, {Share.From} = {StepText.Amount(Amount)}"
            : $"{StepText.Amount(Amount)}, {Share.From}";
    }

    /// <summary>A day's amount divided into single doses.</summary>
    /// <param name="TimesPerDay">The doses a day, with where the calendar states them.</param>
    /// <param name="Amount">The single dose.</param>
    internal sealed record Divided(Cited<int> TimesPerDay, DoseAmount Amount) : DoseStep(TimesPerDay.Citation, TimesPerDay.Standing)
    {
        /// <inheritdoc/>
        public override string Kind => "divided";

        /// <inheritdoc/>
        public override string Text => string.Create(
            CultureInfo.InvariantCulture, $"divided into {TimesPerDay.Value} doses a day = {StepText.Amount(Amount)}/dose");
    }

    /// <summary>A cap that was reached.</summary>
    /// <param name="Maximum">The cap.</param>
    /// <param name="Period">What it covers.</param>
    /// <param name="Amount">The amount after it.</param>
    internal sealed record Capped(Cited<DoseAmount> Maximum, DosePeriod Period, DoseAmount Amount) : DoseStep(Maximum.Citation, Maximum.Standing)
    {
        /// <inheritdoc/>
        public override string Kind => "cap";

        /// <inheritdoc/>
        public override string Text => $"at most {Maximum.Value}{Per(Period)} = {StepText.Amount(Amount)}";
    }

    /// <summary>The single dose rounded.</summary>
    /// <param name="Policy">The rounding policy.</param>
    /// <param name="Amount">The single dose after it.</param>
    /// <param name="PercentChange">By how much it changed the single dose, in per cent of the dose before it.</param>
    internal sealed record Rounded(Cited<RoundingPolicy> Policy, DoseAmount Amount, decimal PercentChange) : DoseStep(Policy.Citation, Policy.Standing)
    {
        /// <inheritdoc/>
        public override string Kind => "rounding";

        /// <inheritdoc/>
        public override string Text => $"rounded {Policy.Value} = {StepText.Amount(Amount)} ({StepText.Percent(PercentChange)})";
    }

    /// <summary>The dose.</summary>
    /// <param name="Dose">The dose.</param>
    internal sealed record Final(ComputedDose Dose) : DoseStep(null, null)
    {
        /// <inheritdoc/>
        public override string Kind => "final";

        /// <inheritdoc/>
        public override string Text => Dose.ToString();
    }

    private static string Per(DosePeriod period) => period == DosePeriod.PerDose ? "/dose" : "/day";

    private static string Ago(int days, LocalDate date) => string.Create(
        CultureInfo.InvariantCulture, $"on {date:uuuu-MM-dd} ({days switch { 0 => "the same day", 1 => "1 day before", _ => $"{days} days before" }})");
}
