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
            "Decides a batch in JSON Lines, {\"operation\": ..., \"input\": {...}} a line: prints a decision or an error for each. Exit code 1 when any line was in error, else 3 when any decision holds, else 2 when any cannot be made, else 0.") { input };
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
        bool isBad = false;
        Outcome all = Outcome.Proceed;
        int number = 0;
        CompiledProtocol protocol = Aall15P1.Compile();
        using Progress working = new(progress, "answering", "lines");
        while (input.ReadLine() is { } line)
        {
            number++;
            line = number == 1 ? line.TrimStart('\uFEFF') : line;
            bool isRead = ProtocolOperations.TryAnswerLine(protocol, line, number, out string answer);
            isBad |= !isRead;
            all = isRead ? all.And(DecideCommand.OutcomeOf(answer)) : all;
            output.WriteLine(answer);
            working.Step();
        }

        return isBad ? ExitCodes.BadInput : ExitCodes.Of(all);
    }
}
