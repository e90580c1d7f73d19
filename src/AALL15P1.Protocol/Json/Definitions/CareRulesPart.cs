using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>A block's section <c>careRules</c>: the kind of each, what the kind has, and its rule.</summary>
internal static class CareRulesPart
{
    public const string Name = "careRules";

    public static void Write(DefinitionWriter writer, ValueList<CareRule> rules)
    {
        writer.Json.WriteStartArray(Name);
        foreach (CareRule rule in rules)
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteString("kind", rule switch
            {
                CareRule.TertiaryCentreOnly => "tertiary-centre-only",
                CareRule.SeenAtTertiaryCentre => "seen-at-tertiary-centre",
                CareRule.SymptomsToTertiaryTeam => "symptoms-to-tertiary-team",
                CareRule.SepsisAlert => "sepsis-alert",
                _ => throw new InvalidOperationException($"The care rule {rule.Rule} is of no known kind."),
            });
            if (rule is CareRule.TertiaryCentreOnly only)
            {
                writer.Json.WriteString("drug", only.Drug.Name);
            }

            writer.WriteRule(rule.Rule);
            writer.Json.WriteEndObject();
        }

        writer.Json.WriteEndArray();
    }

    public static ValueList<CareRule> Read(JsonPlace section, DefinitionReader reader) => section.Items().Select(entry => ReadRule(entry, reader)).ToValueList();

    private static CareRule ReadRule(JsonPlace entry, DefinitionReader reader)
    {
        Func<CareRule> read = entry.Required("kind").OneOf<Func<CareRule>>(
            ("tertiary-centre-only", () => new CareRule.TertiaryCentreOnly(reader.Drug(entry.Only("kind", "drug", "rule")), reader.Rule(entry))),
            ("seen-at-tertiary-centre", () => new CareRule.SeenAtTertiaryCentre(reader.Rule(entry.Only("kind", "rule")))),
            ("symptoms-to-tertiary-team", () => new CareRule.SymptomsToTertiaryTeam(reader.Rule(entry.Only("kind", "rule")))),
            ("sepsis-alert", () => new CareRule.SepsisAlert(reader.Rule(entry.Only("kind", "rule")))));
        return read();
    }
}
