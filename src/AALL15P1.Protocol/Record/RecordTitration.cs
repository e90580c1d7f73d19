using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// The titration of a record's oral drugs: what was prescribed, day by day, and what the site's policy makes of it and of
/// the counts. Made once for the events that it comes from.
/// </summary>
internal sealed class RecordTitration
{
    private readonly RecordFacts facts;
    private readonly LocalDate blockStart;
    private readonly List<Prescription> prescriptions = [];
    private DatedCounts[]? counts;
    private readonly ConcurrentDictionary<LocalDate, TitrationDecision> decisions = [];
    private readonly ConcurrentDictionary<LocalDate, Called> calls = [];

    private RecordTitration(RecordFacts facts, TitratedOrders orders, int block, LocalDate blockStart)
    {
        this.facts = facts;
        this.blockStart = blockStart;
        Block = block;
        Orders = orders;
        Places = [facts.Schedule.Blocks[block].PlaceOf(orders.Thiopurine), facts.Schedule.Blocks[block].PlaceOf(orders.Antifolate)];
        Start thiopurine = default;
        Start antifolate = default;
        foreach (RecordEvent.DosesPrescribed prescribed in LastOfEachDay(facts.Of(RecordEventKind.DosesPrescribed)))
        {
            Prescription prescription = new(
                prescribed,
                ShareOf(prescribed, TitratedDrug.Thiopurine, prescribed.Thiopurine, prescribed.ThiopurineAmount, ref thiopurine),
                ShareOf(prescribed, TitratedDrug.Antifolate, prescribed.Antifolate, prescribed.AntifolateAmount, ref antifolate));
            prescriptions.Add(prescription);
        }
    }

    /// <summary>The counts, day by day. Made when the first question asks for them: most records name no policy.</summary>
    private ValueList<DatedCounts> Counts => new(counts ??=
    [
        .. facts.Laboratory.Days()
            .Select(day => new DatedCounts(day.TakenOn, day.Neutrophils, day.Platelets))
            .Where(day => day.Neutrophils is not null || day.Platelets is not null),
    ]);

    public TitratedOrders Orders { get; }

    /// <summary>The block that gives the drugs.</summary>
    public int Block { get; }

    /// <summary>The places of the orders in their block, by <see cref="TitratedDrug"/>.</summary>
    private ImmutableArray<int> Places { get; }

    /// <summary>The titration of a record; null while the block of the drugs has not started, or where the protocol titrates none.</summary>
    public static RecordTitration? Of(RecordFacts facts) =>
        facts.Schedule.Definition.Titrated is { } orders && facts.Schedule.Definition.IndexOf(orders.Block) is var block && facts.Starts[block] is { } started
            ? new(facts, orders, block, started.Date)
            : null;

    /// <summary>The drug's role of an order; null for an order that is not titrated.</summary>
    public TitratedDrug? RoleOf(int block, string orderId) =>
        block != Block ? null : orderId == Orders.Thiopurine ? TitratedDrug.Thiopurine : orderId == Orders.Antifolate ? TitratedDrug.Antifolate : null;

    /// <summary>Whether something was prescribed from a day on, which answers what the policy says of it.</summary>
    public bool IsPrescribedOn(LocalDate date) => prescriptions.Exists(prescription => prescription.Date == date);

    /// <summary>Whether counts were taken on a day.</summary>
    public bool HasCountsOn(LocalDate date) => Counts.Any(entry => entry.Date == date);

    /// <summary>The day of the last counts by a day; null when there are none.</summary>
    public LocalDate? LastCounts(LocalDate date) => Counts.LastOrDefault(entry => entry.Date <= date)?.Date;

    /// <summary>What of an order is given on a day, as it was prescribed; null when nothing was prescribed by then or the order is not titrated.</summary>
    public TitratedShare? Prescribed(int block, string orderId, LocalDate date) =>
        prescriptions.Count > 0 && RoleOf(block, orderId) is { } role ? prescriptions.FindLast(prescription => prescription.Date <= date)?.Of(role) : null;

