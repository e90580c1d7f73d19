using System.CommandLine;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Tool.Input;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>dump</c> and <c>diff</c>: the whole protocol written out, and what changed between two documents.</summary>
internal static class DumpCommand
{
    private const int LargestDocument = 64_000_000;

    public static Command Create()
    {
        Option<bool> hash = new("--sha256") { Description = "Prints the SHA-256 of the dump alone." };
        Command command = new("dump", "Writes the whole protocol line by line for a fixed roster of synthetic infants and readings: the same bytes everywhere, so that another SHA-256 is another protocol.") { hash };
        command.SetAction(parsed =>
        {
            string dump = ProtocolDump.Write();
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(hash) ? $"{ProtocolDump.Sha256(dump)}\n" : dump);
        });
        return command;
    }

    public static Command CreateDiff(TextReader standardInput)
    {
        Argument<string> before = new("before") { Description = "The document before: a file, - for standard input, or 'this' for the dump of this version.", HelpName = "A" };
        Argument<string> after = new("after") { Description = "The document after, likewise.", HelpName = "B" };
        Command command = new("diff", "Says what changed between two dumps, definitions or supplements, one sentence each.") { before, after };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            ValueList<string> changes = DocumentDifference.Of(Read(parsed.GetRequiredValue(before), standardInput), Read(parsed.GetRequiredValue(after), standardInput));
            foreach (string change in changes)
            {
                output.WriteLine(change);
            }

            output.WriteLine(changes.Count == 1 ? "1 change" : FormattableString.Invariant($"{changes.Count} changes"));
        });
        return command;
    }

    private static string Read(string file, TextReader standardInput) => file == "this" ? ProtocolDump.Write() : InputText.Read(file, standardInput, LargestDocument);
}
