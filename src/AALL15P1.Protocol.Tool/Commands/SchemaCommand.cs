using System.CommandLine;
using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>schema</c>: the JSON schemas of the library's documents.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        Argument<string?> name = new("name")
        {
            Description = "The schema's name, such as record, whose event types it lists; without it, every name, one a line.",
            HelpName = "NAME",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("schema", "Prints the JSON Schema of a document that the library reads or writes, or the names of them all.") { name };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(name) is { } asked)
            {
                output.Write(Schemas.Read(Nearest.Known("schema", asked, Schemas.Names)));
                return;
            }

            foreach (string schema in Schemas.Names)
            {
                output.WriteLine(schema);
            }
        });
        return command;
    }
}
