using System.CommandLine;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tool.Rendering;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>protocol</c>: the definition itself.</summary>
internal static class ProtocolCommand
{
    public static Command Create()
    {
        Option<KeyValuePair<string, string>[]> readings = Options.Readings();
        Option<string> format = Options.Format("text", "mermaid");
        Command command = new("protocol", "Prints the definition: every block with its orders, or the schema as a Mermaid diagram.") { readings, format };
        command.SetAction(parsed =>
        {
            ProtocolDefinition definition = Options.Define(parsed.GetRequiredValue(readings));
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetRequiredValue(format) == "mermaid")
            {
                output.Write(ProtocolDiagram.ToMermaid(definition));
            }
            else
            {
                DefinitionText.Write(output, definition);
            }
        });
        return command;
    }
}
