using System.Globalization;
using NodaTime;

namespace AALL15P1.Protocol;

// How the states of a block's rows are computed.
internal sealed partial class BlockPlan
{
    /// <summary>One pass over a block: what doses stand for, then what holds move, then order by order what has become of each row.</summary>
    private sealed partial class Pass
    {
        // Far before every day, and far enough from the last number that differences of days stay numbers.
        private const int Never = int.MinValue / 2;

        private readonly BlockPlan plan;
        private readonly CompiledBlock compiled;
        private readonly BlockLinks links;
        private readonly int rows;
        private readonly RowState[] states;
        private readonly List<int>[] rowsOfOrder;
        private readonly Dictionary<int, int> standing = [];
        private readonly Dictionary<int, int> metBy = [];
        private readonly Dictionary<int, RecordEvent.AdministrationHeld> holds = [];
        private readonly List<Shift> shifts = [];
        private readonly List<Wait> waits = [];
        private readonly int[] due;
        private readonly int[] dueByBlock;

        public Pass(BlockPlan plan)
        {
            this.plan = plan;
            compiled = plan.Compiled;
            links = compiled.Links;
            rows = compiled.RowsBefore(int.MaxValue);
            states = new RowState[rows];
            due = new int[rows];
            dueByBlock = new int[rows];
            rowsOfOrder = new List<int>[compiled.Orders.Length];
            for (int place = 0; place < rowsOfOrder.Length; place++)
            {
                rowsOfOrder[place] = [];
            }

            for (int row = 0; row < rows; row++)
            {
                rowsOfOrder[compiled.OrderIndexOfRow(row)].Add(row);
            }
        }

        public Computed Run()
        {
            FindWhatDosesStandFor();
            FindHolds();
            FindShifts();
            DateRows();
            bool[] done = new bool[rowsOfOrder.Length];
            for (int place = 0; place < rowsOfOrder.Length; place++)
            {
                Decide(place, done);
            }

            int last = plan.Start;
            foreach (RowState state in states)
            {
                last = Math.Max(last, Math.Max(state.Due, state.Date));
            }

            for (int place = 0; place < rowsOfOrder.Length; place++)
            {
                last = Math.Max(last, plan.course.LastGiven(place) ?? last);
            }

            return new(plan, states, shifts, waits, standing, last);
        }

        private SlotHistory HistoryOf(int row) => metBy.TryGetValue(row, out int key)
            ? plan.course.At(BlockCourse.Slot(key).Day, BlockCourse.Slot(key).OrderIndex)
            : plan.course.At(compiled.DayOfRow(row), compiled.OrderIndexOfRow(row));

        /// <summary>
        /// A dose on a day on which its order is not planned stands for the planned day nearest to it of which nothing was
        /// given or omitted, if that is nearer than two days of the order are to each other.
        /// </summary>
        private void FindWhatDosesStandFor()
        {
            foreach (int key in plan.course.GivenKeys())
            {
                (int day, int place) = BlockCourse.Slot(key);
                if (compiled.Orders[place].Days.Contains(day))
                {
                    continue;
                }

                int? nearest = null;
                foreach (int row in Near(rowsOfOrder[place], day, compiled.LeastIntervals[place].Days ?? int.MaxValue))
                {
                    SlotHistory history = plan.course.At(compiled.DayOfRow(row), place);
                    bool isOpen = history.LastGiven is null && history.Omitted is null && !metBy.ContainsKey(row);
                    if (isOpen && (nearest is not { } best || Math.Abs(compiled.DayOfRow(row) - day) < Math.Abs(compiled.DayOfRow(best) - day)))
                    {
                        nearest = row;
                    }
                }

                if (nearest is { } found)
                {
                    standing[key] = found;
                    metBy[found] = key;
                }
            }
        }

        private IEnumerable<int> Near(List<int> ofOrder, int day, int days)
        {
            int low = 0;
            int high = ofOrder.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = (long)day - compiled.DayOfRow(ofOrder[middle]) >= days ? (middle + 1, high) : (low, middle);
            }

            for (int at = low; at < ofOrder.Count && (long)compiled.DayOfRow(ofOrder[at]) - day < days; at++)
            {
                yield return ofOrder[at];
            }
        }

