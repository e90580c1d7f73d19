using System.Text;

namespace AALL15P1.Protocol.Regimen;

/// <summary>One thing that must hold for an infant to be enrolled, with the rule that says so.</summary>
public abstract record EligibilityCriterion
{
    private EligibilityCriterion(Rule rule) => Rule = rule;

    /// <summary>The rule that states the criterion.</summary>
    public Rule Rule { get; }

    /// <summary>The infant's age in days on the day of enrolment; the day of birth is day 0.</summary>
    public sealed record AgeAtMost : EligibilityCriterion
    {
        /// <summary>Makes the criterion.</summary>
        /// <param name="days">The greatest age in days, inclusive; 0 or more.</param>
        /// <param name="rule">The rule that states it.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
        public AgeAtMost(int days, Rule rule)
            : base(rule)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(days);
            Days = days;
        }

        /// <summary>The greatest age in days, inclusive.</summary>
        public int Days { get; }
    }

    /// <summary>The gestational age at enrolment lies above a bound.</summary>
    /// <param name="Bound">The bound, exclusive.</param>
    /// <param name="Rule">The rule that states it.</param>
    public sealed record GestationalAgeOver(GestationalAge Bound, Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>A newly diagnosed B-lymphoblastic leukaemia, or one of ambiguous lineage that is B-lymphoblastic in large part.</summary>
    public sealed record Diagnosis : EligibilityCriterion
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
            builder, (nameof(Rule), Rule), (nameof(LowestBLymphoblasticPercent), LowestBLymphoblasticPercent));
    }

    /// <summary>The CNS status comes from a sample taken before any systemic or intrathecal chemotherapy; steroids may have come before it.</summary>
    /// <param name="Rule">The rule that states it.</param>
    public sealed record CnsSampleBeforeChemotherapy(Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>The disease is not known to lack the protocol's marker. An unknown status does not exclude.</summary>
    /// <param name="Marker">The marker.</param>
    /// <param name="Rule">The rule that states it.</param>
    public sealed record MarkerNotKnownAbsent(Marker Marker, Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>The disease has a marker. An unknown status cannot be decided.</summary>
    /// <param name="Marker">The marker.</param>
    /// <param name="Rule">The rule that states it.</param>
    public sealed record MarkerPresent(Marker Marker, Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>The infant does not have Down syndrome.</summary>
    /// <param name="Rule">The rule that states it.</param>
    public sealed record NoDownSyndrome(Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>The leukaemia did not follow cytotoxic therapy of a prior malignancy.</summary>
    /// <param name="Rule">The rule that states it.</param>
    public sealed record NotSecondary(Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>Nothing but the allowed therapy was given before enrolment.</summary>
    /// <param name="Allowed">What may have been given.</param>
    /// <param name="Rule">The rule that states it.</param>
    public sealed record PriorTherapyOnly(ValueList<PriorTherapy> Allowed, Rule Rule) : EligibilityCriterion(Rule);

    /// <summary>Something that the protocol asks for and no public source states: the decision names it for the site to check, and does not judge it.</summary>
    /// <param name="What">What the site must check, as the object of a sentence.</param>
    /// <param name="Rule">The rule that says so.</param>
    public sealed record CheckedBySite(string What, Rule Rule) : EligibilityCriterion(Rule);
}
