using System.CommandLine;
using AALL15P1.Protocol.Tool.Rendering;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>sources</c>: the register of sources.</summary>
internal static class SourcesCommand
{
    public static Command Create()
    {
        Command command = new("sources", "Lists every source, and the strongest standing that it can give.");
        command.SetAction(parsed => TextTable.Write(
            parsed.InvocationConfiguration.Output,
            ["id", "gives", "what"],
            Aall15P1.Definition.Sources.Select(source => (IReadOnlyList<string>)[source.Id, source.Gives.ToString(), source.Title])));
        return command;
    }
}
