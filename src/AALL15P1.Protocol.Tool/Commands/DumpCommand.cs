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
        Command command = new("diff", "Says what changed between two dumps, definitions or supplements, one sentence each, and last how many changes there are; ends with 0 whether there are any or not.") { before, after };
        command.SetAction(parsed =>
        {
            if (parsed.GetRequiredValue(before) == "-" && parsed.GetRequiredValue(after) == "-")
            {
                throw new FormatException("Both documents are to come from standard input, which holds one. A file, or 'this', is expected for the other.");
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            string was = Read(parsed.GetRequiredValue(before), standardInput);
            string now = Read(parsed.GetRequiredValue(after), standardInput);
            ValueList<string> changes = DocumentDifference.Of(was, now);
            foreach (string change in changes)
            {
                output.WriteLine(change);
            }

            if (changes.Count == 0 && was != now)
            {
                output.WriteLine("The same, though written differently.");
            }

            output.WriteLine(changes.Count == 1 ? "1 change" : FormattableString.Invariant($"{changes.Count} changes"));
        });
        return command;
    }

    private static string Read(string file, TextReader standardInput) => file == "this" ? ProtocolDump.Write() : InputText.Read(file, standardInput, LargestDocument);
}
