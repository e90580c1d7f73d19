using System.Globalization;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Rendering;

/// <summary>What a page and a calendar show of one administration's fate.</summary>
internal enum Mark
{
    Planned,
    Due,
    Overdue,
    Given,
    PartlyGiven,
    PartlyOmitted,
    MadeUp,
    Held,
    Waiting,
    Omitted,
    LeftOut,
    CutShort,
    Unrecorded,
}

/// <summary>One administration with all that is shown of it.</summary>
/// <param name="Planned">The row of the roadmap.</param>
/// <param name="Date">Its date now.</param>
/// <param name="Mark">What has become of it.</param>
internal sealed record Entry(Administration Planned, LocalDate Date, Mark Mark)
{
    /// <summary>The dose that is computed for it; null when nothing is known of the infant.</summary>
    public DoseResult? Dose { get; init; }

    /// <summary>What was recorded as given, with its amounts and routes; empty when nothing was.</summary>
    public string Given { get; init; } = string.Empty;

    /// <summary>Why it was held or omitted, and until when; empty when nobody said so.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Whether an amount was recorded, and not only that it was given.</summary>
    public bool HasRecordedAmount { get; init; }

    public Block Block => Planned.Block;

    public PlannedOrder Order => Planned.Order;

    public int Day => Planned.Day;

    public bool IsMoved => Date != Planned.Date;

    /// <summary>Whether it is no longer to be given, and nothing of it was.</summary>
    public bool IsCancelled => Mark is Mark.Omitted or Mark.CutShort;

    /// <summary>Whether it is to be given, or may still be.</summary>
    public bool IsOpen => !IsCancelled && Mark is not (Mark.Given or Mark.MadeUp or Mark.PartlyOmitted);

    /// <summary>Its place in the plan, which no hold moves, as <c>induction/vincristine/8</c>.</summary>
    public string Slot => string.Create(CultureInfo.InvariantCulture, $"{Block.Id.Value}/{Order.Id}/{Day}");
}

/// <summary>A block with its entries.</summary>
/// <param name="Block">The block.</param>
/// <param name="Start">Its day 1.</param>
/// <param name="IsProjected">Whether that is projected.</param>
/// <param name="Entries">Its administrations by planned day and, within a day, in the order of the map.</param>
internal sealed record ChartBlock(Block Block, LocalDate Start, bool IsProjected, IReadOnlyList<Entry> Entries)
{
    /// <summary>The last planned day, from 1; 0 when nothing is given.</summary>
    public int LastDay { get; } = Entries.Count == 0 ? 0 : Entries.Max(entry => entry.Day);

    /// <summary>The last date with an administration; day 1 when there is none.</summary>
    public LocalDate LastDate { get; } = Entries.Count == 0 ? Start : Entries.Max(entry => entry.Date);

    /// <summary>Whether it may start, as it was judged on the day of the record; null where that was not asked.</summary>
    public Decision? Gate { get; init; }

    public LocalDate DateOf(int day) => Start.PlusDays(day - 1);
}

/// <summary>The evaluation period of dose-limiting toxicity as it is drawn.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The first day after it, as far as that is known or projected.</param>
/// <param name="IsFromProjected">Whether the first day is projected.</param>
/// <param name="IsUntilProjected">Whether the end is projected.</param>
/// <param name="Text">The period in one sentence.</param>
internal sealed record DltPeriod(LocalDate From, LocalDate Until, bool IsFromProjected, bool IsUntilProjected, string Text);

/// <summary>Everything that a page or a calendar shows, whether it comes from a plan or from a record.</summary>
internal sealed record Chart
{
    public required CompiledProtocol Protocol { get; init; }

    public required LocalDate BirthDate { get; init; }

    public required IReadOnlyList<ChartBlock> Blocks { get; init; }

    /// <summary>The first day without therapy.</summary>
    public required LocalDate End { get; init; }

    /// <summary>The day that is marked; null for none.</summary>
    public LocalDate? Today { get; init; }

    public Infant? Infant { get; init; }

    public DltPeriod? Dlt { get; init; }

    /// <summary>What is next, of a record; null of a plan.</summary>
    public NextSteps? Next { get; init; }

    /// <summary>By how much a calendar of this chart is newer than one of the bare plan: it rises with every event, day and known start.</summary>
    public int Revision { get; init; }

    public ProtocolDefinition Definition => Protocol.Definition;

    public bool IsRecord => Next is not null;

    public LocalDate FirstDay => Blocks[0].Start;

    public IEnumerable<Entry> Entries => Blocks.SelectMany(block => block.Entries);