        /// <summary>The hold of each row: its own, or that of what it is given together with on that day.</summary>
        private void FindHolds()
        {
            foreach (int key in plan.course.HeldKeys)
            {
                (int day, int place) = BlockCourse.Slot(key);
                if (plan.RowOf(day, place) is { } row)
                {
                    holds[row] = plan.course.At(day, place).Held!;
                }
            }

            foreach ((int row, RecordEvent.AdministrationHeld held) in holds.ToArray())
            {
                foreach ((int one, int other, _) in links.Pairs)
                {
                    int place = compiled.OrderIndexOfRow(row);
                    if (BlockLinks.LinkedTo(place, one, other) is { } with && plan.RowOf(compiled.DayOfRow(row), with) is { } partner)
                    {
                        holds.TryAdd(partner, held);
                    }
                }
            }
        }

        /// <summary>
        /// Holds in the order of their days: each is counted from where the holds before it have moved its administration.
        /// What follows of a held order is not due before the hold ends, also when the held administration itself was given
        /// or omitted sooner.
        /// </summary>
        private void FindShifts()
        {
            if (holds.Count == 0)
            {
                return;
            }

            int ofBlock = 0;
            int[] ofGroup = new int[rowsOfOrder.Length];
            int[] heldUntil = new int[rowsOfOrder.Length];
            HoldPolicy?[] ruling = new HoldPolicy?[rowsOfOrder.Length];
            Array.Fill(heldUntil, Never);
            for (int row = 0; row < rows; row++)
            {
                int place = compiled.OrderIndexOfRow(row);
                holds.TryGetValue(row, out RecordEvent.AdministrationHeld? held);
                HoldPolicy? policy = held is null ? ruling[place] : plan.PolicyOf(held, place);
                if (policy is not (HoldPolicy.ShiftBlock or HoldPolicy.ShiftOrder) || (policy == HoldPolicy.ShiftOrder && links.RescuedBy(place) is not null))
                {
                    continue;
                }

                int day = compiled.DayOfRow(row);
                int? group = policy == HoldPolicy.ShiftBlock ? null : links.GroupOf(place);
                int planned = plan.Start - 1 + day + ofBlock + ofGroup[links.GroupOf(place)];
                int length = 0;
                SlotHistory history = HistoryOf(row);
                if (held is not null)
                {
                    ruling[place] = policy;
                    if (Resumed(history, held) is { } resumed)
                    {
                        length = resumed - planned;
                    }
                    else
                    {
                        waits.Add(new(day, group, held));
                    }

                    heldUntil[place] = Math.Max(heldUntil[place], held.Until is { } until ? NumberOf(until) : Never);
                }
                else if (history.LastGiven is null && history.Omitted is null)
                {
                    length = heldUntil[place] - planned;
                }

                if (length > 0)
                {
                    shifts.Add(new(day, group, length));
                    ofBlock += group is null ? length : 0;
                    ofGroup[links.GroupOf(place)] += group is null ? 0 : length;
                }
            }
        }

        /// <summary>
        /// When a hold of an administration was over: on the day on which it was given, else may be given, or on which it
        /// was omitted, if that was decided sooner. The days that were lost until then stay lost. Null while nobody knows.
        /// </summary>
        private static int? Resumed(SlotHistory history, RecordEvent.AdministrationHeld held)
        {
            LocalDate? until = held.Until;
            LocalDate? resumed = (history.LastGiven is { } given ? history.BegunBy(given) : null)?.Date
                ?? (history.FirstOmitted is { } omitted && !(until < omitted.Date) ? omitted.Date : until);
            return resumed is { } date ? NumberOf(date) : null;
        }

        private void DateRows()
        {
            int at = 0;
            int ofBlock = 0;
            int[] ofGroup = new int[rowsOfOrder.Length];
            for (int row = 0; row < rows; row++)
            {
                int day = compiled.DayOfRow(row);
                for (; at < shifts.Count && shifts[at].FromDay <= day; at++)
                {
                    if (shifts[at].Group is { } group)
                    {
                        ofGroup[group] += shifts[at].Days;
                    }
                    else
                    {
                        ofBlock += shifts[at].Days;
                    }
                }

                dueByBlock[row] = plan.Start - 1 + day + ofBlock;
                due[row] = dueByBlock[row] + ofGroup[links.GroupOf(compiled.OrderIndexOfRow(row))];
            }
        }

