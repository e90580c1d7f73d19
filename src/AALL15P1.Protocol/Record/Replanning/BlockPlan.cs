using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// One block, re-planned. It holds only by how much each hold moves what follows, so making it costs the number of
/// holds; the state of a row is computed when it is asked for.
/// </summary>
internal sealed class BlockPlan
{
    private readonly BlockCourse course;
    private readonly HoldPolicy?[] policies;
    private readonly Shift[] shifts;

    /// <summary>What stands still behind a hold of which nobody knows the end; by no days, as far as is known.</summary>
    private readonly List<Shift> waits = [];

    public BlockPlan(CompiledBlock compiled, BlockCourse course, HoldPolicy?[] policies, int start, int cut)
    {
        Compiled = compiled;
        this.course = course;
        this.policies = policies;
        Start = start;
        Cut = cut;
        shifts = ShiftsOfHolds();
        FindExtent();
    }

    public CompiledBlock Compiled { get; }

    /// <summary>Day 1 as a day number.</summary>
    public int Start { get; }

    /// <summary>The first day on which nothing of the block is given any more.</summary>
    public int Cut { get; }

    /// <summary>Whether a later block has started and this one has not: then nothing of it is given.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>
    /// Whether its time is over by what was recorded: a later block has started, or the infant has left or died. Then
    /// nothing of it is to be given any more, not even what was planned before that day and never recorded.
    /// </summary>
    public bool IsOver { get; init; }

    /// <summary>For how many days the block's clock stood still.</summary>
    public int Pause { get; private set; }

    /// <summary>The last day with an administration, planned or given.</summary>
    public int LastDate { get; private set; }

    /// <summary>By how many days an administration can at most be later than it was planned.</summary>
    public int Reach { get; private set; }

    /// <summary>The days that keep two administrations of an order apart: a week for a weekly order, otherwise a day.</summary>
    public static int DaysApart(DayPattern pattern) => pattern switch
    {
        DayPattern.Weekly => 7,
        DayPattern.Cycles cycles => DaysApart(cycles.WithinCycle),
        DayPattern.InTurn inTurn => Math.Min(DaysApart(inTurn.First), DaysApart(inTurn.Next)),
        _ => 1,
    };

    /// <summary>The date for which an administration stands in the plan, with every hold before it.</summary>
    public int DateOf(int day, int place)
    {
        int date = Start - 1 + day;
        foreach (Shift shift in shifts)
        {
            date += shift.Moves(day, place) ? shift.Days : 0;
        }

        return date;
    }

    /// <summary>The day of the block on a date: the last whose date has come, and at least 1.</summary>
    public int DayOn(int date)
    {
        int day = date - Start + 1;
        int moved = 0;
        foreach (Shift shift in shifts)
        {
            if (shift.Place is not null)
            {
                continue;
            }

            if (date < Start - 1 + shift.FromDay + moved)
            {
                break;
            }

            moved += shift.Days;
            day = Math.Max(shift.FromDay - 1, date - Start + 1 - moved);
        }

        foreach (Shift wait in waits)
        {
            day = wait.Place is null ? Math.Min(day, wait.FromDay - 1) : day;
        }

        return Math.Max(1, day);
    }

    /// <summary>The administrations that were given from one day to another (each inclusive) and whose planned day lies so far off that it does not lead to them.</summary>
    public IEnumerable<(int Day, int Place)> GivenOffPlan(int first, int last)
    {
        for (int place = 0; place < Compiled.Orders.Length; place++)
        {
            foreach (int key in course.GivenBetween(place, first, last).Distinct())
            {
                int planned = Start - 1 + BlockCourse.Slot(key).Day;
                if (planned < first - Reach || planned > last)
                {
                    yield return BlockCourse.Slot(key);
                }
            }
        }
    }

    /// <summary>What has become of an administration of the plan.</summary>
    public RowState StateOf(int day, int place)
    {
        SlotHistory history = course.At(day, place);
        int due = DateOf(day, place);
        if (history.LastGiven is { } given)
        {
            int date = DayNumber.Of(given.Date, nameof(day));
            return history.IsComplete(Compiled.Orders[place].TimesPerDay)
                ? new(AdministrationStatus.Given, date)
                : Open(AdministrationStatus.PartlyGiven, date);
        }

        if (history.Omitted is not null)
        {
            return new(AdministrationStatus.Omitted, due);
        }

        return history.Held is { } held ? StateOfHeld(day, place, due, held) : Planned(day, place, due);
    }

