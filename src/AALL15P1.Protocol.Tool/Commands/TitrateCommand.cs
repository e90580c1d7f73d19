using System.CommandLine;
using System.Globalization;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Titration;
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
            Description = "The history: CSV with the columns date, anc, platelets, mercaptopurine_percent and methotrexate_percent, or JSON; - for standard input.",
            HelpName = "FILE",
        };
        Option<LocalDate?> on = Options.OptionalDate("--on", "The day of the decision; the last day of the history when left out. Later entries are left out of account.");
        Option<LocalDate?> birthDate = Options.OptionalDate("--birth-date", "The infant's date of birth, for the starting doses by age.");
        Option<LocalDate?> maintenanceStart = Options.OptionalDate("--maintenance-start", "Day 1 of Maintenance, for the starting doses by age.");
        Option<MetaboliserPhenotype?> tpmt = Phenotype("--tpmt", "TPMT");
        Option<MetaboliserPhenotype?> nudt15 = Phenotype("--nudt15", "NUDT15");
        Option<string?> thiopurineStart = new("--mercaptopurine-start") { Description = "The starting dose of mercaptopurine, 100 %, as \"20 mg\": amounts in mg or tablets are read by it.", HelpName = "AMOUNT" };
        Option<string?> methotrexateStart = new("--methotrexate-start") { Description = "The weekly starting dose of methotrexate, 100 %, as \"7.5 mg\".", HelpName = "AMOUNT" };
        Option<string?> thiopurineTablet = new("--mercaptopurine-tablet") { Description = "What one tablet of mercaptopurine holds, as \"50 mg\".", HelpName = "AMOUNT" };
        Option<string?> methotrexateTablet = new("--methotrexate-tablet") { Description = "What one tablet of methotrexate holds, as \"2.5 mg\".", HelpName = "AMOUNT" };
        Option<decimal?> tolerance = new("--step-tolerance")
        {
            Description = "The site's tolerance in percentage points, below 12.5: a dose that is off a step by no more, as by rounding to tablets, is on the step.",
            HelpName = "POINTS",
            CustomParser = result =>
            {
                if (decimal.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal points))
                {
                    return points;
                }

                result.AddError($"--step-tolerance: '{result.Tokens[0].Value}' is not a number of percentage points; write it as 2.5.");
                return null;
            },
        };
        Option<string?> supplement = SupplementOption.Create();
        Option<string> format = Options.Format("text", "json", "mermaid");
        Command command = new(
            "titrate",
            "Says what a titration policy makes of counts and doses in Maintenance, and looks back: the policy that the site's supplement names, or ICiCLe-ALL-14's (a reference, not AALL15P1's own). With --birth-date and --maintenance-start it gives the site's starting doses for the age, and with --tpmt and --nudt15 the starting thiopurine as CPIC adjusts it (a reference).")
        {
            input, on, thiopurineStart, methotrexateStart, thiopurineTablet, methotrexateTablet, tolerance, birthDate, maintenanceStart, tpmt, nudt15, supplement, format,
        };
        command.SetAction(parsed =>
        {
            SiteSupplement? supplied = SupplementOption.Read(parsed.GetValue(supplement));
            CompiledProtocol protocol = Aall15P1.Compile(supplied);
            TextWriter output = parsed.InvocationConfiguration.Output;
            string form = parsed.GetRequiredValue(format);
            if (form == "mermaid")
            {
                output.Write(protocol.TitrationPolicy.ToMermaid());
                return ExitCodes.Answered;
            }

            string file = parsed.GetValue(input) ?? throw new FormatException("--input: name the file of the history, or - for standard input.");
            TitrationTable table = Read(file, standardInput, new(parsed.GetValue(thiopurineStart), parsed.GetValue(methotrexateStart), parsed.GetValue(thiopurineTablet), parsed.GetValue(methotrexateTablet)));
            if (parsed.GetValue(tolerance) is not null && supplied?.StepTolerance is not null)
            {
                throw new FormatException("--step-tolerance: the supplement states the tolerance. Leave out --step-tolerance, or the supplement's.");
            }

            TitrationHistory history = table.History.OnSteps(parsed.GetValue(tolerance) ?? 0m, protocol.TitrationPolicy);
            LocalDate day = parsed.GetValue(on) ?? history.Last ?? throw new FormatException($"{file}: there is no entry; name the day with --on.");
            TitrationQuestion question = new(parsed.GetValue(birthDate), parsed.GetValue(maintenanceStart), parsed.GetValue(tpmt), parsed.GetValue(nudt15));
            TitrationResult result = question.Answer(protocol, history, day, TitrationQuestion.Options);
            if (form == "json")
            {
                output.WriteLine(TitrationJson.Write(result));
            }
            else
            {
                foreach (string note in table.Notes.Concat(OffSteps(history.OnSteps(supplied?.StepTolerance?.Value ?? 0m, protocol.TitrationPolicy), protocol.TitrationPolicy)))
                {
                    output.WriteStored(note);
                }

                TitrationText.Write(output, result, supplied);
            }

            return result.Decision.Action.Kind == TitrationActionKind.CannotDecide ? ExitCodes.NoAnswer : ExitCodes.Answered;
        });
        return command;
    }

    /// <summary>Doses near a step that no stated tolerance puts on it: they count as doses of their own, and so no step falls due from them.</summary>
    private static IEnumerable<string> OffSteps(TitrationHistory history, ITitrationPolicy policy) =>
        from entry in history.Doses
        from dose in new[] { (Name: "thiopurine", Value: entry.Doses.Thiopurine), (Name: "methotrexate", Value: entry.Doses.Antifolate) }
        from level in policy.Levels
        where dose.Value != level && Math.Abs(dose.Value.Percent - level.Percent) < NearStep
        select $"{OrderText.Iso(entry.Date)}: {dose.Name} {dose.Value} is near the step {level} and not on it: it counts as a dose of its own. If that is rounding, state the tolerance with --step-tolerance or in the supplement.";

    /// <summary>Half of the distance between two steps of 25 percentage points: what is nearer to a step may be meant as the step.</summary>
    private const decimal NearStep = 12.5m;

    private static Option<MetaboliserPhenotype?> Phenotype(string name, string enzyme) => Options.OptionalChoice<MetaboliserPhenotype>(
        name, "PHENOTYPE", names => $"The {enzyme} phenotype, by which CPIC adjusts the starting thiopurine: {names}. Left out when it is not known.");

    private static TitrationTable Read(string file, TextReader standardInput, StartingAmounts starts)
    {
        string text = InputText.Read(file, standardInput, TitrationJson.LargestDocument).TrimStart('\uFEFF');
        try
        {
            return text.TrimStart().StartsWith('{') ? new(TitrationJson.ReadHistory(text), []) : TitrationCsv.Read(text, starts);
        }
        catch (FormatException mistake)
        {
            throw new FormatException($"{(file == "-" ? "standard input" : file)}: {mistake.Message}", mistake);
        }
    }
}
