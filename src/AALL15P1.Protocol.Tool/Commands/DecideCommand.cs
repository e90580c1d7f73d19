using System.CommandLine;
using System.Text.Json;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tool.Input;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>decide</c>: one decision, from a JSON document to a JSON document.</summary>
internal static class DecideCommand
{
    public static Command Create(TextReader standardInput)
    {
        Argument<string> operation = new("operation")
        {
            Description = string.Join("; ", ProtocolOperations.All.Select(known => $"{known.Id} ({known.Title})")) + ".",
        };
        Option<string> input = Input();
        Option<string?> supplement = SupplementOption.Create();
        Option<string?> schema = new("--schema") { Description = "Prints the JSON schema of the operation's documents instead: input or output.", HelpName = "input|output" };
        Command command = new("decide", "Decides once, and says why: prints the decision as JSON.") { operation, input, supplement, schema };
        command.SetAction(parsed =>
        {
            Operation asked = ProtocolOperations.Find(Nearest.Known("operation", parsed.GetRequiredValue(operation), ProtocolOperations.All.Select(known => known.Id)));
            TextWriter output = parsed.InvocationConfiguration.Output;
            switch (parsed.GetValue(schema))
            {
                case "input":
                    output.Write(asked.InputSchema);
                    break;
                case "output":
                    output.Write(asked.OutputSchema);
                    break;
                case null:
                    string decision = asked.Decide(Aall15P1.Compile(SupplementOption.Read(parsed.GetValue(supplement))), Read(parsed.GetRequiredValue(input), standardInput), indented: true);
                    output.WriteLine(decision);
                    return ExitCodes.Of(OutcomeOf(decision));
                case { } other:
                    throw new FormatException($"--schema: '{other}' is neither input nor output.");
            }

            return ExitCodes.Answered;
        });
        return command;
    }

    public static DecisionOutcome OutcomeOf(string decision)
    {
        using JsonDocument document = JsonDocument.Parse(decision);
        return document.RootElement.GetProperty("outcome").GetString() switch
        {
            "hold" => DecisionOutcome.Hold,
            "cannot-decide" => DecisionOutcome.CannotDecide,
            _ => DecisionOutcome.Proceed,
        };
    }

    public static Option<string> Input() => new("--input")
    {
        Description = "The file with the input, or - for standard input.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "-",
    };

    private static string Read(string path, TextReader standardInput) => InputText.Read(path, standardInput, ProtocolOperations.LargestInput);
}
