using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tool.Rendering;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>protocol</c>: the definition itself.</summary>
internal static class ProtocolCommand
{
    public static Command Create()
    {
        Option<KeyValuePair<string, string>[]> readings = Options.Readings();
        Option<string> format = Options.Format("text", "mermaid", "json");
        Command command = new("protocol", "Prints the definition: every block with its orders, the schema as a Mermaid diagram, or the canonical JSON whose SHA-256 is the definition's fingerprint.") { readings, format };
        command.SetAction(parsed =>
        {
            ProtocolDefinition definition = Options.Define(parsed.GetRequiredValue(readings));
            TextWriter output = parsed.InvocationConfiguration.Output;
            switch (parsed.GetRequiredValue(format))
            {
                case "mermaid":
                    output.Write(ProtocolDiagram.ToMermaid(definition));
                    break;
                case "json":
                    // Without a last line feed, so that the SHA-256 of the output is the fingerprint.
                    output.Write(DefinitionJson.Write(definition));
                    break;
                default:
                    DefinitionText.Write(output, definition);
                    break;
            }
        });
        return command;
    }
}