    /// <summary>
    /// What of an order is given on a day: what was prescribed, or less where counts that came after the last prescription
    /// call for less by the site's policy. More than was prescribed is never given without a prescription. Where the last
    /// counts are not clear and may call for less yet, nobody can say how much.
    /// </summary>
    public TitratedShare? ShareOn(int block, string orderId, LocalDate date)
    {
        TitratedShare? share = Prescribed(block, orderId, date);
        if (share is null)
        {
            return null;
        }

        Called called = CalledFor(date);
        share = Reduced(share, RoleOf(block, orderId)!.Value, called.Less);
        return called.Unclear is { } unclear && !share.IsNone ? share with { Unclear = unclear.Explain().Findings[0] } : share;
    }

    private static TitratedShare Reduced(TitratedShare share, TitratedDrug role, TitrationDecision? decision)
    {
        if (decision?.Doses is not { } asked)
        {
            return share;
        }

        DosePercent to = asked.Of(role);
        return share.Percent is not { } percent || to.Percent >= percent ? share : new(
            to.Percent,
            share.Amount is { } amount ? DrugMass.FromMilligrams(amount.Milligrams * to.Percent / percent) : null,
            decision.On)
        {
            AskedBy = decision.Rule,
            LacksStart = share.LacksStart,
        };
    }

    /// <summary>What of an order should have been given on a day; counts of the day itself may have come after the dose, and unclear ones called for nothing yet.</summary>
    public TitratedShare? GivenShare(int block, string orderId, LocalDate date) =>
        ShareOn(block, orderId, date) is { } share && share.Since < date ? share with { Unclear = null } : Prescribed(block, orderId, date);

    /// <summary>The stops that were prescribed, by the places of their orders: from their first day to the next prescription, exclusive; <see cref="int.MaxValue"/> where there is none.</summary>
    public IReadOnlyList<PrescribedStop> Stops()
    {
        List<PrescribedStop> stops = [];
        for (int at = 0; at < prescriptions.Count; at++)
        {
            foreach (TitratedDrug role in (ReadOnlySpan<TitratedDrug>)[TitratedDrug.Thiopurine, TitratedDrug.Antifolate])
            {
                if (prescriptions[at].Of(role).IsNone)
                {
                    int to = at + 1 < prescriptions.Count ? DayNumber.Of(prescriptions[at + 1].Date, nameof(facts)) : int.MaxValue;
                    stops.Add(new(Places[(int)role], DayNumber.Of(prescriptions[at].Date, nameof(facts)), to, $"it is stopped by the prescription of {RecordDates.Text(prescriptions[at].Date)}"));
                }
            }
        }

        return stops;
    }

    /// <summary>
    /// What the site's policy says on a day; or that it cannot be decided, because the site names no policy or nobody knows
    /// what a prescribed amount is a percentage of.
    /// </summary>
    public TitrationDecision Decide(LocalDate date)
    {
        if (decisions.TryGetValue(date, out TitrationDecision? known))
        {
            return known;
        }

        CompiledProtocol inForce = facts.InForce(date);
        Prescription? before = prescriptions.FindLast(prescription => prescription.Date < date);
        TitrationDecision decision = inForce.Supplement?.TitrationPolicy is null
            ? Undecided(date, RecordRules.TitrationPolicy, "the site's titration policy", "which policy the doses of the oral drugs follow")
            : UnknownBefore(date) is { } lacking
                ? Undecided(date, RecordRules.TitrationStart, $"the starting dose behind what was prescribed on {RecordDates.Text(lacking.Date)}", "a percentage of the starting dose, or the starting dose in mg") with
                {
                    // Counts that stop or halve the whole of a dose stop or halve whatever part of it was prescribed, or may.
                    MayCallForLess = inForce.DecideTitration(History(TitratedDoses.Both(DosePercent.StartingDose)), date) is { Outcome: DecisionOutcome.Hold } or { MayCallForLess: true },
                }
                : inForce.DecideTitration(History(), date);
        decision = before is null || decision.Current is not null ? decision : decision with { Current = before.Doses };
        return decisions.GetOrAdd(date, decision);
    }

