using System.Globalization;

namespace AALL15P1.Protocol;

// What becomes of the days of one order.
internal sealed partial class BlockPlan
{
    private sealed partial class Pass
    {
        /// <summary>Goes through one order, day by day: what is held now, and where the last was made up.</summary>
        private sealed class OrderPass(Pass pass, int place)
        {
            private readonly LeastInterval interval = pass.compiled.LeastIntervals[place];
            private readonly bool isRescue = pass.links.RescuedBy(place) is not null;
            private readonly int group = pass.links.GroupOf(place);
            private readonly List<int> ofOrder = pass.rowsOfOrder[place];
            private int at = -1;
            private int heldUntil = Never;
            private readonly bool isAlone = pass.links.Pairs.All(pair => pair.One != place && pair.Other != place);
            private int madeUp = Never;
            private int lastGiven = Never;
            private int moved;
            private RecordEvent.AdministrationHeld? open;
            private RecordEvent.AdministrationHeld? cause;

            private int Apart => Math.Max(1, interval.Days ?? 1);

            /// <summary>The state of the order's next row.</summary>
            /// <param name="row">The row.</param>
            /// <param name="due">The date for which it stands.</param>
            /// <param name="follows">What it follows from another order, unless something was recorded of it; null to decide by its own.</param>
            /// <param name="after">The day after which doses count.</param>
            public RowState StateOf(int row, int due, RowState? follows = null, int after = Never)
            {
                at++;
                RowState state = Decide(row, due + moved, follows, after);
                if (state.Status == AdministrationStatus.Given)
                {
                    // Planned too near the dose before it and given later: with that the days after it were decided too.
                    bool isDecided = isAlone && !isRescue && lastGiven != Never && state.Due - lastGiven < Apart && state.Date - lastGiven >= Apart && state.Date > state.Due;
                    moved += isDecided ? state.Date - state.Due : 0;
                    lastGiven = state.Date;
                    madeUp = heldUntil > state.Due && state.Date >= heldUntil ? Math.Max(madeUp, state.Date) : madeUp;
                }

                return state;
            }

            private RowState Decide(int row, int due, RowState? follows, int after)
            {
                SlotHistory history = pass.HistoryOf(row);
                pass.holds.TryGetValue(row, out RecordEvent.AdministrationHeld? held);
                TakeHold(held);
                if (history.LastGivenAfter(after) is { } given)
                {
                    int date = NumberOf(history.BegunBy(given).Date);
                    return history.IsComplete(pass.compiled.Orders[place].TimesPerDay, after) ? new(AdministrationStatus.Given, date, due)
                        : history.Omitted is not null ? new(AdministrationStatus.PartlyOmitted, date, due)
                        : open is not null ? HeldOpen(held, date, due)
                        : heldUntil > date ? RestHeld(date, due)
                        : Open(AdministrationStatus.PartlyGiven, date, due);
                }

                if (history.Omitted is not null)
                {
                    return new(AdministrationStatus.Omitted, due, due);
                }

                if (follows is { } other)
                {
                    RowState state = other.Status == AdministrationStatus.Waiting ? Open(other.Status, due, due) : new(other.Status, due, due);
                    return state with { Cause = other.Cause, Why = other.Why };
                }

                return open is not null ? HeldOpen(held, due, due) : heldUntil > due ? Missed(row, due) : Planned(row, due, due);
            }

            private RowState HeldOpen(RecordEvent.AdministrationHeld? held, int date, int due) =>
                Open(ReferenceEquals(held, open) ? AdministrationStatus.Held : AdministrationStatus.Waiting, date, due) with
                {
                    Cause = open,
                    Why = $"{open!.Slot.OrderId} day {open.Slot.Day.ToString(CultureInfo.InvariantCulture)} is held since {RecordDates.Text(open.Date)}, and nobody has stated until when",
                };

