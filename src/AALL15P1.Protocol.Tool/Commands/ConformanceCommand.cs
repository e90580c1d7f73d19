using System.CommandLine;
using AALL15P1.Protocol.Testing;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>conformance</c>: compares an implementation with the vectors and with the laws.</summary>
internal static class ConformanceCommand
{
    private const int MostTimes = 1_000_000;

    /// <summary>What the commands that judge end with.</summary>
    private const string Ends = "3 otherwise, and 2 when the program cannot be started or gives no answer at all.";

    public static Command Create(TextReader standardInput) => new("conformance", "Compares this library, or any program, with the conformance vectors and with the laws.")
    {
        Run(), Laws(), Answer(standardInput), Text("page", "Prints the page that explains the vectors without this library's code.", () => ConformanceSuite.Page),
        Text("schema", "Prints the JSON Schema of a vectors' file.", () => ConformanceSuite.Schema),
    };

    private static Command Run()
    {
        Option<string?> against = Against();
        Option<int> timeout = Timeout(against);
        Option<string[]> operations = Operations("Only the vectors of this operation; repeatable.");
        Option<string?> name = new("--implementation") { Description = "What was judged, with its version, as the report names it; without it, the command.", HelpName = "NAME" };
        Option<string?> report = new("--report") { Description = "Writes a report to be signed off to this file, as Markdown.", HelpName = "FILE" };
        Option<LocalDate?> date = Options.OptionalDate("--date", "The day that the report states.");
        Option<string?> signedBy = new("--signed-by") { Description = "Who signs the report.", HelpName = "NAME" };
        foreach (Option option in new Option[] { date, signedBy, name })
        {
            OnlyWith(report, option);
        }

        Command command = new("run", $"Asks every vector, prints what differs, and last how many passed and failed; ends with 0 when none failed, {Ends}") { against, timeout, operations, report, date, signedBy, name };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(report) is not null && parsed.GetValue(date) is null)
            {
                throw new FormatException("--report: the report states its day. Name it with --date.");
            }

            return Ask(parsed, against, timeout, implementation =>
            {
                ConformanceReport result = ConformanceSuite.Run(implementation, parsed.GetRequiredValue(operations));
                parsed.InvocationConfiguration.Output.Write(result.ToText());
                if (parsed.GetValue(report) is { } file)
                {
                    File.WriteAllText(file, result.ToSignedReport(parsed.GetValue(name) ?? Name(parsed.GetValue(against)), LocalDatePattern.Iso.Format(parsed.GetValue(date)!.Value), parsed.GetValue(signedBy)));
                }

                return result.Failed;
            });
        });
        return command;
    }

    private static Command Laws()
    {
        Option<string?> against = Against();
        Option<int> timeout = Timeout(against);
        Option<int> seed = Options.WholeNumber("--seed", "NUMBER", "Where the drawn cases begin; the same seed draws the same.", usual: 1);
        Option<int> times = Options.WholeNumber("--times", "NUMBER", "How many times the cases that each law needs.", usual: 1, least: 1, most: MostTimes);
        Option<string[]> operations = Operations("Only the laws that ask nothing but these operations; repeatable.");
        Option<string> format = Options.Format("text", "json", "junit");
        Command command = new("laws", $"Tries every law with drawn questions, and shows the smallest question that breaks one; ends with 0 when none is broken, {Ends}") { against, timeout, operations, seed, times, format };
        command.SetAction(parsed =>
        {
            string[] asked = parsed.GetRequiredValue(operations);
            ProtocolLaw[] laws = [.. ProtocolLaws.All.Where(law => asked.Length == 0 || law.Operations.All(operation => asked.Contains(operation, StringComparer.Ordinal)))];
            if (laws.Length == 0)
            {
                throw new FormatException($"--operation: there is no law that asks nothing but {string.Join(", ", asked)}. The operations are {string.Join(", ", LibraryImplementation.Operations)}.");
            }

            return Ask(parsed, against, timeout, implementation =>
            {
                LawReport report = LawReport.Of(implementation, parsed.GetRequiredValue(seed), parsed.GetRequiredValue(times), laws);
                parsed.InvocationConfiguration.Output.Write(parsed.GetRequiredValue(format) switch { "json" => report.ToJson(), "junit" => report.ToJUnit(), _ => report.ToText() });
                return report.Failed;
            });
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

    private static Option<int> Timeout(Option<string?> against)
    {
        Option<int> option = Options.WholeNumber(
            "--timeout", "SECONDS", "How long the program may take for one answer.", CommandImplementation.UsualPatienceInSeconds, least: 1, CommandImplementation.LongestPatienceInSeconds);
        OnlyWith(against, option);
        return option;
    }

    /// <summary>Refuses an option that would be ignored without another.</summary>
    private static void OnlyWith(Option needed, Option option) => option.Validators.Add(result =>
    {
        if (!result.Implicit && result.GetResult(needed) is null)
        {
            result.AddError($"{option.Name} is for {needed.Name} {needed.HelpName}; found no {needed.Name}.");
        }
    });

    /// <summary>Asks this library or the program, and tells how many answers failed by the exit code.</summary>
    private static int Ask(ParseResult parsed, Option<string?> against, Option<int> timeout, Func<IProtocolImplementation, int> failures)
    {
        if (parsed.GetValue(against) is not { } command)
        {
            return failures(new LibraryImplementation()) == 0 ? ExitCodes.Answered : ExitCodes.Hold;
        }

        CommandImplementation program;
        try
        {
            program = new(command, parsed.GetRequiredValue(timeout));
        }
        catch (IOException notStarted)
        {
            return ToolApplication.Tell(parsed.InvocationConfiguration.Error, notStarted.Message, ExitCodes.NoAnswer);
        }

        using (program)
        {
            return failures(program) == 0 ? ExitCodes.Answered : program.HasAnswered ? ExitCodes.Hold : ExitCodes.NoAnswer;
        }
    }

    private static string Name(string? command) =>
        command is null ? $"AALL15P1.Protocol {typeof(CompiledProtocol).Assembly.GetName().Version!.ToString(3)}" : $"`{command}`";
}
