using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>startCriteria</c>: what a site asks before a block starts, each by a rule of its own.</summary>
internal static class StartCriteriaSection
{
    public const string Name = "startCriteria";

    private const string CountAtLeast = "count-at-least";
    private const string ToxicityResolved = "toxicity-resolved";
    private const string LaboratoryValuesRecent = "laboratory-values-recent";

    public static ValueList<SuppliedStartCriterion> Read(JsonPlace? section, SupplementSources sources) =>
        (section?.Items() ?? []).Select(entry => ReadEntry(entry, sources)).ToValueList();

    public static void Write(Utf8JsonWriter writer, ValueList<SuppliedStartCriterion> criteria)
    {
        writer.WriteStartArray(Name);
        foreach (SuppliedStartCriterion supplied in criteria)
        {
            Rule rule = supplied.Criterion.Rule;
            writer.WriteStartObject();
            writer.WriteString("block", supplied.Block.Value);
            writer.WriteString("kind", KindOf(supplied.Criterion));
            if (supplied.Criterion is StartCriterion.CountAtLeast count)
            {
                writer.WriteString("analyte", WireNames.Of(count.Analyte));
                writer.WriteString("minimum", count.Minimum.ToString());
            }

            writer.WriteString("rule", rule.Id);
            writer.WriteString("title", rule.Title);
            writer.WriteString("statement", rule.Statement);
            SupplementSources.WriteCitation(writer, new Cited<string>(rule.Statement, rule.Citation!, rule.Standing));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static string KindOf(StartCriterion criterion) => criterion switch
    {
        StartCriterion.CountAtLeast => CountAtLeast,
        StartCriterion.ToxicityResolved => ToxicityResolved,
        _ => LaboratoryValuesRecent,
    };

    private static SuppliedStartCriterion ReadEntry(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("block", "kind", "analyte", "minimum", "rule", "title", "statement", "citation", "standing");
        JsonPlace block = entry.Required("block");
        BlockId blockId = block.Make(() => Aall15P1.Definition.Block(new BlockId(block.Text())).Id);
        JsonPlace id = entry.Required("rule");
        Cited<string> statement = sources.Cite(entry, entry.Required("statement").Text());
        Rule rule = statement.Standing == Standing.Site
            ? new(id.Text(), entry.Required("title").Text(), statement.Value, statement.Citation, statement.Standing)
            : throw entry.Required("standing").Unexpected("site: only the site's own protocol text states when a block starts");
        StartCriterion criterion = ReadCriterion(entry, rule);
        return id.Make(() => new SuppliedStartCriterion(blockId, criterion));
    }

    private static StartCriterion ReadCriterion(JsonPlace entry, Rule rule)
    {
        string kind = entry.Required("kind").OneOf((CountAtLeast, CountAtLeast), (ToxicityResolved, ToxicityResolved), (LaboratoryValuesRecent, LaboratoryValuesRecent));
        if (kind == CountAtLeast)
        {
            Analyte analyte = entry.Required("analyte").OneOf(
                ("neutrophils", Analyte.Neutrophils), ("platelets", Analyte.Platelets), ("white-cells", Analyte.WhiteCells));
            return new StartCriterion.CountAtLeast(analyte, entry.Required("minimum").Parsed<CellCount>(CellCount.TryParse, "a count such as 750/µL or 0.75 ×10⁹/L"), rule);
        }

        if ((entry.Optional("analyte") ?? entry.Optional("minimum")) is { } superfluous)
        {
            throw superfluous.Unexpected($"no analyte and no minimum: they are for the kind '{CountAtLeast}'");
        }

        return kind == ToxicityResolved ? new StartCriterion.ToxicityResolved(rule) : new StartCriterion.LaboratoryValuesRecent(rule);
    }
}
