using NodaTime;

namespace AALL15P1.Protocol;

// The course: enrolment, what is known about the infant, the blocks, and how the course ends.
public abstract partial record RecordEvent
{
    /// <summary>The infant was enrolled. The first event of a record.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of enrolment; not before the date of birth.</param>
    /// <param name="BirthDate">The date of birth; an ISO date of the years 1900 to 2190, both inclusive.</param>
    public sealed record Enrolled(EventStamp Stamp, LocalDate Date, LocalDate BirthDate) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.Enrolled;

        /// <summary>The date of birth.</summary>
        public LocalDate BirthDate { get; } = RecordDates.Require(BirthDate, nameof(BirthDate));
    }

    /// <summary>
    /// A supplement of the site came into force, such as an amended one. It is one that the protocol by which the record is
    /// kept knows (<see cref="CompiledProtocol.Knowing"/>); before the first such event the protocol's own is in force.
    /// </summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The first day on which it is in force; what happened before is judged by what was in force then.</param>
    /// <param name="Fingerprint">The supplement's fingerprint (<see cref="AALL15P1.Protocol.Json.SupplementJson.Fingerprint"/>): 64 lower-case hexadecimal digits.</param>
    public sealed record SupplementInForce(EventStamp Stamp, LocalDate Date, string Fingerprint) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.SupplementInForce;

        /// <summary>The supplement's fingerprint.</summary>
        public string Fingerprint { get; } = Fingerprint.Length == 64 && Fingerprint.All(char.IsAsciiHexDigitLower)
            ? Fingerprint
            : throw new ArgumentException("A fingerprint is 64 lower-case hexadecimal digits.", nameof(Fingerprint));
    }

    /// <summary>A reading of an open question was chosen for this infant.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The first day on which it is in force; the latest choice counts. What happened before is judged by the reading in force then.</param>
    /// <param name="InterpretationId">The question's id in the register, such as <c>D1</c>; not blank.</param>
    /// <param name="ReadingId">The reading's id; not blank.</param>
    public sealed record ReadingChosen(EventStamp Stamp, LocalDate Date, string InterpretationId, string ReadingId) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.ReadingChosen;

        /// <summary>The question's id in the register.</summary>
        public string InterpretationId { get; } = RecordText.Require(InterpretationId, nameof(InterpretationId));

        /// <summary>The reading's id.</summary>
        public string ReadingId { get; } = RecordText.Require(ReadingId, nameof(ReadingId));
    }

    /// <summary>The laboratory reported on the protocol's marker.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of the report; the latest report counts.</param>
    /// <param name="Status">What it says.</param>
    public sealed record MarkerReported(EventStamp Stamp, LocalDate Date, MarkerStatus Status) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.MarkerReported;

        /// <summary>What the report says.</summary>
        public MarkerStatus Status { get; } = Enum.IsDefined(Status)
            ? Status
            : throw new ArgumentOutOfRangeException(nameof(Status), Status, "A marker is unknown, present or absent.");
    }

    /// <summary>The infant was weighed or measured.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Measurement">
    /// What was measured, on which day: a weight from 10⁻⁶ to 10⁶ kg, a height or length from 10⁻⁶ to 10⁶ cm, each
    /// inclusive. The bounds are technical and no clinical ones: they are far beyond anything that was ever measured, and
    /// keep whatever is computed from a measurement within what a decimal number can hold. What is implausible within
    /// them is found.
    /// </param>
    public sealed record Measured(EventStamp Stamp, Measurement Measurement) : RecordEvent(Stamp, Measurement.Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.Measured;

        /// <summary>What was measured, on which day.</summary>
        public Measurement Measurement { get; } = RecordQuantities.Require(Measurement, nameof(Measurement));
    }

    /// <summary>The laboratory reported the values of a blood sample.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Values">The values, with the day on which the sample was taken.</param>
    public sealed record LaboratoryReported(EventStamp Stamp, LaboratoryValues Values) : RecordEvent(Stamp, Values.TakenOn)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.LaboratoryReported;

        /// <summary>The values, with the day on which the sample was taken.</summary>
        public LaboratoryValues Values { get; } = Values;
    }

    /// <summary>A block started.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">Day 1 of the block.</param>
    /// <param name="Block">The block.</param>
    public sealed record BlockStarted(EventStamp Stamp, LocalDate Date, BlockId Block) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.BlockStarted;
    }

    /// <summary>A finding was overridden by someone who takes the responsibility for it. The finding stays, with the reason beside it.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of the override.</param>
    /// <param name="RuleId">The rule whose finding is overridden.</param>
    /// <param name="Concerns">The id of the event at which the finding was made; null for every finding of the rule, at events that had happened and were recorded by then; not blank.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record FindingOverridden(EventStamp Stamp, LocalDate Date, string RuleId, string? Concerns, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.FindingOverridden;

        /// <summary>The rule whose finding is overridden.</summary>
        public string RuleId { get; } = RecordText.Require(RuleId, nameof(RuleId));

        /// <summary>The id of the event at which the finding was made; null for every finding of the rule.</summary>
        public string? Concerns { get; } = RecordText.RequireOptional(Concerns, nameof(Concerns));

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }

    /// <summary>The observation of the infant for dose-limiting toxicity ended, by a statement of the site. The latest statement counts.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The first day that no longer belongs to the observation.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record ObservationEnded(EventStamp Stamp, LocalDate Date, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.ObservationEnded;

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }

    /// <summary>The infant left protocol therapy.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The first day off protocol therapy.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record LeftProtocol(EventStamp Stamp, LocalDate Date, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.LeftProtocol;

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }

    /// <summary>The infant died.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of death.</param>
    public sealed record Died(EventStamp Stamp, LocalDate Date) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.Died;
    }

    /// <summary>An earlier event was recorded by mistake and is taken back: it never happened. Its stamp names the event.</summary>
    /// <param name="Stamp">Who recorded it, and when; it supersedes an event.</param>
    /// <param name="Date">The day of the correction.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record EnteredInError(EventStamp Stamp, LocalDate Date, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.EnteredInError;

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }
}