        private void Decide(int place, bool[] done)
        {
            if (done[place])
            {
                return;
            }

            // First what the order depends on. No order depends on itself, and a circle of links decides each once.
            done[place] = true;
            if (links.ContinuedBy(place) is { } continued)
            {
                Decide(continued, done);
                DecideContinuing(place, continued);
            }
            else if (links.RescuedBy(place) is { } rescued)
            {
                Decide(rescued, done);
                DecideRescue(place, rescued);
            }
            else
            {
                OrderPass pass = new(this, place);
                foreach (int row in rowsOfOrder[place])
                {
                    states[row] = pass.StateOf(row, due[row]);
                }
            }
        }

        /// <summary>What continues an order begins as many days after its last dose as in the calendar.</summary>
        private void DecideContinuing(int place, int continued)
        {
            List<int> before = rowsOfOrder[continued];
            int last = before[^1];
            int latest = before.Where(row => states[row].Status is not (AdministrationStatus.Omitted or AdministrationStatus.LeftOut))
                .Select(row => states[row].Date).DefaultIfEmpty(Never).Max();
            int later = latest > dueByBlock[last] ? latest - dueByBlock[last] : 0;
            bool isWaiting = states[last].Status is AdministrationStatus.Held or AdministrationStatus.Waiting;
            foreach (int row in rowsOfOrder[place])
            {
                due[row] += later;
            }

            OrderPass pass = new(this, place);
            foreach (int row in rowsOfOrder[place])
            {
                states[row] = pass.StateOf(
                    row,
                    due[row],
                    isWaiting ? new(AdministrationStatus.Waiting, 0, 0) { Cause = states[last].Cause, Why = $"it continues {compiled.Orders[continued].Id}, which waits for the end of a hold" } : null);
            }
        }

        /// <summary>A rescue follows each dose that it rescues from at the calendar's distance; a dose of it that came no later than that one does not count.</summary>
        private void DecideRescue(int place, int rescued)
        {
            List<int> before = rowsOfOrder[rescued];
            OrderPass pass = new(this, place);
            int at = -1;
            int previous = Never;
            foreach (int row in rowsOfOrder[place])
            {
                int day = compiled.DayOfRow(row);
                bool isNext = at + 1 < before.Count && compiled.DayOfRow(before[at + 1]) < day;
                for (; at + 1 < before.Count && compiled.DayOfRow(before[at + 1]) < day; at++)
                {
                }

                previous = isNext ? Never : previous;
                if (at < 0)
                {
                    states[row] = pass.StateOf(row, due[row]);
                    continue;
                }

                RowState of = states[before[at]];
                string what = $"{compiled.Orders[rescued].Id} day {compiled.DayOfRow(before[at]).ToString(CultureInfo.InvariantCulture)}";
                int date = of.Date + day - compiled.DayOfRow(before[at]);
                states[row] = of.Status switch
                {
                    AdministrationStatus.Held or AdministrationStatus.Waiting =>
                        pass.StateOf(row, date, new(AdministrationStatus.Waiting, 0, 0) { Cause = of.Cause, Why = $"it follows {what}, which waits for the end of a hold" }),
                    AdministrationStatus.Omitted => pass.StateOf(row, date, new(AdministrationStatus.Omitted, 0, 0) { Why = $"it follows {what}, which is omitted" }),
                    AdministrationStatus.LeftOut => pass.StateOf(row, date, new(AdministrationStatus.LeftOut, 0, 0) { Why = $"it follows {what}, which is left out" }),
                    _ => pass.StateOf(row, Math.Max(date, previous == Never ? date : previous + 1), after: of.Date) with
                    {
                        RescuesGiven = of.Status is AdministrationStatus.Given or AdministrationStatus.PartlyGiven or AdministrationStatus.PartlyOmitted,
                    },
                };
                previous = states[row].Date;
            }
        }

        private static int NumberOf(LocalDate date) => DayNumber.Of(date, nameof(date));

        private static string Text(int date) => RecordDates.Text(DayNumber.ToDate(date));

        /// <summary>Whether an open hold has ended: with the decision to make the held administration up, or to omit it.</summary>
        private bool IsClosed(RecordEvent.AdministrationHeld held)
        {
            SlotHistory history = plan.course.At(held.Slot.Day, compiled.PlaceOf(held.Slot.OrderId));
            return history.IsMadeUp || history.Omitted is not null;
        }
    }
}
