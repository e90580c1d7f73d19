using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>What a ward round asks.</summary>
internal sealed record WardRoundDocument
{
    /// <summary>The supplement in force on the day; absent without one.</summary>
    public InForceDocument? Supplement { get; init; }

    /// <summary>The readings in force on the day.</summary>
    public required IReadOnlyList<ReadingDocument> Readings { get; init; }

    /// <summary>The policies for held administrations in force on the day, each as a sentence; empty when none is stated.</summary>
    public required IReadOnlyList<string> HoldPolicies { get; init; }

    /// <summary>What is to be given on the day and the six after it.</summary>
    public required IReadOnlyList<WeekDocument> Week { get; init; }

    /// <summary>By how many days therapy is behind its first plan; negative where it is ahead, absent before the first block.</summary>
    public int? DaysBehind { get; init; }

    /// <summary>Where these days come from; they add up to them.</summary>
    public required IReadOnlyList<LagDocument> Lags { get; init; }

    /// <summary>The delays and holds on record, each as a sentence.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What was given against what was planned.</summary>
    public required IReadOnlyList<IntensityDocument> Intensities { get; init; }

    /// <summary>When the next weight and counts are due.</summary>
    public required IReadOnlyList<RecordReportDocument.NextStepDocument> MeasurementsDue { get; init; }

    /// <summary>What was corrected, taken back, overridden, or recorded later than it happened.</summary>
    public required IReadOnlyList<ChangeDocument> Changes { get; init; }

    /// <summary>The adverse events that have not resolved.</summary>
    public required IReadOnlyList<OpenEventDocument> OpenAdverseEvents { get; init; }

    /// <summary>The cumulative doses, compared with the site's limits.</summary>
    public required IReadOnlyList<FindingDocument> CumulativeDoses { get; init; }

    /// <summary>The doses of the last seven days that state when they began.</summary>
    public required IReadOnlyList<ClockTimeDocument> ClockTimes { get; init; }

    /// <summary>The clock times at which a rescue is due, each as a sentence.</summary>
    public required IReadOnlyList<RecordReportDocument.NextStepDocument> RescueTimes { get; init; }

    /// <summary>What the site's titration policy says of the oral drugs, with the look back; absent where nothing can be said.</summary>
    public TitrationResultDocument? Titration { get; init; }

    /// <summary>Whether the infant is evaluable for dose-limiting toxicity: proceed when it is; absent where the protocol defines none.</summary>
    public DecisionOutcome? Evaluable { get; init; }

    /// <summary>Why, or what is missing to say so; absent where the protocol defines none.</summary>
    public IReadOnlyList<FindingDocument>? Evaluability { get; init; }

    public static WardRoundDocument Of(WardRound round) => new()
    {
        Supplement = round.InForce.Supplement is { } supplement ? new() { Title = supplement.Title, Fingerprint = SupplementJson.Fingerprint(supplement) } : null,
        Readings = ReadingDocument.Of(round.InForce.Readings),
        HoldPolicies = [.. round.InForce.Holds.Texts],
        Week = [.. round.Week.Select(row => new WeekDocument { Date = row.Date, Block = row.Block.Id.Value, Order = row.Order.Id, Day = row.Day, Drug = row.Order.Drug.Name, Dose = row.Dose?.Answer, DoseOutcome = row.Dose?.Outcome })],
        DaysBehind = round.DaysBehind,
        Lags = [.. round.Lags.Select(lag => new LagDocument { Date = lag.Date, Days = lag.Days, What = lag.What })],
        Reasons = [.. round.Reasons],
        Intensities = [.. round.Intensities.Select(IntensityDocument.Of)],
        MeasurementsDue = [.. round.MeasurementsDue.Select(RecordReportDocument.NextStepDocument.Of)],
        Changes = [.. round.Changes.Select(change => new ChangeDocument { Event = change.EventId, RecordedAt = change.RecordedAt, RecordedBy = change.RecordedBy, What = change.What })],
        OpenAdverseEvents = [.. round.OpenAdverseEvents.Select(open => new OpenEventDocument { Episode = open.Episode, Term = open.AdverseEvent.Term.Id, Since = open.AdverseEvent.Start, Grade = (int)open.AdverseEvent.Grades[^1].Grade, Outcome = open.Decision.Outcome })],
        CumulativeDoses = [.. round.CumulativeDoses.Select(FindingDocument.Of)],
        ClockTimes = [.. round.ClockTimes.Select(recorded => new ClockTimeDocument { Event = recorded.Stamp.Id, Block = recorded.ConcernedSlot!.Value.Block.Value, Order = recorded.ConcernedSlot.Value.OrderId, Day = recorded.ConcernedSlot.Value.Day, BeganAt = recorded.StatedClock!.Value })],
        RescueTimes = [.. round.RescueTimes.Select(RecordReportDocument.NextStepDocument.Of)],
        Titration = round.Titration is { } titration ? TitrationResultDocument.Of(titration) : null,
        Evaluable = round.Evaluability?.Outcome,
        Evaluability = round.Evaluability is { } decision ? [.. decision.Findings.Select(FindingDocument.Of)] : null,
    };

