using System.Text.Json.Serialization;
using NodaTime;

namespace AALL15P1.Protocol.Json;

// The events of planned administrations, and the way from an event to its document.
internal abstract partial record RecordEventDocument
{
    /// <summary>An event of one planned administration.</summary>
    internal abstract record OfSlot : RecordEventDocument
    {
        [JsonPropertyOrder(-3)]
        [Text(Pattern = TextAttribute.Words)]
        public required string Block { get; init; }

        [JsonPropertyOrder(-2)]
        [Text(Pattern = TextAttribute.Words)]
        public required string Order { get; init; }

        /// <summary>The day of the block for which the administration is planned.</summary>
        [JsonPropertyName("day")]
        [JsonPropertyOrder(-1)]
        [Number(Least = 1, Most = AdministrationSlot.MaximumDay)]
        public required int BlockDay { get; init; }

        protected AdministrationSlot Slot => new(new BlockId(Block), Order, BlockDay);
    }

    internal sealed record AdministrationHeld : OfSlot
    {
        /// <summary>The first day after the hold; absent while nobody knows.</summary>
        public LocalDate? Until { get; init; }

        [StatedText]
        public required string Reason { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.AdministrationHeld(stamp, Day, Slot, RequireUntil(Until, Day, place), Reason);
    }

    internal sealed record AdministrationOmitted : OfSlot
    {
        [StatedText]
        public required string Reason { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.AdministrationOmitted(stamp, Day, Slot, Reason);
    }

    internal sealed record AdministrationGiven : OfSlot
    {
        public required GivenDoseDocument Dose { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.AdministrationGiven(stamp, Day, Slot, Dose.Read(place.Member("dose")));
    }

    internal sealed record AdministrationMadeUp : OfSlot
    {
        public required GivenDoseDocument Dose { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.AdministrationMadeUp(stamp, Day, Slot, Dose.Read(place.Member("dose")));
    }

    public static RecordEventDocument Of(RecordEvent recorded, Marker? marker)
    {
        AdministrationSlot slot = recorded.ConcernedSlot ?? default;
        (string block, string order) = recorded.ConcernedSlot is null ? (string.Empty, string.Empty) : (slot.Block.Value, slot.OrderId);
        RecordEventDocument document = recorded switch
        {
            RecordEvent.Enrolled enrolled => new Enrolled { BirthDate = enrolled.BirthDate },
            RecordEvent.SupplementInForce supplement => new SupplementInForce { Supplement = supplement.Fingerprint },
            RecordEvent.ReadingChosen chosen => new ReadingChosen { Question = chosen.InterpretationId, Reading = chosen.ReadingId },
            RecordEvent.MarkerReported when marker is null => throw new ArgumentException("The protocol asks for no marker, and the event reports one.", nameof(recorded)),
            RecordEvent.MarkerReported reported when marker == Version1.Marker => new LibrarysMarkerReported { Status = marker.Word(reported.Status) },
            RecordEvent.MarkerReported reported => new MarkerReported { Status = marker!.Word(reported.Status) },
            RecordEvent.Measured { Measurement: var measured } => new Measured { Weight = measured.Weight, Height = measured.Height },
            RecordEvent.LaboratoryReported reported => new LaboratoryReported { Values = LaboratoryDocument.Of(reported.Values) },
            RecordEvent.ToxicityStated stated => new ToxicityStated { Resolved = stated.Resolved },
            RecordEvent.BlockStarted started => new BlockStarted { Block = started.Block.Value },
            RecordEvent.AdministrationHeld held => new AdministrationHeld { Block = block, Order = order, BlockDay = slot.Day, Until = held.Until, Reason = held.Reason },
            RecordEvent.AdministrationOmitted omitted => new AdministrationOmitted { Block = block, Order = order, BlockDay = slot.Day, Reason = omitted.Reason },
            RecordEvent.AdministrationGiven given => new AdministrationGiven { Block = block, Order = order, BlockDay = slot.Day, Dose = GivenDoseDocument.Of(given.Dose) },
            RecordEvent.AdministrationMadeUp madeUp => new AdministrationMadeUp { Block = block, Order = order, BlockDay = slot.Day, Dose = GivenDoseDocument.Of(madeUp.Dose) },
            RecordEvent.AdverseEventStarted adverse => new AdverseEventStarted { Episode = adverse.Episode, Term = adverse.Term.Id, Grade = (int)adverse.Grade, Version = adverse.Version, Attributed = adverse.IsAttributed },
            RecordEvent.AdverseEventGraded graded => new AdverseEventGraded { Episode = graded.Episode, Grade = (int)graded.Grade, Version = graded.Version },
            RecordEvent.AdverseEventResolved resolved => new AdverseEventResolved { Episode = resolved.Episode },
            RecordEvent.TreatmentDelayed delayed => new TreatmentDelayed { Until = delayed.Until, Episode = delayed.Episode, Reason = delayed.Reason },
            RecordEvent.FindingOverridden overridden => new FindingOverridden { Rule = overridden.RuleId, Concerns = overridden.Concerns, Reason = overridden.Reason },
            RecordEvent.ObservationEnded ended => new ObservationEnded { Reason = ended.Reason },
            RecordEvent.LeftProtocol left => new LeftProtocol { Reason = left.Reason },
            RecordEvent.Died => new Died(),
            RecordEvent.EnteredInError error => new EnteredInError { Reason = error.Reason },
            _ => throw new InvalidOperationException($"{recorded} is of no known kind."),
        };
        EventStamp stamp = recorded.Stamp;
        return document with
        {
            SchemaVersion = RecordJson.SchemaVersion,
            Id = stamp.Id,
            Day = recorded.Date,
            RecordedAt = stamp.RecordedAt,
            RecordedBy = stamp.RecordedBy,
            Supersedes = stamp.Supersedes,
            HappenedAt = recorded.HappenedAt,
            Patient = stamp.Patient,
        };
    }
}

/// <summary>What was given.</summary>
internal sealed record GivenDoseDocument
{
    public required Route Route { get; init; }

    /// <summary>The amount; absent when it was not recorded.</summary>
    public DoseAmount? Amount { get; init; }

    /// <summary>Which of the day's doses it was; absent when it was all of them.</summary>
    [Number(Least = 1, Most = 24)]
    public int? DoseOfDay { get; init; }

    /// <summary>Where it was given; absent when it was not recorded.</summary>
    public CareSetting? Setting { get; init; }

    /// <summary>When it began, in UTC; absent when only the day is known.</summary>
    [Years(1900, 2200, RecordEventDocument.Time)]
    public Instant? StartedAt { get; init; }

    public static GivenDoseDocument Of(GivenDose dose) =>
        new() { Route = dose.Route, Amount = dose.Amount, DoseOfDay = dose.DoseOfDay, Setting = dose.Setting, StartedAt = dose.StartedAt };

    public GivenDose Read(Place place)
    {
        GivenDose dose = new(Route) { DoseOfDay = DoseOfDay, Setting = Setting, StartedAt = StartedAt };
        return place.Member("amount").Make("an amount of at most 1000000000 mg or IU", () => dose with { Amount = Amount });
    }
}
