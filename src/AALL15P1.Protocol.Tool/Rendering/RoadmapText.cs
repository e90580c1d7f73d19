using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>A roadmap as a therapy delivery map for the bedside: block by block, then what stands behind it.</summary>
internal static class RoadmapText
{
    public static void Write(TextWriter output, Roadmap roadmap, RoadmapSlice? slice, RoadmapDoses? doses, SiteSupplement? supplement)
    {
        output.WriteStored($"{roadmap.Definition.Title} roadmap. Born {OrderText.Iso(roadmap.BirthDate)}. Induction from {OrderText.Iso(roadmap.Starts.First)}. "
            + $"First day without therapy: {OrderText.Iso(roadmap.EndOfTherapy)}.");
        output.WriteStored("A planning aid, not a medical device: the protocol document decides.");
        DoseTextWriter.WriteSupplement(output, supplement);
        if (slice is { } part)
        {
            WriteList(output, part, doses);
            WriteNotes(output, part);
        }
        else
        {
            foreach (ScheduledBlock block in roadmap.Blocks)
            {
                DeliveryMapText.Write(output, block);
                if (doses is not null)
                {
                    AmountsText.Write(output, block, doses);
                }
            }

            output.WriteLine();
            output.WriteStored("● once that day   3× three times that day   ? the number a day is not published   * see the readings taken");
        }

        if (doses is not null)
        {
            WriteHolds(output, (slice ?? roadmap.Between(roadmap.Starts.First, roadmap.EndOfTherapy)).Select(doses.Explain));
        }

        WriteFootnotes(output, roadmap, slice);
    }

    private static void WriteList(TextWriter output, RoadmapSlice slice, RoadmapDoses? doses)
    {
        output.WriteLine();
        if (slice.Count == 0)
        {
            output.WriteStored("Nothing is due.");
            return;
        }

        TextTable.Write(
            output,
            ["date", "block", "day", "drug", "given", "times", "dose", .. AmountCells("amount"), "from", "notes"],
            slice.Select(row => (IReadOnlyList<string>)
            [
                $"{OrderText.Iso(row.Date)} {Weekday(row.Date)}",
                row.Block.Title,
                row.Cycle is { } cycle ? string.Create(CultureInfo.InvariantCulture, $"{row.Day} (cycle {cycle})") : row.Day.ToString(CultureInfo.InvariantCulture),
                OrderText.Name(row.Order),
                OrderText.Given(row.Order),
                OrderText.Often(row.Order),
                OrderText.Dose(row.Order.Dose),
                .. AmountCells(doses is null ? string.Empty : AmountsText.Of(doses.Explain(row))),
                row.Order.Citation.ToString(),
                string.Join(", ", Notes(row)),
            ]));

        IEnumerable<string> AmountCells(string cell) => doses is null ? [] : [cell];
    }

    private static void WriteHolds(TextWriter output, IEnumerable<DoseResult> results)
    {
        string[] holds = [.. AmountsText.Holds(results)];
        if (holds.Length > 0)
        {
            output.WriteLine();
            output.WriteStored("Held (no amount is told until this is settled; the first of each kind):");
            WriteLines(output, holds, string.Empty);
        }
    }

    private static IEnumerable<string> Notes(Administration row)
    {
        if (row.IsProjected)
        {
            yield return "projected";
        }

        foreach ((Interpretation question, Reading taken) in row.Readings)
        {
            yield return $"{question.Id}: {taken.Id}";
        }

        if (row.Order.Notes.Count > 0)
        {
            yield return "see the note";
        }
    }

    private static void WriteNotes(TextWriter output, RoadmapSlice slice)
    {
        string[] notes = [.. slice.Select(row => row.Order).Where(order => order.Notes.Count > 0).DistinctBy(order => (order.Drug, order.Qualifier, order.Notes)).SelectMany(order => order.Notes.Select(note => $"{OrderText.Name(order)}: {note.Value} ({note.Citation})"))];
        if (notes.Length > 0)
        {
            output.WriteLine();
            output.WriteLine("Notes (whoever prepares or gives the drug must know them):");
            WriteLines(output, notes, string.Empty);
        }
    }

    /// <summary>What stands behind the rows: of the whole roadmap, or only of the rows that are shown.</summary>
    private static void WriteFootnotes(TextWriter output, Roadmap roadmap, RoadmapSlice? slice)
    {
        HashSet<BlockId> shown = [.. slice is { } part ? part.Select(row => row.Block.Id) : roadmap.Blocks.Select(block => block.Block.Id)];
        output.WriteLine();
        output.WriteStored("Projected (no actual start was given; --start BLOCK=DATE replaces the projection):");
        WriteLines(output, roadmap.Blocks.Where(block => block.IsProjected && shown.Contains(block.Block.Id)).Select(Projection), "nothing: every start is actual.");

        output.WriteLine();
        output.WriteStored("Unpublished (no public source states it; the site must supply it):");
        IEnumerable<PlannedOrder> orders = slice?.Select(row => row.Order) ?? roadmap.Definition.Blocks.SelectMany(block => block.Orders);
        WriteLines(output, orders.Select(order => order.Dose).OfType<Fact<DoseRule>.Unpublished>().Select(dose => dose.What).Distinct(StringComparer.Ordinal), "nothing.");

        output.WriteLine();
        output.WriteStored("Readings taken (the sources leave these open; 'interpretations' shows the others):");
        InterpretationChoices choices = roadmap.Definition.Interpretations;
        IEnumerable<Interpretation> questions = slice?.SelectMany(row => row.Readings.Select(reading => reading.Question)).Distinct() ?? choices.Register;
        WriteLines(output, questions.Select(question => $"{question.Id} {choices.Of(question).Id}: {choices.Of(question).Statement}"), "none touches these rows.");
    }

    private static string Projection(ScheduledBlock block)
    {
        BlockSpacing spacing = block.Block.Spacing!;
        string from = spacing.Basis.Citation is { } citation ? $"{spacing.Basis.Standing}: {citation}" : "assumption";
        string after = block.Administrations.Count == 0 ? " This is after the end of therapy, so nothing is given." : string.Empty;
        return $"{block.Block.Title}: {OrderText.Iso(block.Start)}, {spacing}. {spacing.Basis.Statement} [{from}]{after}";
    }

    private static void WriteLines(TextWriter output, IEnumerable<string> lines, string whenNone)
    {
        foreach (string line in lines.DefaultIfEmpty(whenNone))
        {
            output.WriteStored($"  {line}");
        }
    }

    private static string Weekday(LocalDate date) => date.DayOfWeek.ToString()[..3];
}
