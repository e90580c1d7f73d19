using System.Diagnostics;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Titration;
using NodaTime;
using NodaTime.Text;

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

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.AdministrationGiven(stamp, Day, Slot, Dose.Read(place.Member(nameof(Dose))));
    }

    /// <summary>
    /// An order that was given on every day of a range, such as a drug that is taken at home: an event for each day, with
    /// the id followed by a slash and the day of the block. The date is that of the first day.
    /// </summary>
    internal sealed record AdministrationsGiven : RecordEventDocument
    {
        [JsonPropertyOrder(-4)]
        [Text(Pattern = TextAttribute.Words)]
        public required string Block { get; init; }

        [JsonPropertyOrder(-3)]
        [Text(Pattern = TextAttribute.Words)]
        public required string Order { get; init; }

        /// <summary>The first day of the block.</summary>
        [JsonPropertyOrder(-2)]
        [Number(Least = 1, Most = AdministrationSlot.MaximumDay)]
        public required int FirstDay { get; init; }

        /// <summary>The last day of the block, at most 366 days after the first.</summary>
        [JsonPropertyOrder(-1)]
        [Number(Least = 1, Most = AdministrationSlot.MaximumDay)]
        public required int LastDay { get; init; }

        /// <summary>What was given on each of the days: all doses of the day.</summary>
        public required GivenDoseDocument Dose { get; init; }

        public override IEnumerable<RecordEvent> ReadAll(Place place, ProtocolDefinition definition) => ReadDays(place);

        protected override RecordEvent Read(EventStamp stamp, Place place) => ReadDays(place).First();

        private IEnumerable<RecordEvent> ReadDays(Place place)
        {
            if (HappenedAt is not null)
            {
                throw place.Member(nameof(HappenedAt)).Misfit("no clock time for a range of days");
            }

            EventStamp stamp = place.Member(nameof(Supersedes)).Make("the id of another event", () => new EventStamp(Id, RecordedAt, RecordedBy, Supersedes) { Patient = Patient });
            GivenDose dose = Dose.Read(place.Member(nameof(Dose)));
            return place.Member(nameof(LastDay)).Make(
                "a last day from the first to 366 days after it, with all doses of each day",
                () => RecordEvent.GivenOnDays(stamp, Day, new(new BlockId(Block), Order, FirstDay), LastDay, dose));
        }
    }

    internal sealed record AdministrationMadeUp : OfSlot
    {
        public required GivenDoseDocument Dose { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.AdministrationMadeUp(stamp, Day, Slot, Dose.Read(place.Member(nameof(Dose))));
    }

    /// <summary>The doses of the two oral drugs that follow the counts, from the event's date on until the next prescription.</summary>
    internal sealed record DosesPrescribed : RecordEventDocument
    {
        /// <summary>The daily thiopurine.</summary>
        public required PrescribedDocument Thiopurine { get; init; }

        /// <summary>The weekly antifolate.</summary>
        public required PrescribedDocument Antifolate { get; init; }

        /// <summary>Whether new starting doses were set on this day: what is prescribed is 100 % from now on; absent for no.</summary>
        public bool? NewStartingDose { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place)
        {
            (DosePercent? daily, DrugMass? amountOfDay) = Thiopurine.Read(place.Member(nameof(Thiopurine)));
            (DosePercent? weekly, DrugMass? amountOfWeek) = Antifolate.Read(place.Member(nameof(Antifolate)));
            return new RecordEvent.DosesPrescribed(stamp, Day, daily, amountOfDay, weekly, amountOfWeek) { SetsNewStartingDose = NewStartingDose == true };
        }
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
            RecordEvent.DosesPrescribed prescribed => new DosesPrescribed
            {
                Thiopurine = PrescribedDocument.Of(prescribed.Thiopurine, prescribed.ThiopurineAmount),
                Antifolate = PrescribedDocument.Of(prescribed.Antifolate, prescribed.AntifolateAmount),
                NewStartingDose = prescribed.SetsNewStartingDose ? true : null,
            },
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
            _ => throw new UnreachableException(),
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

/// <summary>What was prescribed of one drug: a percentage of its starting dose, an amount, or tablets; 0 when it is stopped.</summary>
[AnyOf("percent", "amount", "tablets")]
internal sealed record PrescribedDocument
{
    /// <summary>The percentage of the starting dose.</summary>
    [Number(Least = 0, Most = 1000)]
    public decimal? Percent { get; init; }

    /// <summary>The amount of one day of a daily drug, of one week of a weekly one.</summary>
    public DrugMass? Amount { get; init; }

    /// <summary>How many tablets make up that amount, with <c>tablet</c> beside it.</summary>
    [Number(Least = 0, Most = 1000)]
    public decimal? Tablets { get; init; }

    /// <summary>What one tablet holds; only with <c>tablets</c>.</summary>
    public DrugMass? Tablet { get; init; }

    public static PrescribedDocument Of(DosePercent? percent, DrugMass? amount) => new() { Percent = percent?.Percent, Amount = amount };

    public (DosePercent? Percent, DrugMass? Amount) Read(Place place)
    {
        if (Tablets is null != Tablet is null || (Tablets is not null && Amount is not null))
        {
            throw place.Misfit("an amount, or a number of tablets with what one tablet holds");
        }

        const string AtMost = "an amount of at most 1000000000 mg";
        DosePercent? percent = Percent is { } stated ? DosePercent.FromPercent(stated) : null;
        return (percent, place.Member(Tablets is null ? "amount" : "tablet").Make(AtMost, () =>
        {
            DrugMass? amount = Tablets is { } number ? DrugMass.FromMilligrams(number * Tablet!.Value.Milligrams) : Amount;
            RecordQuantities.Require(amount is { } mass ? (DoseAmount)mass : null, "amount");
            return amount;
        }));
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

    /// <summary>Which portion of the dose it was; absent when the dose was given at once.</summary>
    public PortionDocument? Portion { get; init; }

    /// <summary>Where it was given; absent when it was not recorded.</summary>
    public CareSetting? Setting { get; init; }

    /// <summary>When it began, in UTC; absent when only the day is known.</summary>
    [Years(1900, 2200, RecordEventDocument.Time)]
    public Instant? StartedAt { get; init; }

    /// <summary>How far the clock on the ward was from UTC when it began, as <c>-05:00</c>; absent when that was not recorded.</summary>
    [Text(Pattern = "^[+-](0[0-9]|1[0-8]):[0-5][0-9]$")]
    public string? ClockOffset { get; init; }

    private static readonly OffsetPattern Clock = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    public static GivenDoseDocument Of(GivenDose dose) => new()
    {
        Route = dose.Route,
        Amount = dose.Amount,
        DoseOfDay = dose.DoseOfDay,
        Portion = PortionDocument.From(dose.Portion),
        Setting = dose.Setting,
        StartedAt = dose.StartedAt,
        ClockOffset = dose.ClockOffset is { } offset ? Clock.Format(offset) : null,
    };

    public GivenDose Read(Place place)
    {
        GivenDose dose = new(Route) { DoseOfDay = DoseOfDay, Portion = Portion?.Read(place.Member(nameof(Portion))), Setting = Setting, StartedAt = StartedAt };
        if (ClockOffset is not null)
        {
            dose = Clock.Parse(ClockOffset) is { Success: true, Value: var offset } ? dose with { ClockOffset = offset } : throw place.Member(nameof(ClockOffset)).Misfit("an offset from -18:00 to +18:00");
        }

        return place.Member(nameof(Amount)).Make("an amount of at most 1000000000 mg or IU", () => dose with { Amount = Amount });
    }
}

/// <summary>One portion of a dose that was divided.</summary>
internal sealed record PortionDocument
{
    [Number(Least = 1, Most = 24)]
    public required int Number { get; init; }

    /// <summary>Into how many portions the dose was divided.</summary>
    [Number(Least = 2, Most = 24)]
    public required int Of { get; init; }

    public static PortionDocument? From(DosePortion? portion) => portion is { } known ? new() { Number = known.Number, Of = known.Of } : null;

    public DosePortion Read(Place place) => place.Make("a number from 1 to that of the portions", () => new DosePortion(Number, Of));
}
