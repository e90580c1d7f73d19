using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// The doses of one block in canonical order, among those of other blocks that are so near that a dose of this one can
/// be too near to them.
/// </summary>
internal sealed class BlockDoses
{
    private readonly RecordEvent[] events;
    private readonly Drug[] drugs;
    private readonly int[] days;
    private readonly bool[] isGoingOn;

    /// <summary>Finds the doses.</summary>
    /// <param name="facts">What was recorded.</param>
    /// <param name="block">The block's place in the definition; something was recorded of it.</param>
    /// <param name="reach">The days about the block, exclusive, within which doses of others count; more than 0.</param>
    public BlockDoses(RecordFacts facts, int block, int reach)
    {
        List<RecordEvent> found = [];
        for (int index = 0; index < facts.Courses.Length; index++)
        {
            // The block is near itself.
            if (AreNear(facts.Courses[block], facts.Courses[index], reach))
            {
                foreach (RecordEvent recorded in facts.Courses[index].Events)
                {
                    if (recorded.DoseGiven is not null)
                    {
                        found.Add(recorded);
                    }
                }
            }
        }

        found.Sort(RecordEvent.CanonicalOrder);
        events = [.. found];
        drugs = new Drug[events.Length];
        days = new int[events.Length];
        isGoingOn = new bool[events.Length];
        for (int at = 0; at < events.Length; at++)
        {
            AdministrationSlot slot = events[at].ConcernedSlot!.Value;
            CompiledBlock compiled = facts.Schedule.Blocks[facts.Schedule.Definition.IndexOf(slot.Block)];
            drugs[at] = compiled.Orders[compiled.PlaceOf(slot.OrderId)].Drug;
            days[at] = DayNumber.Of(events[at].Date, nameof(facts));
            isGoingOn[at] = facts.IsGoingOn(events[at]);
        }
    }

    public ReadOnlySpan<RecordEvent> Events => events;

    public ReadOnlySpan<Drug> Drugs => drugs;

    public int DaysApart(int one, int other) => Math.Abs(days[one] - days[other]);

    /// <summary>One of the doses as the checks look at it beside another.</summary>
    public RecordedDose At(int at) => new(drugs[at], events[at].Date, events[at].DoseGiven!.Route) { StartedAt = events[at].StatedClock };

    /// <summary>Whether another dose is of the same drug. Those of the same planned day, on one day, are judged as given twice, and a portion that goes on with a dose is judged with its first.</summary>
    public bool IsBeside(int at, int other) =>
        !isGoingOn[at] && !isGoingOn[other] && drugs[other].Equals(drugs[at])
        && (days[other] != days[at] || events[other].ConcernedSlot != events[at].ConcernedSlot || AreTwoOfTheDay(events[other].DoseGiven!, events[at].DoseGiven!));

    /// <summary>Whether something that was recorded of one block can lie fewer days than these from something of another.</summary>
    public static bool AreNear(BlockCourse one, BlockCourse other, int days) =>
        !one.Events.IsEmpty && !other.Events.IsEmpty
        && Period.DaysBetween(other.Events[^1].Date, one.Events[0].Date) < days && Period.DaysBetween(one.Events[^1].Date, other.Events[0].Date) < days;

    private static bool AreTwoOfTheDay(GivenDose one, GivenDose other) => one.DoseOfDay is { } first && other.DoseOfDay is { } second && first != second;
}