    private RowState StateOfHeld(int day, int place, int due, RecordEvent.AdministrationHeld held)
    {
        switch (policies[place])
        {
            case HoldPolicy.Omit:
                return new(AdministrationStatus.Omitted, due);
            case HoldPolicy.MakeUp when held.Until is { } until:
                int date = Math.Max(due, DayNumber.Of(until, nameof(held)));
                return Compiled.NextDay(place, day) is { } next && DateOf(next, place) - date < Apart(place)
                    ? new(AdministrationStatus.LeftOut, due)
                    : Planned(day, place, date);
            case HoldPolicy.ShiftOrder or HoldPolicy.ShiftBlock when held.Until is not null:
                return Planned(day, place, due);
            default:
                return Open(AdministrationStatus.Held, due);
        }
    }

    private RowState Planned(int day, int place, int date) =>
        course.IsGivenNear(place, date, Apart(place), BlockCourse.Key(day, place))
            ? new(AdministrationStatus.LeftOut, date)
            : Open(waits.Exists(wait => wait.Moves(day, place)) ? AdministrationStatus.Waiting : AdministrationStatus.Planned, date);

    private RowState Open(AdministrationStatus status, int date) => new(date >= Cut ? AdministrationStatus.CutShort : status, date);

    private int Apart(int place) => DaysApart(Compiled.Orders[place].Days);

    /// <summary>Holds in the order of their days: each is counted from where the holds before it have moved its administration.</summary>
    private Shift[] ShiftsOfHolds()
    {
        if (course.HeldKeys.IsEmpty)
        {
            return [];
        }

        List<Shift> found = [];
        foreach (int key in course.HeldKeys)
        {
            (int day, int place) = BlockCourse.Slot(key);
            HoldPolicy? policy = policies[place];
            if (policy is not (HoldPolicy.ShiftBlock or HoldPolicy.ShiftOrder) || !Compiled.Orders[place].Days.Contains(day))
            {
                continue;
            }

            int? moves = policy == HoldPolicy.ShiftBlock ? null : place;
            if (Resumed(course.At(day, place)) is not { } resumed)
            {
                waits.Add(new(day, moves, 0));
                continue;
            }

            int due = Start - 1 + day + found.Where(shift => shift.Moves(day, place)).Sum(shift => shift.Days);
            int length = DayNumber.Of(resumed, nameof(resumed)) - due;
            if (length > 0)
            {
                found.Add(new(day, moves, length));
            }
        }

        return [.. found];
    }

    /// <summary>
    /// When a hold ended: on the day on which the administration was given, else may be given, or on which it was
    /// omitted, if that was decided sooner. The days that were lost until then stay lost. Null while nobody knows.
    /// </summary>
    private static LocalDate? Resumed(SlotHistory history)
    {
        LocalDate? until = history.Held!.Until;
        return history.LastGiven?.Date
            ?? (history.FirstOmitted is { } omitted && !(until < omitted.Date) ? omitted.Date : until);
    }

    private void FindExtent()
    {
        foreach (Shift shift in shifts)
        {
            Pause += shift.Place is null ? shift.Days : 0;
            Reach += shift.Days;
        }

        LastDate = Start;
        for (int place = 0; place < Compiled.Orders.Length; place++)
        {
            int planned = DateOf(Compiled.LastDayOf(place), place);
            LastDate = Math.Max(LastDate, Math.Max(planned, course.LastGiven(place) ?? planned));
        }

        // A held administration that is made up can come after the last planned one.
        foreach (int key in course.HeldKeys)
        {
            (int day, int place) = BlockCourse.Slot(key);
            RowState state = StateOf(day, place);
            if (state.Status == AdministrationStatus.Planned)
            {
                LastDate = Math.Max(LastDate, state.Date);
                Reach = Math.Max(Reach, state.Date - (Start - 1 + day));
            }
        }
    }
}

/// <summary>What has become of a row of a block, and its date as a day number.</summary>
internal readonly record struct RowState(AdministrationStatus Status, int Date);

/// <summary>That everything from a day of a block on is later by some days: of the whole block, or of one order.</summary>
/// <param name="FromDay">The first day of the block that is moved.</param>
/// <param name="Place">The order's place; null for the whole block.</param>
/// <param name="Days">By how many days.</param>
internal readonly record struct Shift(int FromDay, int? Place, int Days)
{
    public bool Moves(int day, int place) => day >= FromDay && (Place is null || Place == place);
}
