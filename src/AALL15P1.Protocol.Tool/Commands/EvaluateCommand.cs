using System.CommandLine;
using System.Text;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Tool.Input;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>evaluate</c>: many questions, a line each.</summary>
internal static class EvaluateCommand
{
    public static Command Create(TextReader standardInput, TextWriter? progress)
    {
        Option<string> input = DecideCommand.Input();
        Command command = new(
            "evaluate",
            "Answers a batch in JSON Lines, {\"operation\": ..., \"input\": {...}} a line: the operations of decide, and roadmap, replay and titrate with the inputs that \"conformance schema\" has. Prints an answer or an error for each. Exit code 1 when any line was in error, else 3 when any decision holds, else 2 when any cannot be made, else 0.") { input };
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
        DecisionOutcome all = DecisionOutcome.Proceed;
        using Progress working = new(progress, "answering", "lines");
        foreach (LineAnswer answer in Answers(input))
        {
            isBad |= answer.Outcome is null;
            all = all.And(answer.Outcome ?? DecisionOutcome.Proceed);
            output.WriteLine(answer.Json);
            working.Step();
        }

        return isBad ? ExitCodes.BadInput : ExitCodes.Of(all);
    }

    /// <summary>An answer or an error for each line. Of UTF-8 the lines are told by their bytes, so that one that is no text is one error.</summary>
    public static IEnumerable<LineAnswer> Answers(TextReader input)
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        LibraryImplementation kit = new(protocol);
        int number = 0;
        if (input is StreamReader { CurrentEncoding: UTF8Encoding } bytes)
        {
            foreach (byte[] line in InputText.Lines(bytes.BaseStream))
            {
                yield return ProtocolOperations.TryAnswerLine(protocol, line, ++number, out string answer)
                    ? new(answer, DecideCommand.OutcomeOf(answer))
                    : kit.AnswerOfKit(line, number) ?? new(answer, Outcome: null);
            }

            yield break;
        }

        while (input.ReadLine() is { } line)
        {
            line = ++number == 1 ? line.TrimStart('\uFEFF') : line;
            yield return ProtocolOperations.TryAnswerLine(protocol, line, number, out string answer)
                ? new(answer, DecideCommand.OutcomeOf(answer))
                : kit.AnswerOfKit(Encoding.UTF8.GetBytes(line), number) ?? new(answer, Outcome: null);
        }
    }
}