    public IEnumerable<Entry> Between(LocalDate from, LocalDate to) =>
        Entries.Where(entry => entry.Date >= from && entry.Date <= to).OrderBy(entry => entry.Date);

    /// <summary>The block in which a date lies; null before the first.</summary>
    public ChartBlock? BlockOn(LocalDate date) => date >= End ? null : Blocks.LastOrDefault(block => block.Start <= date && block.Entries.Count > 0);
}

/// <summary>Makes charts of plans and of records, by what is public of them alone.</summary>
internal static class ChartBuilder
{
    public static Chart Of(CompiledProtocol protocol, Roadmap roadmap, Infant? infant, LocalDate? today)
    {
        if (!roadmap.Definition.Equals(protocol.Definition))
        {
            throw new ArgumentException($"The roadmap is of another protocol than {protocol}. A roadmap that this protocol has planned is expected.", nameof(roadmap));
        }

        RoadmapDoses? doses = infant is null ? null : protocol.DosesOf(roadmap, infant);
        ChartBlock[] blocks = [.. roadmap.Blocks.Select(block => new ChartBlock(
            block.Block, block.Start, block.IsProjected, [.. block.Administrations.Select(row => new Entry(row, row.Date, Mark.Planned) { Dose = doses?.Explain(row) })]))];
        return new()
        {
            Protocol = protocol,
            BirthDate = roadmap.BirthDate,
            Blocks = blocks,
            End = roadmap.EndOfTherapy,
            Today = today,
            Infant = infant,
            Dlt = PeriodOf(protocol.Definition.DoseLimitingToxicity, blocks),
            Revision = blocks.Count(block => !block.IsProjected) - 1,
        };
    }

    public static Chart Of(TreatmentRecord record, LocalDate on)
    {
        TherapyPlan plan = record.PlanOn(on) ?? throw new ArgumentException(
            $"No block of the record has started by {Words.Iso(on)}, so nothing has a date. A record in which a block has started by then is expected.", nameof(on));
        NextSteps next = record.Next(on);
        CompiledProtocol protocol = record.ProtocolOn(on);
        RecordEvent[] happened = [.. record.StandingEvents.Where(recorded => recorded.Date <= on)];
        LocalDate birthDate = record.BirthDate!.Value;
        Infant infant = new(birthDate, happened.OfType<RecordEvent.Measured>().Select(measured => measured.Measurement).Where(measured => measured.Date >= birthDate).ToValueList());
        ILookup<AdministrationSlot, RecordEvent> bySlot = happened.Where(recorded => recorded.ConcernedSlot is not null).ToLookup(recorded => recorded.ConcernedSlot!.Value);
        Dictionary<AdministrationSlot, Mark> open = [];
        Add(next.State.Unrecorded, Mark.Unrecorded);
        Add(next.State.Overdue, Mark.Overdue);
        Add(next.State.Due, Mark.Due);

        LocalDate? delayed = happened.OfType<RecordEvent.TreatmentDelayed>().LastOrDefault(delay => delay.Until is not { } until || until > on)?.Date;
        ILookup<BlockId, Entry> entries = record.PlanWithDoses(on).Select(row => IsKeptBack(row) ? Waits(row) : EntryOf(row, bySlot[row.Slot], open)).ToLookup(entry => entry.Block.Id);
        ChartBlock[] blocks = [.. plan.Roadmap.Blocks.Select(block => new ChartBlock(
            block.Block, block.Start, block.IsProjected, [.. entries[block.Block.Id].OrderBy(entry => entry.Day)])
        {
            Gate = next.NextBlock == block.Block ? next.Gate : null,
        })];
        return new()
        {
            Protocol = protocol,
            BirthDate = birthDate,
            Blocks = blocks,
            End = plan.EndOfTherapy,
            Today = on,
            Infant = infant,
            Next = next,
            Dlt = PeriodOf(next.State.Dlt, PeriodOf(protocol.Definition.DoseLimitingToxicity, blocks)),
            Revision = record.Events.Count + Math.Max(0, Period.DaysBetween(blocks[0].Start, on)),
        };

        // Its day has come, and the record does not call it due: a delay of treatment or the counts keep it back.
        bool IsKeptBack(PlannedAdministration row) =>
            row.Status == AdministrationStatus.Planned && !row.Planned.IsProjected && row.Date <= on && !open.ContainsKey(row.Slot);

        Entry Waits(PlannedAdministration row) => EntryOf(row, bySlot[row.Slot], open) with
        {
            Mark = Mark.Waiting,
            Note = row.Date >= delayed ? $"because treatment is delayed since {Words.Date(delayed.Value)}" : "because the counts stop it",
        };

        void Add(ValueList<PlannedAdministration> rows, Mark mark)
        {
            foreach (PlannedAdministration row in rows)
            {
                open[row.Slot] = mark;
            }
        }
    }

