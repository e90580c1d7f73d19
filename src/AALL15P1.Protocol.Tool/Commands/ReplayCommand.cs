using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Rendering;
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
            SiteSupplement? supplied = stated.FirstOrDefault(supplement => supplement.From is null)?.Supplement;
            if (parsed.GetValue(holds) is { } policy)
            {
                supplied = WithHolds(supplied, stated, policy);
            }

            CompiledProtocol protocol = Aall15P1.Compile(supplied);
            protocol = stated.Length > 1 || (stated.Length == 1 && supplied is null) ? protocol.Knowing(stated.Select(supplement => supplement.Supplement)) : protocol;
            TreatmentRecord record = InForce(events.Length == 1 ? Replay(protocol, events[0]) : Merge(protocol, events), stated);
            LocalDate date = parsed.GetValue(at) ?? LastDay(record);
            if (parsed.GetValue(at) is { } asked)
            {
                if (asked.Year is < 1900 or > 2190)
                {
                    throw new FormatException($"--at: {asked:uuuu-MM-dd} is outside the years 1900 to 2190.");
                }

                record = record.AsKnownAt(asked.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - Duration.Epsilon);
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            switch (form)
            {
                case "json":
                    output.WriteLine(RecordReportJson.Write(protocol, record.Next(date), parsed.GetValue(plan) ? record.PlanOn(date) : null, parsed.GetValue(round) ? record.Round(date) : null));
                    break;
                case DrawingOptions.Page:
                    RoadmapPage.Write(output, record, date, drawing.PageOf(parsed));
                    break;
                case DrawingOptions.Calendar:
                    RoadmapCalendar.Write(output, record, date, drawing.CalendarOf(parsed));
                    break;
                default:
                    RecordText.Write(output, record, record.Next(date), supplied);
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

            // A next block may have to wait in any good record; what is alerted to, and the hazards that nobody has overridden, are the answer.
            NextSteps answered = record.Next(date);
            return ExitCodes.Of(answered.Of(NextStepKind.Alert).Select(step => step.Finding?.Effect == DecisionOutcome.Hold ? DecisionOutcome.Hold : DecisionOutcome.Proceed)
                .Concat(answered.State.Findings.Where(found => found.Finding.Severity == Severity.Hazard && found.Override is null).Select(found => found.Finding.Effect)));
        });
        return command;
    }

    /// <summary>The supplement with a policy for held administrations, which must not beat one that the site states with its citation.</summary>
    private static SiteSupplement WithHolds(SiteSupplement? supplement, DatedSupplement[] stated, HoldPolicy policy)
    {
        if (stated.Any(each => each.Supplement.Holds != HoldPolicies.Undecided))
        {
            throw new FormatException("--holds: the supplement states what becomes of held administrations. Leave out --holds, or the supplement's holds.");
        }

        Evidence.Cited<HoldPolicy> always = new(policy, new(new("COMMAND-LINE", "The policy that the command line states", Evidence.Standing.Site), "--holds"), Evidence.Standing.Site);
        return (supplement ?? new SiteSupplement("command-line", "What the command line states")) with { Holds = HoldPolicies.Always(always) };
    }

    private static TreatmentRecord Replay(CompiledProtocol protocol, ValueList<RecordEvent> events)
    {
        TreatmentRecord record = TreatmentRecord.Empty(protocol);
        foreach (RecordEvent recorded in events)
        {
            record = Apply(record, recorded);
        }

        return record;
    }

    private static TreatmentRecord Merge(CompiledProtocol protocol, ValueList<RecordEvent>[] events)
    {
        try
        {
            return TreatmentRecord.Merge(protocol, events.SelectMany(each => each));
        }
        catch (RecordRefusedException refused)
        {
            throw new FormatException(refused.Message, refused);
        }
    }

    /// <summary>The record with an event for each supplement that the command line puts in force from a day on.</summary>
    private static TreatmentRecord InForce(TreatmentRecord record, IEnumerable<DatedSupplement> supplements)
    {
        int number = 0;
        foreach (DatedSupplement supplement in supplements)
        {
            if (supplement.From is { } from)
            {
                number++;
                EventStamp stamp = new($"--supplement {number}", from.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), $"--supplement {number}") { Patient = record.Patient };
                record = Apply(record, new RecordEvent.SupplementInForce(stamp, from, SupplementJson.Fingerprint(supplement.Supplement)));
            }
        }

        return record;
    }

    private static TreatmentRecord Apply(TreatmentRecord record, RecordEvent recorded) =>
        record.TryApply(recorded, out TreatmentRecord next, out RecordRefusal? refusal) ? next : throw new FormatException(refusal.ToString());

    private static LocalDate LastDay(TreatmentRecord record) =>
        record.StandingEvents.Count > 0 ? record.StandingEvents[^1].Date : throw new FormatException("The record has no events; say with --at which day to show.");
}
