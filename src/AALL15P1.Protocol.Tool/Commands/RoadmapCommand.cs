using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tool.Rendering;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>roadmap</c>: the whole of therapy for one infant, dated.</summary>
internal static class RoadmapCommand
{
    public static Command Create()
    {
        Option<LocalDate> birthDate = Options.BirthDate();
        Option<LocalDate> inductionStart = Options.InductionStart();
        Option<BlockStart[]> starts = Options.Starts();
        Option<LocalDate?> on = Options.OptionalDate("--on", "Only what is due on this date.");
        Option<LocalDate?> from = Options.OptionalDate("--from", "Only what is due from this date, inclusive.");
        Option<LocalDate?> to = Options.OptionalDate("--to", "Only what is due up to this date, inclusive.");
        Option<string> format = Options.Format("table", "json", "csv");
        DosingOptions dosing = new("day 1 of Induction");
        Command command = new("roadmap", "Prints the therapy delivery map: every administration of the two years, with its date and source.")
        {
            birthDate, inductionStart, starts, on, from, to, format,
        };
        dosing.AddTo(command);
        command.SetAction(parsed =>
        {
            BlockStarts known = parsed.GetRequiredValue(starts).Aggregate(
                BlockStarts.From(parsed.GetValue(inductionStart)), (all, start) => all.With(start.Block, start.Date));
            CompiledProtocol protocol = dosing.Compile(parsed);
            Roadmap roadmap = protocol.Plan(parsed.GetValue(birthDate), known);
            RoadmapDoses? doses = dosing.AreGiven(parsed)
                ? protocol.DosesOf(roadmap, dosing.Infant(parsed, parsed.GetValue(birthDate), known.First))
                : null;
            RoadmapSlice? slice = Narrow(roadmap, parsed.GetValue(on), parsed.GetValue(from), parsed.GetValue(to));
            TextWriter output = parsed.InvocationConfiguration.Output;
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    output.WriteLine(RoadmapJson.Write(roadmap, slice, doses));
                    break;
                case "csv":
                    RoadmapCsv.Write(output, slice ?? roadmap.Between(roadmap.Starts.First, roadmap.EndOfTherapy), doses);
                    break;
                default:
                    RoadmapText.Write(output, roadmap, slice, doses, protocol.Supplement);
                    break;
            }
        });
        return command;
    }

    private static RoadmapSlice? Narrow(Roadmap roadmap, LocalDate? on, LocalDate? from, LocalDate? to)
    {
        if (on is { } day)
        {
            return from is null && to is null
                ? roadmap.On(day)
                : throw new FormatException("--on stands alone: leave out --from and --to.");
        }

        if (from is null && to is null)
        {
            return null;
        }

        return from is { } first && to is { } last && last < first
            ? throw new FormatException($"--to: {OrderText.Iso(last)} is before --from, {OrderText.Iso(first)}.")
            : roadmap.Between(from ?? roadmap.Starts.First, to ?? roadmap.EndOfTherapy);
    }
}
