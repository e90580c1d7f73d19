namespace AALL15P1.Protocol.Regimen;

/// <summary>One thing that must hold before a block starts, with the rule that says so.</summary>
public abstract record StartCriterion
{
    private StartCriterion(Rule rule) => Rule = rule;

    /// <summary>The rule that states the criterion.</summary>
    public Rule Rule { get; }

    /// <summary>The cell count that must have recovered; null for a criterion that is about something else.</summary>
    public virtual Analyte? CountedAnalyte => null;

    /// <summary>The lowest count with which the block may start, inclusive; null for a criterion that is about something else.</summary>
    public virtual CellCount? LowestCount => null;

    /// <summary>Whether no public source states the criterion, so that the site's own must.</summary>
    public virtual bool IsLeftToSite => false;

    /// <summary>The criterion in a few words, as a list shows it.</summary>
    public virtual string Summary => Rule.Statement;

    /// <summary>What this criterion and others ask for together.</summary>
    /// <param name="others">What the others ask for.</param>
    internal abstract StartRequirements AddTo(StartRequirements others);

    /// <summary>A cell count has recovered.</summary>
    /// <param name="analyte">Which count.</param>
    /// <param name="minimum">The lowest count with which the block may start, inclusive.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="analyte"/> is no cell count.</exception>
    public static StartCriterion Count(Analyte analyte, CellCount minimum, Rule rule) => new CountAtLeast(analyte, minimum, rule);

    /// <summary>A clinician states that any toxicity has resolved. What counts as resolved is the clinician's judgement.</summary>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static StartCriterion Toxicity(Rule rule) => new ToxicityResolved(rule);

    /// <summary>The disease has the protocol's marker. Not known leaves it undecided.</summary>
    /// <param name="marker">The marker.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static StartCriterion With(Marker marker, Rule rule) => new MarkerPresent(marker, rule);

    /// <summary>
    /// The laboratory values were taken on or before the day of the start, and are not older than the site's limit.
    /// Without a limit their age is reported and not judged.
    /// </summary>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static StartCriterion RecentValues(Rule rule) => new LaboratoryValuesRecent(rule);

    /// <summary>The block follows the one before it on a numbered day of that block. It must not start sooner; a later start is a deviation that holds nothing.</summary>
    /// <param name="day">The day of the block before, from 1 to 36,525.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is less than 1 or above 36,525.</exception>
    public static StartCriterion DayOfPreviousBlock(int day, Rule rule) => new OnDayOfPreviousBlock(day, rule);

    /// <summary>Criteria that no public source states: until a site supplies them, nobody can say whether the block may start.</summary>
    /// <param name="what">What is not published, as the object of a sentence.</param>
    /// <param name="rule">The rule that says that the site must supply it.</param>
    /// <returns>The criterion.</returns>
    public static StartCriterion FromSite(string what, Rule rule) => new SuppliedBySite(what, rule);

    /// <summary>A cell count has recovered.</summary>
    internal sealed record CountAtLeast : StartCriterion
    {
        /// <summary>Makes the criterion.</summary>
        /// <param name="analyte">Which count.</param>
        /// <param name="minimum">The lowest count with which the block may start, inclusive.</param>
        /// <param name="rule">The rule that states it.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="analyte"/> is no cell count.</exception>
        public CountAtLeast(Analyte analyte, CellCount minimum, Rule rule)
            : base(rule)
        {
            Analyte = analyte.IsCellCount()
                ? analyte
                : throw new ArgumentOutOfRangeException(nameof(analyte), analyte, "Only neutrophils, platelets and white cells are cell counts.");
            Minimum = minimum;
        }

        /// <summary>Which count.</summary>
        public Analyte Analyte { get; }

        /// <summary>The lowest count with which the block may start, inclusive.</summary>
        public CellCount Minimum { get; }

        /// <inheritdoc/>
        public override Analyte? CountedAnalyte => Analyte;

        /// <inheritdoc/>
        public override CellCount? LowestCount => Minimum;

        /// <inheritdoc/>
        public override string Summary => $"{Analyte.Name()} at least {Minimum}";

        internal override StartRequirements AddTo(StartRequirements others) => others.WithAtLeast(Analyte, Minimum);
    }

    /// <summary>A clinician states that any toxicity has resolved. What counts as resolved is the clinician's judgement.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record ToxicityResolved(Rule Rule) : StartCriterion(Rule)
    {
        /// <inheritdoc/>
        public override string Summary => "any toxicity resolved (a clinician states it)";

        internal override StartRequirements AddTo(StartRequirements others) => others with { ToxicityResolved = true };
    }

    /// <summary>The disease has the protocol's marker. Not known leaves it undecided.</summary>
    /// <param name="Marker">The marker.</param>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record MarkerPresent(Marker Marker, Rule Rule) : StartCriterion(Rule)
    {
        /// <inheritdoc/>
        public override string Summary => $"{Marker} {Marker.Word(MarkerStatus.Present)}";

        internal override StartRequirements AddTo(StartRequirements others) => others with { MarkerPresent = true };
    }

    /// <summary>
    /// The laboratory values were taken on or before the day of the start, and are not older than the site's limit.
    /// Without a limit their age is reported and not judged.
    /// </summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record LaboratoryValuesRecent(Rule Rule) : StartCriterion(Rule)
    {
        /// <inheritdoc/>
        public override string Summary => "laboratory values not older than the site's limit";

        internal override StartRequirements AddTo(StartRequirements others) => others with { LaboratoryValuesRecent = true };
    }

    /// <summary>The block follows the one before it on a numbered day of that block. It must not start sooner; a later start is a deviation that holds nothing.</summary>
    internal sealed record OnDayOfPreviousBlock : StartCriterion
    {
        /// <summary>Makes the criterion.</summary>
        /// <param name="day">The day of the block before, from 1 to 36,525.</param>
        /// <param name="rule">The rule that states it.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is less than 1 or above 36,525.</exception>
        public OnDayOfPreviousBlock(int day, Rule rule)
            : base(rule)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DayRange.Latest);
            Day = day;
        }

        /// <summary>The day of the block before, from 1.</summary>
        public int Day { get; }

        /// <inheritdoc/>
        public override string Summary => FormattableString.Invariant($"day {Day} of the block before");

        internal override StartRequirements AddTo(StartRequirements others) => others with { DayOfPreviousBlock = Math.Max(others.DayOfPreviousBlock ?? Day, Day) };
    }

    /// <summary>Criteria that no public source states: until a site supplies them, nobody can say whether the block may start.</summary>
    /// <param name="What">What is not published, as the object of a sentence.</param>
    /// <param name="Rule">The rule that says that the site must supply it.</param>
    internal sealed record SuppliedBySite(string What, Rule Rule) : StartCriterion(Rule)
    {
        /// <inheritdoc/>
        public override bool IsLeftToSite => true;

        /// <inheritdoc/>
        public override string Summary => "criteria unpublished: the site states them";

        internal override StartRequirements AddTo(StartRequirements others) => others with { SuppliedBySite = true };
    }
}
