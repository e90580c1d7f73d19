using System.CommandLine;
using AALL15P1.Protocol.Json.Titration;
using AALL15P1.Protocol.Maintenance;
using AALL15P1.Protocol.Tool.Input;
using AALL15P1.Protocol.Tool.Rendering;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>titrate</c>: what a titration policy says of a history of counts and doses in Maintenance.</summary>
internal static class TitrateCommand
{
    public static Command Create(TextReader standardInput)
    {
        Option<string?> input = new("--input")
        {
            Description = "The history: CSV with the header date,anc,platelets,mercaptopurine_percent,methotrexate_percent, or JSON; - for standard input.",
            HelpName = "FILE",
        };
        Option<LocalDate?> on = Options.OptionalDate("--on", "The day of the decision; the last day of the history when left out. Later entries are left out of account.");
        Option<string> format = Options.Format("text", "json", "mermaid");
        Command command = new("titrate", "Says what ICiCLe-ALL-14's titration policy (a reference, not AALL15P1's own) makes of counts and doses in Maintenance, and looks back.")
        {
            input, on, format,
        };
        command.SetAction(parsed =>
        {
            IcicleAll14 policy = IcicleAll14.Policy;
            TextWriter output = parsed.InvocationConfiguration.Output;
            string form = parsed.GetRequiredValue(format);
            if (form == "mermaid")
            {
                output.Write(policy.StateMachine.ToMermaid());
                return;
            }

            string file = parsed.GetValue(input) ?? throw new FormatException("--input: name the file of the history, or - for standard input.");
            TitrationHistory history = Read(file, standardInput);
            LocalDate day = parsed.GetValue(on) ?? history.Last ?? throw new FormatException($"{file}: there is no entry; name the day with --on.");
            TitrationDecision decision = policy.Decide(history, day);
            TitrationAudit? audit = Audit(policy, history, day);
            if (form == "json")
            {
                output.WriteLine(TitrationJson.Write(policy, decision, audit));
            }
            else
            {
                TitrationText.Write(output, policy, decision, audit);
            }
        });
        return command;
    }

    /// <summary>The day of the decision belongs to the look back when its prescription is known.</summary>
    private static TitrationAudit? Audit(IcicleAll14 policy, TitrationHistory history, LocalDate day)
    {
        LocalDate end = history.Doses.Any(entry => entry.Date == day) ? day.PlusDays(1) : day;
        return history.Start < end ? TitrationAudit.Of(policy, history, end) : null;
    }

    private static TitrationHistory Read(string file, TextReader standardInput)
    {
        string text = (file == "-" ? standardInput.ReadToEnd() : File.ReadAllText(file)).TrimStart('\uFEFF');
        try
        {
            return text.TrimStart().StartsWith('{') ? TitrationJson.ReadHistory(text) : TitrationCsv.Read(text);
        }
        catch (FormatException mistake)
        {
            throw new FormatException($"{(file == "-" ? "standard input" : file)}: {mistake.Message}", mistake);
        }
    }
}
