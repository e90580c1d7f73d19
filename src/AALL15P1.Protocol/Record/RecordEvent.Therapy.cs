using NodaTime;

namespace AALL15P1.Protocol;

// Therapy: what was given, held, omitted and made up.
public abstract partial record RecordEvent
{
    /// <summary>The place in the plan that the event speaks of; null for events that concern no administration.</summary>
    public AdministrationSlot? ConcernedSlot => this switch
    {
        AdministrationGiven given => given.Slot,
        AdministrationMadeUp madeUp => madeUp.Slot,
        AdministrationHeld held => held.Slot,
        AdministrationOmitted omitted => omitted.Slot,
        _ => null,
    };

    /// <summary>What was given, for an administration that was given or made up; otherwise null.</summary>
    public GivenDose? DoseGiven => this switch
    {
        AdministrationGiven given => given.Dose,
        AdministrationMadeUp madeUp => madeUp.Dose,
        _ => null,
    };

    /// <summary>An administration was given.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day on which it was given.</param>
    /// <param name="Slot">Which planned administration it was.</param>
    /// <param name="Dose">What was given.</param>
    public sealed record AdministrationGiven(EventStamp Stamp, LocalDate Date, AdministrationSlot Slot, GivenDose Dose) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdministrationGiven;
    }

    /// <summary>An administration was held: not given when it was due.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of the hold.</param>
    /// <param name="Slot">Which planned administration it is.</param>
    /// <param name="Until">The first day on which it may be given, not before the day of the hold; null while nobody knows.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record AdministrationHeld(EventStamp Stamp, LocalDate Date, AdministrationSlot Slot, LocalDate? Until, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdministrationHeld;

        /// <summary>The first day on which it may be given; null while nobody knows.</summary>
        public LocalDate? Until { get; } = RecordDates.RequireUntil(Until, Date);

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }

    /// <summary>It was decided that an administration will not be given. It never returns to the plan.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day of the decision.</param>
    /// <param name="Slot">Which planned administration it is.</param>
    /// <param name="Reason">The reason; not blank.</param>
    public sealed record AdministrationOmitted(EventStamp Stamp, LocalDate Date, AdministrationSlot Slot, string Reason) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdministrationOmitted;

        /// <summary>The reason.</summary>
        public string Reason { get; } = RecordText.Require(Reason, nameof(Reason));
    }

    /// <summary>An administration that was not given when it was due was made up.</summary>
    /// <param name="Stamp">Who recorded it, and when.</param>
    /// <param name="Date">The day on which it was given.</param>
    /// <param name="Slot">Which planned administration it was.</param>
    /// <param name="Dose">What was given.</param>
    public sealed record AdministrationMadeUp(EventStamp Stamp, LocalDate Date, AdministrationSlot Slot, GivenDose Dose) : RecordEvent(Stamp, Date)
    {
        /// <inheritdoc/>
        public override RecordEventKind Kind => RecordEventKind.AdministrationMadeUp;
    }
}