    /// <summary>The supplement in force.</summary>
    internal sealed record InForceDocument
    {
        public required string Title { get; init; }

        [Text(Pattern = TextAttribute.Fingerprint)]
        public required string Fingerprint { get; init; }
    }

    /// <summary>An administration of the week.</summary>
    internal sealed record WeekDocument : RecordReportDocument.OfSlot
    {
        public required string Drug { get; init; }

        /// <summary>The amount, or what is missing for it; absent where it was not computed.</summary>
        public string? Dose { get; init; }

        /// <summary>Whether it can be given as computed; absent where it was not computed.</summary>
        public DecisionOutcome? DoseOutcome { get; init; }
    }

    /// <summary>A part of the days behind plan.</summary>
    internal sealed record LagDocument
    {
        public required LocalDate Date { get; init; }

        /// <summary>How many; negative where days were gained.</summary>
        public required int Days { get; init; }

        public required string What { get; init; }
    }

    /// <summary>What was given of a drug against what was planned.</summary>
    internal sealed record IntensityDocument
    {
        public required string Drug { get; init; }

        public required bool Intrathecal { get; init; }

        [Number(Least = 0)]
        public required int PlannedDays { get; init; }

        [Number(Least = 0)]
        public required int GivenDays { get; init; }

        /// <summary>The planned sum; absent when the amount of a planned day cannot be computed.</summary>
        public string? Planned { get; init; }

        /// <summary>The given sum; absent when the amount of a given dose was not recorded.</summary>
        public string? Given { get; init; }

        [Number(Least = 0)]
        public required int PlannedWithoutAmount { get; init; }

        [Number(Least = 0)]
        public required int GivenWithoutAmount { get; init; }

        /// <summary>The given days in percent of the planned days.</summary>
        public decimal? PercentOfDays { get; init; }

        /// <summary>The given amount in percent of the planned amount; absent when one of them is not known.</summary>
        public decimal? PercentOfAmount { get; init; }

        public static IntensityDocument Of(DoseIntensity intensity) => new()
        {
            Drug = intensity.Drug.Name,
            Intrathecal = intensity.IsIntrathecal,
            PlannedDays = intensity.PlannedDays,
            GivenDays = intensity.GivenDays,
            Planned = intensity.Planned?.ToString(),
            Given = intensity.Given?.ToString(),
            PlannedWithoutAmount = intensity.PlannedWithoutAmount,
            GivenWithoutAmount = intensity.GivenWithoutAmount,
            PercentOfDays = Rounded(intensity.PercentOfDays),
            PercentOfAmount = Rounded(intensity.PercentOfAmount),
        };

        private static decimal? Rounded(decimal? percent) => percent is { } exact ? decimal.Round(exact, 1, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>Something that changed what the record says of the past.</summary>
    internal sealed record ChangeDocument
    {
        public required string Event { get; init; }

        public required Instant RecordedAt { get; init; }

        public required string RecordedBy { get; init; }

        public required string What { get; init; }
    }

    /// <summary>An adverse event that has not resolved.</summary>
    internal sealed record OpenEventDocument
    {
        public required string Episode { get; init; }

        [Text(Pattern = TextAttribute.Words)]
        public required string Term { get; init; }

        public required LocalDate Since { get; init; }

        /// <summary>The grade at last.</summary>
        [Number(Least = 1, Most = 5)]
        public required int Grade { get; init; }

        /// <summary>Hold is a dose-limiting toxicity.</summary>
        public required DecisionOutcome Outcome { get; init; }
    }

    /// <summary>When a dose began.</summary>
    internal sealed record ClockTimeDocument
    {
        public required string Event { get; init; }

        [Text(Pattern = TextAttribute.Words)]
        public required string Block { get; init; }

        [Text(Pattern = TextAttribute.Words)]
        public required string Order { get; init; }

        [Number(Least = 1)]
        public required int Day { get; init; }

        public required Instant BeganAt { get; init; }
    }
}
