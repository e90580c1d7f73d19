using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tool.Input;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>evaluate</c>: many decisions, a line each.</summary>
internal static class EvaluateCommand
{
    public static Command Create(TextReader standardInput, TextWriter? progress)
    {
        Option<string> input = DecideCommand.Input();
        Command command = new(
            "evaluate",
            "Decides a batch in JSON Lines, {\"operation\": ..., \"input\": {...}} a line: prints a decision or an error for each, and ends with 1 when any line was in error, else with 0: each decision says its own answer.") { input };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(input);
            if (path == "-")
            {
                return Evaluate(standardInput, parsed.InvocationConfiguration.Output, progress);
            }

            using StreamReader file = InputText.Open(path);
            return Evaluate(file, parsed.InvocationConfiguration.Output, progress);
        });
        return command;
    }

    private static int Evaluate(TextReader input, TextWriter output, TextWriter? progress)
    {
        int exitCode = ExitCodes.Answered;
        int number = 0;
        CompiledProtocol protocol = Aall15P1.Compile();
        using Progress working = new(progress, "answering", "lines");
        while (input.ReadLine() is { } line)
        {
            number++;
            line = number == 1 ? line.TrimStart('\uFEFF') : line;
            exitCode |= ProtocolOperations.TryAnswerLine(protocol, line, number, out string answer) ? ExitCodes.Answered : ExitCodes.BadInput;
            output.WriteLine(answer);
            working.Step();
        }

        return exitCode;
    }
}
