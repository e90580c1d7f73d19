using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>Places the blocks one after another: each from its actual start, else from what became of the block before it.</summary>
internal static class CoursePlanner
{
    /// <summary>The plan from what was recorded; null until the first block has started.</summary>
    /// <param name="facts">What was recorded.</param>
    /// <param name="asOf">The day on which the plan is asked for: a block that has not started before it starts then at the earliest. Null for the plan from the record alone.</param>
    public static TherapyPlan? Plan(RecordFacts facts, LocalDate? asOf)
    {
        if (facts.Enrolled is not { } enrolled || facts.Starts[0] is not { } first)
        {
            return null;
        }

        Schedule schedule = facts.Schedule;
        int end = DayNumber.Of(schedule.Definition.TherapyLength.EndFor(first.Date), nameof(facts));
        int cut = Math.Min(end, Math.Min(FirstDayWithout(facts.Left?.Date), FirstDayWithout(facts.Died?.Date.PlusDays(1))));
        BlockPlan[] plans = new BlockPlan[schedule.Blocks.Length];
        int earliest = Earliest(facts, asOf);
        BlockPlacement[] placed = new BlockPlacement[plans.Length];
        int? nextStart = null;
        int[] nextStarts = new int[plans.Length];
        for (int index = plans.Length - 1; index >= 0; index--)
        {
            nextStarts[index] = nextStart ?? int.MaxValue;
            nextStart = facts.Starts[index] is { } started ? DayNumber.Of(started.Date, nameof(facts)) : nextStart;
        }

        (int stoppedAt, int stoppedFrom) = Stopped(facts);
        RecordTitration? titration = facts.Titration;
        for (int index = 0; index < plans.Length; index++)
        {
            RecordEvent.BlockStarted? started = facts.Starts[index];
            bool isSkipped = started is null && nextStarts[index] != int.MaxValue;
            int start = started is not null ? DayNumber.Of(started.Date, nameof(facts))
                : isSkipped ? nextStarts[index]
                : Math.Max(Project(schedule.Blocks[index].Block, plans[index - 1]), earliest);
            plans[index] = new(facts, index, start, Math.Min(cut, nextStarts[index]))
            {
                IsSkipped = isSkipped || (started is null && index >= stoppedAt),
                StoppedFrom = index >= stoppedAt ? stoppedFrom : int.MaxValue,
                Stops = index == titration?.Block ? titration.Stops() : [],
                IsOver = nextStarts[index] != int.MaxValue || facts.Left is not null || facts.Died is not null,
            };
            placed[index] = new(start, IsProjected: started is null);
        }

        return new(new Roadmap(schedule, enrolled.BirthDate, placed, end, cutShort: true), plans);
    }

    /// <summary>
    /// The first block to which an infant does not go on who is known not to carry the protocol's marker, and the day of
    /// that report; neither where the last report says otherwise. A block that has not started is out of the plan then, and
    /// nothing of one that has started is due.
    /// </summary>
    private static (int Block, int From) Stopped(RecordFacts facts)
    {
        if (facts.Of(RecordEventKind.MarkerReported) is { IsEmpty: false } reports && reports.Max is RecordEvent.MarkerReported { Status: MarkerStatus.Absent } last)
        {
            for (int index = 0; index < facts.Schedule.Blocks.Length; index++)
            {
                if (facts.Schedule.Blocks[index].Block.StartRequirements.MarkerPresent)
                {
                    return (index, DayNumber.Of(last.Date, nameof(facts)));
                }
            }
        }

        return (int.MaxValue, int.MaxValue);
    }

    /// <summary>The first day on which a block that has not started can: no day that is past, and none of a delay of treatment.</summary>
    private static int Earliest(RecordFacts facts, LocalDate? asOf)
    {
        int earliest = asOf is { } day ? DayNumber.Of(day, nameof(asOf)) : int.MinValue;
        foreach (RecordEvent recorded in facts.Of(RecordEventKind.TreatmentDelayed))
        {
            earliest = recorded is RecordEvent.TreatmentDelayed { Until: { } until } ? Math.Max(earliest, DayNumber.Of(until, nameof(facts))) : earliest;
        }

        return earliest;
    }

    /// <summary>The earliest day that the spacing allows, counted from the block before with its holds; never on one of its administrations.</summary>
    public static int Project(Block block, BlockPlan previous) => block.Spacing switch
    {
        BlockSpacing.OnDayOfPrevious onDay => Math.Max(previous.Start + onDay.Day - 1 + previous.Pause, previous.LastDate + 1),
        BlockSpacing.DaysAfterLastAdministration after => previous.LastDate + after.Days,
        _ => throw new InvalidOperationException($"Block {block} has no spacing."),
    };

    private static int FirstDayWithout(LocalDate? date) => date is { } day ? DayNumber.Of(day, nameof(date)) : int.MaxValue;
}
