using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tool.Rendering;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>rules</c>: the rule catalogue.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        Option<string> format = Options.Format("text", "json", "csv", "markdown");
        Command command = new("rules", "Lists every rule that a decision can name, with its source and standing.") { format };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            RuleCatalogue catalogue = Aall15P1.Compile().Rules;
            switch (parsed.GetRequiredValue(format))
            {
                case "json":
                    output.WriteLine(RuleCatalogueJson.Write(catalogue, Aall15P1.Edition));
                    break;
                case "csv":
                    output.Write(RuleCatalogueText.ToCsv(catalogue));
                    break;
                case "markdown":
                    output.Write(RuleCatalogueText.ToMarkdown(catalogue, Aall15P1.Edition));
                    break;
                default:
                    output.WriteLine($"Edition {Aall15P1.Edition}, {catalogue.Rules.Count} rules");
                    TextTable.Write(
                        output,
                        ["id", "title", "standing", "source"],
                        catalogue.Rules.Select(rule => (IReadOnlyList<string>)[rule.Id, rule.Title, rule.Standing.ToString(), rule.Citation?.ToString() ?? string.Empty]));
                    break;
            }
        });
        return command;
    }
}
