using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Rendering;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Tool.Input;
using AALL15P1.Protocol.Tool.Rendering;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>replay</c>: a record's events, and from them the state, the findings and what is next.</summary>
internal static class ReplayCommand
{
    public static Command Create(TextReader standardInput)
    {
        Argument<string[]> files = new("file")
        {
            Description = "The file with the events, as a JSON array or JSON Lines, or - for standard input. Several files are merged: each writer's events keep their order.",
            HelpName = "FILE|-",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<LocalDate?> at = Options.OptionalDate("--at", "Shows the record as it was known at the end of this day (UTC); without it, the last day of the record.");
        Option<HoldPolicy?> holds = Options.OptionalChoice<HoldPolicy>(
            "--holds", "POLICY", names => $"What becomes of held administrations, which AALL15P1 does not publish: {names}. Without it every hold stays undecided.");
        Option<bool> plan = new("--plan") { Description = "Prints the re-planned therapy too: as text what remains of it, as JSON every administration." };
        Option<bool> round = new("--round") { Description = "Answers what a ward round asks: this week with amounts, days behind plan and why, given against planned, what is due to be measured, what was changed by whom, open adverse events, cumulative doses, clock times, evaluable or not, and what applied that day." };
        Option<string[]> supplements = SupplementOption.CreateDated();
        Option<string> format = Options.Format("text", "json", DrawingOptions.Page, DrawingOptions.Calendar);
        DrawingOptions drawing = new();
        Command command = new("replay", "Replays the events of a treatment record: the state, the findings and what is next. Its exit code is 3 with an alert that holds, else 2 with a hazard for which something is missing and that nobody has overridden.") { files, at, holds, plan, round, supplements, format };
        drawing.AddTo(command);
        command.SetAction(parsed =>
        {
            string form = parsed.GetRequiredValue(format);
            drawing.Require(parsed, form);
            if (form is DrawingOptions.Page or DrawingOptions.Calendar && parsed.GetValue(plan))
            {
                throw new FormatException($"--format {form} holds the plan as it is: leave out --plan.");
            }

            ValueList<RecordEvent>[] events = [.. parsed.GetRequiredValue(files).Select(path => RecordJson.Read(InputText.Read(path, standardInput, RecordJson.MaximumLength)))];
            DatedSupplement[] stated = SupplementOption.ReadDated(parsed.GetValue(supplements) ?? []);
            RecordQuestion question = RecordQuestion.Of(Aall15P1.Compile(), events, stated, parsed.GetValue(holds), "--holds");
            LocalDate date = parsed.GetValue(at) ?? question.LastDay("--at");
            if (parsed.GetValue(at) is { } asked)
            {
                if (asked.Year is < 1900 or > 2190)
                {
                    throw new FormatException($"--at: {asked:uuuu-MM-dd} is outside the years 1900 to 2190.");
                }

                question = question.AsKnownAt(asked);
            }

            TreatmentRecord record = question.Record;
            TextWriter output = parsed.InvocationConfiguration.Output;
            switch (form)
            {
                case "json":
                    output.WriteLine(question.ToJson(date, parsed.GetValue(plan), parsed.GetValue(round)));
                    break;
                case DrawingOptions.Page:
                    RoadmapPage.Write(output, record, date, drawing.PageOf(parsed));
                    break;
                case DrawingOptions.Calendar:
                    RoadmapCalendar.Write(output, record, date, drawing.CalendarOf(parsed));
                    break;
                default:
                    RecordText.Write(output, record, record.Next(date), question.Protocol.Supplement);
                    if (parsed.GetValue(round))
                    {
                        RecordText.WriteRound(output, record.Round(date));
                    }

                    if (parsed.GetValue(plan))
                    {
                        RecordText.WritePlan(output, record.PlanOn(date), date);
                    }

                    break;
            }

            return ExitCodes.Of(question.OutcomeOn(date));
        });
        return command;
    }
}
