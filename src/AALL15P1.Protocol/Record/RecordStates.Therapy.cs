using NodaTime;

namespace AALL15P1.Protocol;

// What is due: with its dose, and unless treatment is delayed.
internal static partial class RecordStates
{
    /// <summary>Since when treatment is delayed on a day, because a delay has begun and no end of it is known by then; null when it is not.</summary>
    public static LocalDate? DelayedSince(RecordFacts facts, LocalDate date)
    {
        LocalDate? since = null;
        LocalDate? treated = facts.Of(RecordEventKind.TreatmentDelayed).IsEmpty ? null
            : facts.Courses.Select(course => course.Given.IsEmpty ? null : (int?)course.Given.Max(given => given.Day)).Max() is { } last ? DayNumber.ToDate(last) : null;
        foreach (RecordEvent recorded in facts.Of(RecordEventKind.TreatmentDelayed))
        {
            RecordEvent.TreatmentDelayed delay = (RecordEvent.TreatmentDelayed)recorded;
            bool isOver = delay.Until is { } until ? until <= date : treated > delay.Date;
            since = isOver || delay.Date > date || since <= delay.Date ? since : delay.Date;
        }

        return since;
    }

    /// <summary>The administrations with their doses: of the infant as weighed and measured by the day, for that day.</summary>
    private static ValueList<PlannedAdministration> WithDoses(RecordFacts facts, ValueList<PlannedAdministration> rows, LocalDate date)
    {
        if (rows.Count == 0 || facts.Enrolled is not { } enrolled)
        {
            return rows;
        }

        Infant infant = new(enrolled.BirthDate, facts.Of(RecordEventKind.Measured).Select(recorded => ((RecordEvent.Measured)recorded).Measurement).ToValueList());
        return rows.Select(row => row with { Dose = DoseOf(facts, infant, row, date) }).ToValueList();
    }

    private static DoseResult? DoseOf(RecordFacts facts, Infant infant, PlannedAdministration row, LocalDate date)
    {
        int block = facts.Schedule.Definition.IndexOf(row.Block.Id);
        LocalDate start = facts.Starts[block]!.Date;

        // A taper's step is that of its day, also when what it continues has moved it.
        CompiledBlock compiled = facts.Schedule.Blocks[block];
        bool isTaper = compiled.Links.ContinuedBy(compiled.PlaceOf(row.Order.Id)) is not null;
        LocalDate counted = isTaper ? date.PlusDays(1 - row.Day) : start;
        try
        {
            return counted < infant.BirthDate ? null : facts.Applied.DoseOfDay(block, row.Order, infant, counted, date);
        }
        catch (OverflowException)
        {
            // A definition can ask for more than a decimal number can hold; no dose can be computed from that.
            return null;
        }
    }
}
