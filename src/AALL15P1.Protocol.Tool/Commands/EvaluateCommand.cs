using System.CommandLine;
using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>evaluate</c>: many decisions, a line each.</summary>
internal static class EvaluateCommand
{
    public static Command Create(TextReader standardInput)
    {
        Option<string> input = DecideCommand.Input();
        Command command = new(
            "evaluate",
            "Decides a batch in JSON Lines, {\"operation\": ..., \"input\": {...}} a line: prints a decision or an error for each, and ends with 1 when any line was in error.") { input };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(input);
            if (path == "-")
            {
                return Evaluate(standardInput, parsed.InvocationConfiguration.Output);
            }

            using StreamReader file = new(path);
            return Evaluate(file, parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static int Evaluate(TextReader input, TextWriter output)
    {
        int exitCode = 0;
        int number = 0;
        while (input.ReadLine() is { } line)
        {
            number++;
            exitCode |= ProtocolOperations.TryAnswerLine(Aall15P1.Compile(), line, number, out string answer) ? 0 : 1;
            output.WriteLine(answer);
        }

        return exitCode;
    }
}