    /// <summary>What the site's policy says on a day with the look back up to it; null where the site names no policy, or what was prescribed is not known as percentages.</summary>
    public TitrationResult? Result(LocalDate date)
    {
        CompiledProtocol inForce = facts.InForce(date);
        return inForce.Supplement?.TitrationPolicy is null || UnknownBefore(date) is not null ? null : inForce.Titrate(History(), date) with
        {
            StartingDose = inForce.Definition.StartingDoses is null || inForce.Supplement?.StartingDoses is null ? null : inForce.StartingDose(facts.Enrolled!.BirthDate, blockStart, date),
        };
    }

    /// <summary>The last prescription before a day of which nobody knows what it is a percentage of; null when there is none, or new starting doses were set since.</summary>
    private Prescription? UnknownBefore(LocalDate date)
    {
        Prescription? unknown = null;
        foreach (Prescription prescription in prescriptions.TakeWhile(each => each.Date < date))
        {
            unknown = prescription.Doses is null ? prescription : prescription.Event.SetsNewStartingDose ? null : unknown;
        }

        return unknown;
    }

    /// <summary>
    /// That the counts call for less than was prescribed, and nobody has prescribed since: of the counts by a day that are
    /// later than the last prescription; else null.
    /// </summary>
    public TitrationDecision? Unanswered(LocalDate date) => CalledFor(date).Less;

    /// <summary>
    /// What the counts since the last prescription call for on a day. What they called for once stays until counts say that the
    /// doses may go on: counts that do not decide do not end it, and those that call for less than was prescribed, but more
    /// than before, do not raise it.
    /// </summary>
    private Called CalledFor(LocalDate date)
    {
        if (prescriptions.Count == 0 || prescriptions.FindLast(each => each.Date <= date) is not { } prescription || LastCounts(date) is not { } last || last <= prescription.Date)
        {
            return default;
        }

        if (calls.TryGetValue(last, out Called known))
        {
            return known;
        }

        Called called = default;
        foreach (DatedCounts taken in Counts.Where(taken => taken.Date > prescription.Date && taken.Date <= last))
        {
            TitrationDecision decision = Decide(taken.Date);
            called = decision switch
            {
                { Outcome: DecisionOutcome.CannotDecide } => called with { Unclear = decision.MayCallForLess ? decision : null },
                { Outcome: DecisionOutcome.Proceed } or { Doses: null } => default,
                { Doses: { } asked } => new(
                    called.Less?.Doses is { } before ? asked.Thiopurine <= before.Thiopurine && asked.Antifolate <= before.Antifolate ? decision : called.Less
                    : asked != decision.Current ? decision
                    : null,
                    Unclear: null),
            };
        }

        return calls.GetOrAdd(last, called);
    }

    /// <param name="unknown">What stands for a prescription that is not known as percentages; null to leave it out.</param>
    private TitrationHistory History(TitratedDoses? unknown = null) => new(
        Counts,
        prescriptions.Where(prescription => (prescription.Doses ?? unknown) is not null)
            .Select(prescription => new DatedDoses(prescription.Date, (prescription.Doses ?? unknown)!.Value) { SetsNewStartingDose = prescription.Event.SetsNewStartingDose }));

    /// <summary>
    /// What of a drug is given. An amount alone is a percentage by the starting amount on record, else by the dose that the
    /// site states for the day; a percentage is an amount where the starting amount is on record.
    /// </summary>
    private TitratedShare ShareOf(RecordEvent.DosesPrescribed prescribed, TitratedDrug role, DosePercent? percent, DrugMass? amount, ref Start start)
    {
        if (prescribed.SetsNewStartingDose)
        {
            percent ??= DosePercent.StartingDose;
            start = new(null, IsNew: true);
        }

        if (percent is { Percent: > 0m } stated && amount is { } both)
        {
            // A tiny percentage of a large amount is of no starting dose that anybody has.
            start = both.Milligrams * 100m <= RecordQuantities.LargestAmount * stated.Percent ? new(both.Milligrams * 100m / stated.Percent, start.IsNew) : start;
        }
        else if (amount is { } alone)
        {
            decimal? whole = start.Milligrams ?? (start.IsNew ? null : Computed(role, prescribed.Date));
            percent ??= alone.Milligrams == 0m ? DosePercent.None
                : whole is { } known && known > 0m && alone.Milligrams <= known * MostTimes ? DosePercent.FromPercent(Math.Min(100m * MostTimes, alone.Milligrams * 100m / known))
                : null;
        }
        else if (start.Milligrams is { } whole)
        {
            amount = DrugMass.FromMilligrams(whole * percent!.Value.Percent / 100m);
        }

        return new(percent?.Percent, amount, prescribed.Date) { LacksStart = amount is null && start.IsNew };
    }

