using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tool.Input;
using AALL15P1.Protocol.Tool.Rendering;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>replay</c>: a record's events, and from them the state, the findings and what is next.</summary>
internal static class ReplayCommand
{
    public static Command Create(TextReader standardInput)
    {
        Argument<string> file = new("file") { Description = "The file with the events, as a JSON array or JSON Lines, or - for standard input.", HelpName = "FILE|-" };
        Option<LocalDate?> at = Options.OptionalDate("--at", "Shows the record as it was known at the end of this day (UTC); without it, the last day of the record.");
        Option<HoldPolicy?> holds = Options.OptionalChoice<HoldPolicy>(
            "--holds", "POLICY", names => $"What becomes of held administrations, which AALL15P1 does not publish: {names}. Without it every hold stays undecided.");
        Option<bool> plan = new("--plan") { Description = "Prints the re-planned therapy too: as text what remains of it, as JSON every administration." };
        Option<string?> supplement = SupplementOption.Create();
        Option<string> format = Options.Format("text", "json");
        Command command = new("replay", "Replays the events of a treatment record: the state, the findings and what is next.") { file, at, holds, plan, supplement, format };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            string text = InputText.Read(path, standardInput, RecordJson.MaximumLength);
            SiteSupplement? supplied = SupplementOption.Read(parsed.GetValue(supplement));
            if (parsed.GetValue(holds) is { } policy)
            {
                supplied = WithHolds(supplied, policy);
            }

            CompiledProtocol protocol = Aall15P1.Compile(supplied);
            TreatmentRecord record = Replay(protocol, text);
            LocalDate date = parsed.GetValue(at) ?? LastDay(record);
            if (parsed.GetValue(at) is { } asked)
            {
                if (asked.Year is < 1900 or > 2190)
                {
                    throw new FormatException($"--at: {asked:uuuu-MM-dd} is outside the years 1900 to 2190.");
                }

                record = record.AsKnownAt(asked.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - Duration.Epsilon);
            }

            NextSteps next = record.Next(date);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetRequiredValue(format) == "json")
            {
                output.WriteLine(RecordReportJson.Write(protocol, next, parsed.GetValue(plan) ? record.PlanOn(date) : null));
            }
            else
            {
                RecordText.Write(output, record, next, supplied);
                if (parsed.GetValue(plan))
                {
                    RecordText.WritePlan(output, record.PlanOn(date), date);
                }
            }
        });
        return command;
    }

    /// <summary>The supplement with a policy for held administrations, which must not beat one that the site states with its citation.</summary>
    private static SiteSupplement WithHolds(SiteSupplement? supplement, HoldPolicy policy)
    {
        if (supplement is not null && supplement.Holds != HoldPolicies.Undecided)
        {
            throw new FormatException("--holds: the supplement states what becomes of held administrations. Leave out --holds, or the supplement's holds.");
        }

        Evidence.Cited<HoldPolicy> stated = new(policy, new(new("COMMAND-LINE", "The policy that the command line states", Evidence.Standing.Site), "--holds"), Evidence.Standing.Site);
        return (supplement ?? new SiteSupplement("command-line", "What the command line states")) with { Holds = HoldPolicies.Always(stated) };
    }

    private static TreatmentRecord Replay(CompiledProtocol protocol, string text)
    {
        TreatmentRecord record = TreatmentRecord.Empty(protocol);
        foreach (RecordEvent recorded in RecordJson.Read(text))
        {
            if (!record.TryApply(recorded, out record, out RecordRefusal? refusal))
            {
                throw new FormatException(refusal.ToString());
            }
        }

        return record;
    }

    private static LocalDate LastDay(TreatmentRecord record) =>
        record.StandingEvents.Count > 0 ? record.StandingEvents[^1].Date : throw new FormatException("The record has no events; say with --at which day to show.");
}