    private static Entry EntryOf(
        PlannedAdministration row, IEnumerable<RecordEvent> events, Dictionary<AdministrationSlot, Mark> open)
    {
        RecordEvent[] concerning = [.. events];
        RecordEvent[] given = [.. concerning.Where(recorded => recorded.DoseGiven is not null)];
        Mark mark = row.Status switch
        {
            AdministrationStatus.Given => given is [.., RecordEvent.AdministrationMadeUp] ? Mark.MadeUp : Mark.Given,
            AdministrationStatus.Held => Mark.Held,
            AdministrationStatus.Omitted => Mark.Omitted,
            AdministrationStatus.PartlyOmitted => Mark.PartlyOmitted,
            AdministrationStatus.LeftOut => Mark.LeftOut,
            AdministrationStatus.CutShort => Mark.CutShort,
            _ when open.TryGetValue(row.Slot, out Mark known) => known,
            AdministrationStatus.PartlyGiven => Mark.PartlyGiven,
            AdministrationStatus.Waiting => Mark.Waiting,
            _ => Mark.Planned,
        };
        IEnumerable<string> notes = concerning.Select(recorded => recorded switch
        {
            RecordEvent.AdministrationHeld held => $"held on {Words.Date(held.Date)}{(held.Until is { } until ? $" until {Words.Date(until)}" : ", end not known")}: {held.Reason}",
            RecordEvent.AdministrationOmitted omitted => $"omission decided on {Words.Date(omitted.Date)}: {omitted.Reason}",
            _ => string.Empty,
        }).Append(row.Why is { } why && !concerning.Any(recorded => recorded is RecordEvent.AdministrationHeld) ? $"because {why}" : string.Empty).Where(note => note.Length > 0);
        return new(row.Planned, row.Date, mark)
        {
            Dose = row.Dose,
            Given = string.Join(", ", given.Select(recorded => $"{(recorded.DoseGiven!.Amount is { } amount ? $"{amount} " : string.Empty)}{recorded.DoseGiven.Route}")),
            HasRecordedAmount = given.Any(recorded => recorded.DoseGiven!.Amount is not null),
            Note = string.Join("; ", row.Status == AdministrationStatus.PartlyGiven && mark != Mark.PartlyGiven ? notes.Prepend("given in part") : notes),
        };
    }

    /// <summary>The period as the plan has it: up to day 1 of the block before which it closes, which is its latest end.</summary>
    private static DltPeriod? PeriodOf(DltDefinition? definition, ChartBlock[] blocks)
    {
        if (definition is null)
        {
            return null;
        }

        ChartBlock opens = blocks.Single(block => block.Block.Id == definition.OpensWith);
        ChartBlock closes = blocks.Single(block => block.Block.Id == definition.ClosesBefore);
        string end = definition.PeriodEnd switch
        {
            DltPeriodEnd.CountsFirstMet => $"until the counts to start {closes.Block.Title} are first met",
            DltPeriodEnd.CriteriaFirstMet => $"until the criteria to start {closes.Block.Title} are first met",
            _ => $"until day 1 of {closes.Block.Title}",
        };
        return new(
            opens.Start, closes.Start, opens.IsProjected, closes.IsProjected,
            $"The evaluation period of dose-limiting toxicity (DLT) opens on day 1 of {opens.Block.Title}{Projected(opens)} and lasts {end}; at the latest to day 1 of {closes.Block.Title}{Projected(closes)}.");

        static string Projected(ChartBlock block) => $" ({Words.Date(block.Start)}{(block.IsProjected ? ", projected" : string.Empty)})";
    }

    private static DltPeriod? PeriodOf(DltStatus? status, DltPeriod? planned) => (status, planned) switch
    {
        ({ Opened: { } opened, Closed: { } closed }, { } period) => period with
        {
            From = opened,
            Until = closed,
            IsFromProjected = false,
            IsUntilProjected = false,
            Text = $"The evaluation period of dose-limiting toxicity (DLT) opened on {Words.Date(opened)} and closed on {Words.Date(closed)}.",
        },
        ({ Opened: { } opened }, { } period) => period with
        {
            From = opened,
            IsFromProjected = false,
            Until = LocalDate.Max(period.Until, opened.PlusDays(1)),
            Text = $"The evaluation period of dose-limiting toxicity (DLT) opened on {Words.Date(opened)} and {(status.IsOpen == true ? "is open" : "nobody can say from the record whether it is open")}.",
        },
        _ => planned,
    };
}
