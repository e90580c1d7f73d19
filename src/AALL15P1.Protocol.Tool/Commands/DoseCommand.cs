using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tool.Rendering;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>dose</c>: one drug on one day, with every step and its source, or what is missing.</summary>
internal static class DoseCommand
{
    /// <summary>The exit code when a dose was asked for and none can be given.</summary>
    public static Command Create()
    {
        Option<LocalDate> birthDate = Options.BirthDate();
        Option<LocalDate> inductionStart = Options.InductionStart();
        Option<BlockStart[]> starts = Options.Starts();
        Option<string> drug = new("--drug") { Description = "The drug's generic name.", HelpName = "NAME", Required = true };
        Option<string?> block = new("--block") { Description = "Only this block, where the drug is in two that day.", HelpName = "BLOCK" };
        Option<string?> order = new("--order") { Description = "Only this order of the block, where it has two of the drug.", HelpName = "ORDER" };
        Option<LocalDate> on = Options.Date("--on", "The day of the dose.");
        Option<string> format = Options.Format("text", "json");
        DosingOptions dosing = new("the day of the dose");
        Command command = new("dose", $"Computes the dose of one drug on one day, step by step, or says what is missing. Exit code {ExitCodes.NoAnswer} when no dose can be computed, {ExitCodes.Hold} when it is held.")
        {
            birthDate, inductionStart, starts, drug, block, order, on, format,
        };
        dosing.AddTo(command);
        command.SetAction(parsed =>
        {
            LocalDate date = parsed.GetValue(on);
            CompiledProtocol protocol = dosing.Compile(parsed);
            BlockStarts known = parsed.GetRequiredValue(starts).Aggregate(BlockStarts.From(parsed.GetValue(inductionStart)), (all, start) => all.With(start.Block, start.Date));
            Roadmap roadmap = protocol.Plan(parsed.GetValue(birthDate), known);
            RoadmapDoses doses = protocol.DosesOf(roadmap, dosing.Infant(parsed, parsed.GetValue(birthDate), date));
            Administration[] rows = [.. Due(roadmap, Drugs.Formulary.Find(Nearest.Known("drug", parsed.GetRequiredValue(drug), roadmap.Definition.Formulary.Drugs.Select(known => known.Name))), date, parsed.GetValue(block), parsed.GetValue(order))];
            DoseResult[] results = [.. rows.Select(doses.Explain)];
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetRequiredValue(format) == "json")
            {
                output.WriteLine(DoseJson.Write(rows.Zip(results, (row, result) => (row.Block.Id, result))));
            }
            else
            {
                DoseTextWriter.Write(output, rows, results, protocol.Supplement);
            }

            return ExitCodes.Of(results.Select(result => result.Outcome));
        });
        return command;
    }

    private static List<Administration> Due(Roadmap roadmap, Drug drug, LocalDate date, string? block, string? order)
    {
        if (block is not null)
        {
            Block found = roadmap.Definition.Block(new BlockId(block));
            _ = order is null ? null : found.Order(order);
        }

        bool IsMeant(Administration row) =>
            row.Drug.Equals(drug) && (block is null || row.Block.Id.Value == block) && (order is null || row.Order.Id == order);

        List<Administration> due = [.. roadmap.On(date).Where(IsMeant)];
        if (due.Count > 0)
        {
            return due;
        }

        LocalDate? next = roadmap.Between(date, roadmap.EndOfTherapy).Where(IsMeant).Select(row => (LocalDate?)row.Date).FirstOrDefault();
        throw new FormatException(
            $"{drug} is not due on {OrderText.Iso(date)}{(order is null ? string.Empty : $" as {order}")}; {(next is { } later ? $"it is next due on {OrderText.Iso(later)}" : "it is not due again")}.");
    }
}
