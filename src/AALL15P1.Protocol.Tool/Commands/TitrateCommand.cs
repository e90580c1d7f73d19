using System.CommandLine;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
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
            Description = "The history: CSV with the header date,anc,platelets,mercaptopurine_percent,methotrexate_percent, or JSON; - for standard input.",
            HelpName = "FILE",
        };
        Option<LocalDate?> on = Options.OptionalDate("--on", "The day of the decision; the last day of the history when left out. Later entries are left out of account.");
        Option<LocalDate?> birthDate = Options.OptionalDate("--birth-date", "The infant's date of birth, for the starting doses by age.");
        Option<LocalDate?> maintenanceStart = Options.OptionalDate("--maintenance-start", "Day 1 of Maintenance, for the starting doses by age.");
        Option<MetaboliserPhenotype?> tpmt = Phenotype("--tpmt", "TPMT");
        Option<MetaboliserPhenotype?> nudt15 = Phenotype("--nudt15", "NUDT15");
        Option<string?> supplement = SupplementOption.Create();
        Option<string> format = Options.Format("text", "json", "mermaid");
        Command command = new(
            "titrate",
            "Says what a titration policy makes of counts and doses in Maintenance, and looks back: the policy that the site's supplement names, or ICiCLe-ALL-14's (a reference, not AALL15P1's own). With --birth-date and --maintenance-start it gives the site's starting doses for the age, and with --tpmt and --nudt15 the starting thiopurine as CPIC adjusts it (a reference).")
        {
            input, on, birthDate, maintenanceStart, tpmt, nudt15, supplement, format,
        };
        command.SetAction(parsed =>
        {
            SiteSupplement? supplied = SupplementOption.Read(parsed.GetValue(supplement));
            CompiledProtocol protocol = Aall15P1.Compile(supplied);
            TextWriter output = parsed.InvocationConfiguration.Output;
            string form = parsed.GetRequiredValue(format);
            if (form == "mermaid")
            {
                output.Write(protocol.TitrationPolicy.StateMachine.ToMermaid());
                return;
            }

            string file = parsed.GetValue(input) ?? throw new FormatException("--input: name the file of the history, or - for standard input.");
            TitrationHistory history = Read(file, standardInput);
            LocalDate day = parsed.GetValue(on) ?? history.Last ?? throw new FormatException($"{file}: there is no entry; name the day with --on.");
            StartingDose? startingDose = StartingDoseOf(protocol, parsed.GetValue(birthDate), parsed.GetValue(maintenanceStart), day);
            TitrationResult result = protocol.Titrate(history, day) with
            {
                StartingDose = startingDose,
                ThiopurineAdjustment = AdjustmentOf(startingDose, parsed.GetValue(tpmt), parsed.GetValue(nudt15)),
            };
            if (form == "json")
            {
                output.WriteLine(TitrationJson.Write(result));
            }
            else
            {
                TitrationText.Write(output, result, supplied);
            }
        });
        return command;
    }

    /// <summary>The starting doses for the age on day 1 of cycle 1, or of the planned cycle of the day where the site reads D6 so.</summary>
    private static StartingDose? StartingDoseOf(CompiledProtocol protocol, LocalDate? birthDate, LocalDate? maintenanceStart, LocalDate day)
    {
        if (birthDate is null != maintenanceStart is null)
        {
            throw new FormatException("--birth-date and --maintenance-start: give both for the starting doses by age, or neither.");
        }

        if (birthDate is not { } born || maintenanceStart is not { } first)
        {
            return null;
        }

        if (first < born)
        {
            throw new FormatException($"--maintenance-start: {OrderText.Iso(first)} is before the date of birth, {OrderText.Iso(born)}.");
        }

        return protocol.StartingDose(born, first, day);
    }

    private static Option<MetaboliserPhenotype?> Phenotype(string name, string enzyme) => Options.OptionalChoice<MetaboliserPhenotype>(
        name, "PHENOTYPE", names => $"The {enzyme} phenotype, by which CPIC adjusts the starting thiopurine: {names}. Left out when it is not known.");

    /// <summary>AALL15P1's thiopurine in Maintenance is mercaptopurine.</summary>
    private static ThiopurineAdjustment? AdjustmentOf(StartingDose? start, MetaboliserPhenotype? tpmt, MetaboliserPhenotype? nudt15)
    {
        if (tpmt is null && nudt15 is null)
        {
            return null;
        }

        if (start is null)
        {
            throw new FormatException("--tpmt and --nudt15: there is no starting dose to adjust; give --birth-date, --maintenance-start and the site's --supplement.");
        }

        return start.Band is { } band
            ? ThiopurineAdjustment.Of(Drugs.Mercaptopurine, band.Thiopurine.Value, tpmt, nudt15)
            : throw new FormatException($"--tpmt and --nudt15: there is no starting dose to adjust. {start.Finding.Sentence}");
    }

    private static TitrationHistory Read(string file, TextReader standardInput)
    {
        string text = InputText.Read(file, standardInput, TitrationJson.LargestDocument).TrimStart('\uFEFF');
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
