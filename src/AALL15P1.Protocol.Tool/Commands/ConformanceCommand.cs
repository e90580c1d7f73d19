using System.CommandLine;
using System.Globalization;
using AALL15P1.Protocol.Testing;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>conformance</c>: compares an implementation with the vectors and with the laws.</summary>
internal static class ConformanceCommand
{
    public static Command Create(TextReader standardInput) => new("conformance", "Compares this library, or any program, with the conformance vectors and with the laws.")
    {
        Run(), Laws(), Answer(standardInput), Text("page", "Prints the page that explains the vectors without this library's code.", () => ConformanceSuite.Page),
        Text("schema", "Prints the JSON Schema of a vectors' file.", () => ConformanceSuite.Schema),
    };

    private static Command Run()
    {
        Option<string?> against = Against();
        Option<string[]> operations = Operations("Only the vectors of this operation; repeatable.");
        Option<string?> name = new("--implementation") { Description = "What was judged, with its version, as the report names it; without it, the command.", HelpName = "NAME" };
        Option<string?> report = new("--report") { Description = "Writes a report to be signed off to this file, as Markdown.", HelpName = "FILE" };
        Option<LocalDate?> date = Options.OptionalDate("--date", "The day that the report states.");
        Option<string?> signedBy = new("--signed-by") { Description = "Who signs the report.", HelpName = "NAME" };
        Command command = new("run", "Asks every vector, prints what differs, and last how many passed and failed; ends with 0 when none failed.") { against, operations, report, date, signedBy, name };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(report) is not null && parsed.GetValue(date) is null)
            {
                throw new FormatException("--report: the report states its day. Name it with --date.");
            }

            ConformanceReport result = Ask(parsed.GetValue(against), implementation => ConformanceSuite.Run(implementation, parsed.GetRequiredValue(operations)));
            parsed.InvocationConfiguration.Output.Write(result.ToText());
            if (parsed.GetValue(report) is { } file)
            {
                File.WriteAllText(file, result.ToSignedReport(parsed.GetValue(name) ?? Name(parsed.GetValue(against)), LocalDatePattern.Iso.Format(parsed.GetValue(date)!.Value), parsed.GetValue(signedBy)));
            }

            return result.Failed == 0 ? ExitCodes.Answered : ExitCodes.BadInput;
        });
        return command;
    }

    private static Command Laws()
    {
        Option<string?> against = Against();
        Option<int> seed = new("--seed") { Description = "Where the drawn cases begin; the same seed draws the same.", HelpName = "NUMBER", DefaultValueFactory = _ => 1 };
        Option<int> times = new("--times") { Description = "How many times the cases that each law needs.", HelpName = "NUMBER", DefaultValueFactory = _ => 1 };
        times.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int number) && number < 1)
            {
                result.AddError($"--times: found {number}, expected 1 or more.");
            }
        });
        Option<string[]> operations = Operations("Only the laws that ask nothing but these operations; repeatable.");
        Option<string> format = Options.Format("text", "json", "junit");
        Command command = new("laws", "Tries every law with drawn questions, and shows the smallest question that breaks one; ends with 0 when none is broken.") { against, operations, seed, times, format };
        command.SetAction(parsed =>
        {
            string[] asked = parsed.GetRequiredValue(operations);
            ProtocolLaw[] laws = [.. ProtocolLaws.All.Where(law => asked.Length == 0 || law.Operations.All(operation => asked.Contains(operation, StringComparer.Ordinal)))];
            if (laws.Length == 0)
            {
                throw new FormatException($"--operation: there is no law that asks nothing but {string.Join(", ", asked)}. The operations are {string.Join(", ", LibraryImplementation.Operations)}.");
            }

            LawReport report = Ask(parsed.GetValue(against), implementation => LawReport.Of(implementation, parsed.GetRequiredValue(seed), parsed.GetRequiredValue(times), laws));
            parsed.InvocationConfiguration.Output.Write(parsed.GetRequiredValue(format) switch { "json" => report.ToJson(), "junit" => report.ToJUnit(), _ => report.ToText() });
            return report.Failed == 0 ? ExitCodes.Answered : ExitCodes.BadInput;
        });
        return command;
    }

    private static Command Answer(TextReader standardInput)
    {
        Command command = new("answer", "Answers as an implementation does: reads {\"operation\": ..., \"input\": {...}} a line on standard input and writes each answer, that of evaluate, as a line, at once.");
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            foreach (LineAnswer answer in EvaluateCommand.Answers(standardInput))
            {
                output.WriteLine(answer.Json);
                output.Flush();
            }
        });
        return command;
    }

    private static Command Text(string name, string description, Func<string> text)
    {
        Command command = new(name, description);
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(text()));
        return command;
    }

    private static Option<string[]> Operations(string description) => new("--operation") { Description = description, HelpName = "OPERATION", DefaultValueFactory = _ => [] };

    private static Option<string?> Against() => new("--against")
    {
        Description = "The program to compare, which reads one operation's JSON a line on standard input and writes its answer; without it, this library. Its parts are separated by spaces; one with spaces stands in double quotes.",
        HelpName = "COMMAND",
    };

    private static T Ask<T>(string? command, Func<IProtocolImplementation, T> ask)
    {
        if (command is null)
        {
            return ask(new LibraryImplementation());
        }

        using CommandImplementation program = new(command);
        return ask(program);
    }

    private static string Name(string? command) =>
        command is null ? $"AALL15P1.Protocol {typeof(CompiledProtocol).Assembly.GetName().Version!.ToString(3)}" : $"`{command}`";
}
