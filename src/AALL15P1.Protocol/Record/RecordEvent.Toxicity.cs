using NodaTime;

namespace AALL15P1.Protocol;

// Toxicity: adverse events, what they delayed, and a clinician's word that they have resolved.
public abstract partial record RecordEvent
{
    /// <summary>A clinician stated whether toxicity has resolved. What counts as resolved is unpublished, so nothing else says so.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of the statement; the latest statement counts.</param>
    /// <param name="Resolved">Whether it has resolved.</param>
    public sealed record ToxicityStated(EventStamp Stamp, LocalDate Date, bool Resolved) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.ToxicityStated;
    }

    /// <summary>An adverse event began.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">Its first day.</param>
    /// <param name="Episode">The episode's id in the embedding application's terms, by which later events speak of it; not blank.</param>
    /// <param name="Term">The term.</param>
    /// <param name="Grade">The grade on that day, 1 to 5.</param>
    public sealed record AdverseEventStarted(EventStamp Stamp, LocalDate Date, string Episode, AdverseEventTerm Term, Grade Grade) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdverseEventStarted;

        /// <summary>The episode's id.</summary>
        public string Episode { get; } = RecordText.Require(Episode, nameof(Episode));

        /// <summary>The term.</summary>
        public AdverseEventTerm Term { get; } = Term == default ? throw new ArgumentException("An adverse event needs a term.", nameof(Term)) : Term;

        /// <summary>Whether the event is attributed to the treatment as the site's policy asks for it; null while the clinician has not stated it.</summary>
        public bool? IsAttributed { get; init; }

        /// <summary>The version of the criteria by which the grade was given; null for the trial's version of that day.</summary>
        public CtcaeVersion? Version { get; init; }

        /// <summary>The grade on that day.</summary>
        public Grade Grade { get; } = RequireGrade(Grade);
    }

    /// <summary>The grade of an adverse event changed.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The first day of the new grade.</param>
    /// <param name="Episode">The episode's id.</param>
    /// <param name="Grade">The new grade, 1 to 5.</param>
    public sealed record AdverseEventGraded(EventStamp Stamp, LocalDate Date, string Episode, Grade Grade) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdverseEventGraded;

        /// <summary>The episode's id.</summary>
        public string Episode { get; } = RecordText.Require(Episode, nameof(Episode));

        /// <summary>The version of the criteria by which the grade was given; null for the trial's version of that day.</summary>
        public CtcaeVersion? Version { get; init; }

        /// <summary>The new grade.</summary>
        public Grade Grade { get; } = RequireGrade(Grade);
    }

    /// <summary>An adverse event resolved.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The first day without it.</param>
    /// <param name="Episode">The episode's id.</param>
    public sealed record AdverseEventResolved(EventStamp Stamp, LocalDate Date, string Episode) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdverseEventResolved;

        /// <summary>The episode's id.</summary>
        public string Episode { get; } = RecordText.Require(Episode, nameof(Episode));
    }

    /// <summary>Treatment was delayed.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The first day of the delay: the day on which treatment was due.</param>
    /// <param name="Until">The first day on which treatment went on, not before the first day of the delay; null while it lasts. On the first day itself it says that nothing was delayed.</param>
    /// <param name="Episode">The adverse event that delayed it; null when it was for another reason; not blank.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record TreatmentDelayed(EventStamp Stamp, LocalDate Date, LocalDate? Until, string? Episode, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.TreatmentDelayed;

        /// <summary>The first day on which treatment went on; null while the delay lasts.</summary>
        public LocalDate? Until { get; } = RecordDates.RequireUntil(Until, Date);

        /// <summary>The adverse event that delayed it; null when it was for another reason.</summary>
        public string? Episode { get; } = RecordText.RequireOptional(Episode, nameof(Episode));

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }

    private static Grade RequireGrade(Grade grade) =>
        grade is >= Grade.Mild and <= Grade.Death
            ? grade
            : throw new ArgumentOutOfRangeException(nameof(grade), grade, "The grade of an adverse event is from 1 to 5, both inclusive.");
}
