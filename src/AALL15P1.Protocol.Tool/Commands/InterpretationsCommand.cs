using System.CommandLine;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>interpretations</c>: the register of open questions.</summary>
internal static class InterpretationsCommand
{
    public static Command Create()
    {
        Command command = new("interpretations", "Lists the open questions, their readings, and who says which; the first reading is the default.");
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            foreach (Interpretation question in Aall15P1.Definition.Interpretations.Register)
            {
                output.WriteLine($"{question.Id}  {question.Question}");
                foreach (Reading reading in question.Readings)
                {
                    string said = reading.SaidBy.Count == 0 ? "this library's inference" : string.Join("; ", (IEnumerable<Citation>)reading.SaidBy);
                    output.WriteLine($"    {(reading == question.Default ? "*" : " ")} {reading.Id}: {reading.Statement} [{said}]");
                }

                output.WriteLine();
            }

            output.WriteLine("* the default. Choose another with --reading, as --reading D1=day-92.");
        });
        return command;
    }
}
