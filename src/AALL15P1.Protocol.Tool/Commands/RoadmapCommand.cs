using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Rendering;
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
        Option<LocalDate?> on = Options.OptionalDate("--on", "Only what is due on this date; with --format html, the day that the map marks, or that the week or month holds.");
        Option<LocalDate?> from = Options.OptionalDate("--from", "Only what is due from this date, inclusive.");
        Option<LocalDate?> to = Options.OptionalDate("--to", "Only what is due up to this date, inclusive.");
        Option<string> format = Options.Format("table", "json", "csv", DrawingOptions.Page, DrawingOptions.Calendar);
        DosingOptions dosing = new("day 1 of Induction");
        DrawingOptions drawing = new();
        Command command = new("roadmap", "Prints the therapy delivery map: every administration of the two years, with its date and source.")
        {
            birthDate, inductionStart, starts, on, from, to, format,
        };
        drawing.AddTo(command);
        dosing.AddTo(command);
        command.SetAction(parsed =>
        {
            BlockStarts known = parsed.GetRequiredValue(starts).Aggregate(
                BlockStarts.From(parsed.GetValue(inductionStart)), (all, start) => all.With(start.Block, start.Date));
            CompiledProtocol protocol = dosing.Compile(parsed);
            Roadmap roadmap = protocol.Plan(parsed.GetValue(birthDate), known);
            Infant? infant = dosing.AreGiven(parsed) ? dosing.Infant(parsed, parsed.GetValue(birthDate), known.First) : null;
            RoadmapDoses? doses = infant is null ? null : protocol.DosesOf(roadmap, infant);
            string form = parsed.GetRequiredValue(format);
            drawing.Require(parsed, form);
            RequireWhole(form, parsed.GetValue(on), parsed.GetValue(from), parsed.GetValue(to));
            RoadmapSlice? slice = Narrow(roadmap, parsed.GetValue(on), parsed.GetValue(from), parsed.GetValue(to));
            TextWriter output = parsed.InvocationConfiguration.Output;
            switch (form)
            {
                case "json":
                    output.WriteLine(RoadmapJson.Write(roadmap, slice, doses));
                    break;
                case "csv":
                    RoadmapCsv.Write(output, slice ?? roadmap.Between(roadmap.Starts.First, roadmap.EndOfTherapy), doses);
                    break;
                case DrawingOptions.Page:
                    RoadmapPage.Write(output, protocol, roadmap, drawing.PageOf(parsed, parsed.GetValue(on), infant));
                    break;
                case DrawingOptions.Calendar:
                    RoadmapCalendar.Write(output, protocol, roadmap, drawing.CalendarOf(parsed, infant));
                    break;
                default:
                    RoadmapText.Write(output, roadmap, slice, doses, protocol.Supplement);
                    break;
            }
        });
        return command;
    }

    /// <summary>A page and a calendar hold the whole of therapy: what they would leave unread is refused.</summary>
    private static void RequireWhole(string format, LocalDate? on, LocalDate? from, LocalDate? to)
    {
        if ((format is DrawingOptions.Page or DrawingOptions.Calendar && (from ?? to) is not null) || (format == DrawingOptions.Calendar && on is not null))
        {
            throw new FormatException($"--format {format} holds the whole of therapy: leave out {(format == DrawingOptions.Page ? "--from and --to" : "--on, --from and --to")}.");
        }
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