            /// <summary>What becomes of the rest of a day that was given in part before its order was held.</summary>
            private RowState RestHeld(int date, int due) => (cause is null || isRescue ? HoldPolicy.MakeUp : pass.plan.PolicyOf(cause, place)) switch
            {
                HoldPolicy.Omit => new(AdministrationStatus.PartlyOmitted, date, due),
                null => Open(AdministrationStatus.Held, date, due) with
                {
                    Cause = cause,
                    Why = $"its rest was held until {Text(heldUntil)}, and the site's policy for held administrations is not stated",
                },
                _ => Open(AdministrationStatus.PartlyGiven, heldUntil, due),
            };

            private void TakeHold(RecordEvent.AdministrationHeld? held)
            {
                if (held is null)
                {
                    return;
                }

                if (held.Until is { } until)
                {
                    cause = NumberOf(until) >= heldUntil ? held : cause;
                    heldUntil = Math.Max(heldUntil, NumberOf(until));
                }
                else if (!pass.IsClosed(held))
                {
                    open = held;
                }
            }

            /// <summary>What the site's policy makes of a day of the order that fell into a hold.</summary>
            private RowState Missed(int row, int due)
            {
                if (isRescue)
                {
                    return Planned(row, due, heldUntil);
                }

                switch (cause is null ? null : pass.plan.PolicyOf(cause, place))
                {
                    case HoldPolicy.Omit:
                        return new(AdministrationStatus.Omitted, due, due) { Cause = cause, Why = $"it was held until {Text(heldUntil)}, and the site omits what is held" };
                    case HoldPolicy.MakeUp:
                        int date = Math.Max(heldUntil, madeUp == Never ? heldUntil : madeUp + Apart);
                        if (NextAfterHold() is { } next && next - date < Apart)
                        {
                            return new(AdministrationStatus.LeftOut, due, due)
                            {
                                Cause = cause,
                                Why = $"made up on {Text(date)}, it would stand nearer than {Days(Apart)} to the order's next administration on {Text(next)}",
                            };
                        }

                        madeUp = date;
                        return Planned(row, due, date);
                    case HoldPolicy.ShiftOrder or HoldPolicy.ShiftBlock:
                        return Planned(row, due, heldUntil);
                    default:
                        return Open(AdministrationStatus.Held, due, due) with
                        {
                            Cause = cause,
                            Why = $"it was held until {Text(heldUntil)}, and the site's policy for held administrations is not stated",
                        };
                }
            }

            /// <summary>The date of the order's first administration that the hold does not reach.</summary>
            private int? NextAfterHold()
            {
                for (int later = at + 1; later < ofOrder.Count; later++)
                {
                    int date = pass.due[ofOrder[later]] + moved;
                    if (date >= heldUntil)
                    {
                        return date;
                    }
                }

                return null;
            }

            private RowState Planned(int row, int due, int date)
            {
                int day = pass.compiled.DayOfRow(row);
                int key = pass.metBy.TryGetValue(row, out int other) ? other : BlockCourse.Key(day, place);
                if (pass.plan.course.GivenTooNear(place, date, interval, key) is { } near && !(isRescue && near == date))
                {
                    return new(AdministrationStatus.LeftOut, date, due)
                    {
                        Why = near == date
                            ? $"another day's dose of the order was given on {Text(near)}"
                            : near > date && date == due
                            ? $"nothing of it is recorded, and the order was given on {Text(near)}, nearer to it than the {Days(Apart)} between two of its days"
                            : $"the order was given on {Text(near)}, and {Days(Apart)} lie at least between two of its days: not before {Text(near + Apart)}",
                    };
                }

                foreach (Wait wait in pass.waits)
                {
                    if (wait.Stops(day, group))
                    {
                        return Open(AdministrationStatus.Waiting, date, due) with { Cause = wait.For, Why = $"it waits for the end of the hold of {wait.For.Slot}" };
                    }
                }

                return Open(AdministrationStatus.Planned, date, due);
            }

            private RowState Open(AdministrationStatus status, int date, int due) => new(date >= pass.plan.Cut ? AdministrationStatus.CutShort : status, date, due);

            private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");
        }
    }
}
