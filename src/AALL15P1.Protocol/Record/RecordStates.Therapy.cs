using NodaTime;

namespace AALL15P1.Protocol;

// What is due: with its dose, and unless treatment is delayed.
internal static partial class RecordStates
{
    /// <summary>Since when treatment is delayed on a day, because a delay has begun and has not ended by then; null when it is not.</summary>
    public static LocalDate? DelayedSince(RecordFacts facts, LocalDate date)
    {
        if (facts.Of(RecordEventKind.TreatmentDelayed).IsEmpty)
        {
            return null;
        }

        return new RecordDelays(facts).ById.Values.Where(span => span.Delay.Date <= date && !(span.End <= date)).Select(span => (LocalDate?)span.Delay.Date).Min();
    }

    /// <summary>
    /// How many administrations of the block before were due before a day and are not recorded; of a block that another
    /// follows on an exact day also what is left out and nobody has decided.
    /// </summary>
    private static int UnrecordedOf(TherapyPlan plan, int block, LocalDate date)
    {
        BlockPlan before = plan.Blocks[block - 1];
        bool isCourse = plan.Blocks[block].Compiled.FollowsExactly;
        if (!before.MayHave(AdministrationStatus.Planned) && !before.MayHave(AdministrationStatus.PartlyGiven) && !before.MayHave(AdministrationStatus.LeftOut))
        {
            return 0;
        }

        int count = 0;
        int today = DayNumber.Of(date, nameof(date));
        (int row, int end) = plan.RowsOf(block - 1);
        for (; row < end; row++)
        {
            RowState state = before.StateOf(row);
            bool isLeft = state.Status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven || (isCourse && state.Status == AdministrationStatus.LeftOut);
            count += isLeft && state.Date < today ? 1 : 0;
        }

        return count;
    }

    /// <summary>How many rows of the blocks up to one are done, so that the list of them is made in its size.</summary>
    private static int DoneOf(TherapyPlan? plan, int last)
    {
        int count = 0;
        for (int block = 0; block <= last; block++)
        {
            count += plan!.Count(block, AdministrationStatus.Given) + plan.Count(block, AdministrationStatus.PartlyOmitted);
        }

        return count;
    }


    /// <summary>The administrations with their doses: of the infant as weighed and measured by the day, for that day.</summary>
    private static ValueList<PlannedAdministration> WithDoses(RecordFacts facts, ValueList<PlannedAdministration> rows, LocalDate date)
    {
        if (rows.Count == 0 || facts.Infant is not { } infant)
        {
            return rows;
        }

        return rows.Select(row => row with { Dose = DoseOf(facts, infant, row, date, date) }).ToValueList();
    }

    /// <summary>
    /// The dose of an administration of the plan on the date on which it is to be given: of a titrated drug, what was
    /// prescribed for that day, and for a later day than the one that is asked about what is in force on this one.
    /// </summary>
    public static DoseResult? PlannedDoseOf(RecordFacts facts, Infant infant, PlannedAdministration row, LocalDate date) =>
        DoseOf(facts, infant, row, row.Date, LocalDate.Min(row.Date, date));

    /// <summary>The dose of an administration on a day, with what of a titrated drug is given on another; null where none can be computed.</summary>
    private static DoseResult? DoseOf(RecordFacts facts, Infant infant, PlannedAdministration row, LocalDate date, LocalDate prescribedOn)
    {
        int block = facts.Schedule.Definition.IndexOf(row.Block.Id);
        LocalDate start = row.Planned.Date.PlusDays(1 - row.Day);

        // A taper's step is that of its day, also when what it continues has moved it.
        CompiledBlock compiled = facts.Schedule.Blocks[block];
        bool isTaper = compiled.Links.ContinuedBy(compiled.PlaceOf(row.Order.Id)) is not null;
        LocalDate counted = isTaper ? date.PlusDays(1 - row.Day) : start;
        try
        {
            return facts.Applied.DoseOfDay(block, row.Order, infant, counted, date, facts.Titration?.ShareOn(block, row.Order.Id, prescribedOn));
        }
        catch (OverflowException)
        {
            // A definition can ask for more than a decimal number can hold; no dose can be computed from that.
            return null;
        }
    }
}
