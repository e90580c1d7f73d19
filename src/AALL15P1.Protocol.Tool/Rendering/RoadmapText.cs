using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json.Roadmaps;
using AALL15P1.Protocol.Scheduling;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>A roadmap as a therapy delivery map for the bedside: block by block, then what stands behind it.</summary>
internal static class RoadmapText
{
    public static void Write(TextWriter output, Roadmap roadmap, RoadmapSlice? slice)
    {
        output.WriteLine($"{roadmap.Definition.Title} roadmap. Born {OrderText.Iso(roadmap.BirthDate)}. Induction from {OrderText.Iso(roadmap.Starts.First)}. "
            + $"First day without therapy: {OrderText.Iso(roadmap.EndOfTherapy)}.");
        output.WriteLine("A planning aid, not a medical device: the protocol document decides.");
        if (slice is { } part)
        {
            WriteList(output, part);
        }
        else
        {
            foreach (ScheduledBlock block in roadmap.Blocks)
            {
                DeliveryMapText.Write(output, block);
            }

            output.WriteLine();
            output.WriteLine("● once that day   3× three times that day   ? the number a day is not published   * see the readings taken");
        }

        WriteFootnotes(output, roadmap);
    }

    private static void WriteList(TextWriter output, RoadmapSlice slice)
    {
        output.WriteLine();
        if (slice.Count == 0)
        {
            output.WriteLine("Nothing is due.");
            return;
        }

        TextTable.Write(
            output,
            ["date", "block", "day", "drug", "given", "times", "dose", "from", "notes"],
            slice.Select(row => (IReadOnlyList<string>)
            [
                $"{OrderText.Iso(row.Date)} {Weekday(row.Date)}",
                row.Block.Title,
                row.Cycle is { } cycle ? string.Create(CultureInfo.InvariantCulture, $"{row.Day} (cycle {cycle})") : row.Day.ToString(CultureInfo.InvariantCulture),
                OrderText.Name(row.Order),
                OrderText.Given(row.Order),
                OrderText.Often(row.Order),
                OrderText.Dose(row.Order.Dose),
                row.Order.Citation.ToString(),
                string.Join(", ", Notes(row)),
            ]));
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
    }

    private static void WriteFootnotes(TextWriter output, Roadmap roadmap)
    {
        output.WriteLine();
        output.WriteLine("Projected (no actual start was given; --start BLOCK=DATE replaces the projection):");
        foreach (ScheduledBlock block in roadmap.Blocks.Where(block => block.IsProjected))
        {
            string from = block.Block.Spacing!.Basis is { } basis && basis.Citation is { } citation ? $"{basis.Standing}: {citation}" : "assumption";
            string after = block.Administrations.Count == 0 ? " This is after the end of therapy, so nothing is given." : string.Empty;
            output.WriteLine($"  {block.Block.Title}: {OrderText.Iso(block.Start)}, {block.Block.Spacing}. {block.Block.Spacing.Basis.Statement} [{from}]{after}");
        }

        if (roadmap.Blocks.All(block => !block.IsProjected))
        {
            output.WriteLine("  nothing: every start is actual.");
        }

        output.WriteLine();
        output.WriteLine("Unpublished (no public source states it; the site must supply it):");
        foreach (string what in RoadmapDocuments.UnpublishedOf(roadmap.Definition))
        {
            output.WriteLine($"  {what}");
        }

        output.WriteLine();
        output.WriteLine("Readings taken (the sources leave these open; 'interpretations' shows the others):");
        InterpretationChoices choices = roadmap.Definition.Interpretations;
        foreach (Interpretation question in choices.Register)
        {
            output.WriteLine($"  {question.Id} {choices.Of(question).Id}: {choices.Of(question).Statement}");
        }
    }

    private static string Weekday(LocalDate date) => date.DayOfWeek.ToString()[..3];
}
