using System.Text;

namespace AALL15P1.Protocol.Regimen;

/// <summary>One thing that must hold for an infant to be enrolled, with the rule that says so.</summary>
public abstract record EligibilityCriterion
{
    private EligibilityCriterion(Rule rule) => Rule = rule;

    /// <summary>Copies a case.</summary>
    /// <param name="original">The case.</param>
    /// <exception cref="NotSupportedException">The copy is of another type: the union is closed.</exception>
    protected EligibilityCriterion(EligibilityCriterion original)
    {
        ClosedUnion.RequireCase(this, original);
        Rule = original.Rule;
    }

    /// <summary>The rule that states the criterion.</summary>
    public Rule Rule { get; }

    /// <summary>The therapy that may have been given before; none for a criterion that is about something else.</summary>
    public virtual ValueList<PriorTherapy> AllowedPriorTherapy => [];

    /// <summary>The infant's age in days on the day of enrolment is bounded; the day of birth is day 0.</summary>
    /// <param name="days">The greatest age in days, inclusive; 0 to 36,525.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative or above 36,525.</exception>
    public static EligibilityCriterion Age(int days, Rule rule) => new AgeAtMost(days, rule);

    /// <summary>The gestational age at enrolment lies above a bound.</summary>
    /// <param name="bound">The bound, exclusive.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static EligibilityCriterion Gestation(GestationalAge bound, Rule rule) => new GestationalAgeOver(bound, rule);

    /// <summary>A newly diagnosed B-lymphoblastic leukaemia, or one of ambiguous lineage that is B-lymphoblastic in large part.</summary>
    /// <param name="lowestBLymphoblasticPercent">The lowest B-lymphoblastic part of an ambiguous lineage, in percent, inclusive; above 0, at most 100.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is out of bounds.</exception>
    public static EligibilityCriterion Leukaemia(decimal lowestBLymphoblasticPercent, Rule rule) => new Diagnosis(lowestBLymphoblasticPercent, rule);

    /// <summary>The CNS status comes from a sample taken before any systemic or intrathecal chemotherapy; steroids may have come before it.</summary>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static EligibilityCriterion CnsSample(Rule rule) => new CnsSampleBeforeChemotherapy(rule);

    /// <summary>The disease is not known to lack the protocol's marker. An unknown status does not exclude.</summary>
    /// <param name="marker">The marker.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static EligibilityCriterion NotWithout(Marker marker, Rule rule) => new MarkerNotKnownAbsent(marker, rule);

    /// <summary>The disease has a marker. An unknown status cannot be decided.</summary>
    /// <param name="marker">The marker.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static EligibilityCriterion With(Marker marker, Rule rule) => new MarkerPresent(marker, rule);

    /// <summary>The infant does not have Down syndrome.</summary>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static EligibilityCriterion WithoutDownSyndrome(Rule rule) => new NoDownSyndrome(rule);

    /// <summary>The leukaemia did not follow cytotoxic therapy of a prior malignancy.</summary>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static EligibilityCriterion PrimaryDisease(Rule rule) => new NotSecondary(rule);

    /// <summary>Nothing but the allowed therapy was given before enrolment.</summary>
    /// <param name="allowed">What may have been given.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The criterion.</returns>
    public static EligibilityCriterion OnlyPriorTherapy(ValueList<PriorTherapy> allowed, Rule rule) => new PriorTherapyOnly(allowed, rule);

    /// <summary>Something that the protocol asks for and no public source states: the decision names it for the site to check, and does not judge it.</summary>
    /// <param name="what">What the site must check, as the object of a sentence.</param>
    /// <param name="rule">The rule that says so.</param>
    /// <returns>The criterion.</returns>
    public static EligibilityCriterion SiteChecks(string what, Rule rule) => new CheckedBySite(what, rule);

    /// <summary>The infant's age in days on the day of enrolment; the day of birth is day 0.</summary>
    internal sealed record AgeAtMost : EligibilityCriterion
    {
        /// <summary>Makes the criterion.</summary>
        /// <param name="days">The greatest age in days, inclusive; 0 to 36,525.</param>
        /// <param name="rule">The rule that states it.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative or above 36,525.</exception>
        public AgeAtMost(int days, Rule rule)
            : base(rule)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(days);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(days, DayRange.Latest);
            Days = days;
        }

        /// <summary>The greatest age in days, inclusive.</summary>
        public int Days { get; }
    }

    /// <summary>The gestational age at enrolment lies above a bound.</summary>
    /// <param name="Bound">The bound, exclusive.</param>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record GestationalAgeOver(GestationalAge Bound, Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>A newly diagnosed B-lymphoblastic leukaemia, or one of ambiguous lineage that is B-lymphoblastic in large part.</summary>
    internal sealed record Diagnosis : EligibilityCriterion
    {
        /// <summary>Makes the criterion.</summary>
        /// <param name="lowestBLymphoblasticPercent">The lowest B-lymphoblastic part of an ambiguous lineage, in percent, inclusive; above 0, at most 100.</param>
        /// <param name="rule">The rule that states it.</param>
        /// <exception cref="ArgumentOutOfRangeException">The percentage is out of bounds.</exception>
        public Diagnosis(decimal lowestBLymphoblasticPercent, Rule rule)
            : base(rule)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lowestBLymphoblasticPercent);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(lowestBLymphoblasticPercent, 100m);
            LowestBLymphoblasticPercent = lowestBLymphoblasticPercent;
        }

        /// <summary>The lowest B-lymphoblastic part of an ambiguous lineage, in percent, inclusive.</summary>
        public decimal LowestBLymphoblasticPercent { get; }

        /// <inheritdoc/>
        protected override bool PrintMembers(StringBuilder builder) => Printed.Members(
            builder, (nameof(Rule), Rule), (nameof(AllowedPriorTherapy), AllowedPriorTherapy), (nameof(LowestBLymphoblasticPercent), LowestBLymphoblasticPercent));
    }

    /// <summary>The CNS status comes from a sample taken before any systemic or intrathecal chemotherapy; steroids may have come before it.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record CnsSampleBeforeChemotherapy(Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>The disease is not known to lack the protocol's marker. An unknown status does not exclude.</summary>
    /// <param name="Marker">The marker.</param>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record MarkerNotKnownAbsent(Marker Marker, Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>The disease has a marker. An unknown status cannot be decided.</summary>
    /// <param name="Marker">The marker.</param>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record MarkerPresent(Marker Marker, Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>The infant does not have Down syndrome.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record NoDownSyndrome(Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>The leukaemia did not follow cytotoxic therapy of a prior malignancy.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record NotSecondary(Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>Nothing but the allowed therapy was given before enrolment.</summary>
    /// <param name="Allowed">What may have been given.</param>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record PriorTherapyOnly(ValueList<PriorTherapy> Allowed, Rule Rule) : EligibilityCriterion(Rule)
    {
        /// <inheritdoc/>
        public override ValueList<PriorTherapy> AllowedPriorTherapy => Allowed;
    }

    /// <summary>Something that the protocol asks for and no public source states: the decision names it for the site to check, and does not judge it.</summary>
    /// <param name="What">What the site must check, as the object of a sentence.</param>
    /// <param name="Rule">The rule that says so.</param>
    internal sealed record CheckedBySite(string What, Rule Rule) : EligibilityCriterion(Rule);
}