    /// <summary>The largest multiple of a starting dose that is a percentage (<see cref="DosePercent"/>).</summary>
    private const decimal MostTimes = 10m;

    /// <summary>The starting dose of a day in mg, as the site states it and the infant was measured by then; null where it cannot be computed.</summary>
    private decimal? Computed(TitratedDrug role, LocalDate date)
    {
        CompiledProtocol inForce = facts.InForce(date);
        PlannedOrder order = inForce.Definition.Blocks[Block].Orders[Places[(int)role]];
        try
        {
            return inForce.DoseOfDay(Block, order, facts.Infant!, blockStart, date) is { Outcome: DecisionOutcome.Proceed, Dose: var dose } && (dose.PerDay ?? dose.PerDose)?.Mass is { } mass
                ? mass.Milligrams
                : null;
        }
        catch (OverflowException)
        {
            // A definition can ask for more than a decimal number can hold; no dose can be computed from that.
            return null;
        }
    }

    private TitrationDecision Undecided(LocalDate date, Rule rule, string missing, string required) =>
        new(date, TitrationState.NotStarted, new TitrationAction.CannotDecide(missing), rule)
        {
            Since = null,
            Current = null,
            Observed = string.Create(CultureInfo.InvariantCulture, $"{prescriptions.Count} {(prescriptions.Count == 1 ? "prescription" : "prescriptions")} of the oral drugs on record"),
            Required = required,
        };

    private static IEnumerable<RecordEvent.DosesPrescribed> LastOfEachDay(Series<RecordEvent> events) =>
        events.Cast<RecordEvent.DosesPrescribed>().GroupBy(prescribed => prescribed.Date).Select(day => day.Last());

    /// <summary>What counts call for that nobody has answered by a prescription.</summary>
    /// <param name="Less">The decision for less than was prescribed; null when there is none.</param>
    /// <param name="Unclear">The decision about the last counts where they are not clear and may call for less; null when they are.</param>
    private readonly record struct Called(TitrationDecision? Less, TitrationDecision? Unclear);

    /// <summary>The amount that is 100 % of a drug, as prescriptions state it.</summary>
    /// <param name="Milligrams">The amount; null when no prescription states it.</param>
    /// <param name="IsNew">Whether a new starting dose was set, so that it is no longer the site's stated one.</param>
    private readonly record struct Start(decimal? Milligrams, bool IsNew);

    private sealed record Prescription(RecordEvent.DosesPrescribed Event, TitratedShare Thiopurine, TitratedShare Antifolate)
    {
        public LocalDate Date => Event.Date;

        /// <summary>Both drugs as percentages; null when one is not known as such.</summary>
        public TitratedDoses? Doses => Thiopurine.Percent is { } thiopurine && Antifolate.Percent is { } antifolate ? new(DosePercent.FromPercent(thiopurine), DosePercent.FromPercent(antifolate)) : null;

        public TitratedShare Of(TitratedDrug role) => role == TitratedDrug.Thiopurine ? Thiopurine : Antifolate;
    }
}

/// <summary>That an order is not given from one day to another, because it was prescribed as nothing.</summary>
/// <param name="Place">The order's place in its block.</param>
/// <param name="From">The first day, as a day number.</param>
/// <param name="To">The day of the next prescription, exclusive; <see cref="int.MaxValue"/> while there is none.</param>
/// <param name="Why">Why, in words.</param>
internal readonly record struct PrescribedStop(int Place, int From, int To, string Why)
{
    public bool Holds(int place, int date) => place == Place && date >= From && date < To;

    /// <summary>Whether somebody has prescribed since: what was not given then is not made up.</summary>
    public bool HasEnded => To != int.MaxValue;
}
