using System.Text.Json;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>blocks</c>, in the order in which they are given.</summary>
internal static class BlockPart
{
    public const string Name = "blocks";

    private const int MostDays = 36_525;

    public static void Write(DefinitionWriter writer, ValueList<Block> blocks)
    {
        writer.Json.WriteStartArray(Name);
        foreach (Block block in blocks)
        {
            Write(writer, block);
        }

        writer.Json.WriteEndArray();
    }

    public static ValueList<Block> Read(JsonPlace section, DefinitionReader reader) => section.Items().Select(entry => ReadBlock(entry, reader)).ToValueList();

    private static void Write(DefinitionWriter writer, Block block)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject();
        json.WriteString("id", block.Id.Value);
        json.WriteString("title", block.Title);
        json.WriteString("kind", WireNames.Of(block.Kind));
        if (block.Spacing is { } spacing)
        {
            WriteSpacing(writer, spacing);
        }

        if (block.CycleLength is { } length)
        {
            json.WriteNumber("cycleLength", length);
        }

        writer.WriteStatements("parentage", block.Parentage);
        StartCriteriaPart.Write(writer, block.StartCriteria);
        CareRulesPart.Write(writer, block.CareRules);
        json.WriteStartArray("orders");
        foreach (PlannedOrder order in block.Orders)
        {
            OrderPart.Write(writer, order);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Block ReadBlock(JsonPlace entry, DefinitionReader reader)
    {
        entry.Only("id", "title", "kind", "spacing", "cycleLength", "parentage", StartCriteriaPart.Name, CareRulesPart.Name, "orders");
        JsonPlace id = entry.Required("id");
        BlockId blockId = id.Make(() => new BlockId(id.Text()));
        string title = entry.Required("title").Text();
        BlockKind kind = DefinitionReader.Choice<BlockKind>(entry.Required("kind"));
        ValueList<PlannedOrder> orders = entry.Required("orders").Items().Select(order => OrderPart.Read(order, reader)).ToValueList();
        return entry.Make(() => new Block(blockId, title, kind, orders)) with
        {
            Spacing = entry.Optional("spacing") is { } spacing ? ReadSpacing(spacing, reader) : null,
            CycleLength = entry.Optional("cycleLength")?.Integer(1, MostDays),
            Parentage = reader.Statements(entry, "parentage"),
            StartCriteria = StartCriteriaPart.Read(entry.Required(StartCriteriaPart.Name), reader),
            CareRules = CareRulesPart.Read(entry.Required(CareRulesPart.Name), reader),
        };
    }

    private static void WriteSpacing(DefinitionWriter writer, BlockSpacing spacing)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject("spacing");
        switch (spacing)
        {
            case BlockSpacing.OnDayOfPrevious onDay:
                json.WriteNumber("onDayOfPrevious", onDay.Day);
                json.WriteBoolean("exact", onDay.IsExact);
                break;
            case BlockSpacing.DaysAfterLastAdministration after:
                json.WriteNumber("daysAfterLastAdministration", after.Days);
                break;
            default:
                throw new InvalidOperationException($"{spacing} is of no known kind.");
        }

        json.WriteString("statement", spacing.Basis.Statement);
        writer.WriteCited(spacing.Basis.Citation, spacing.Basis.Standing);
        json.WriteEndObject();
    }

    private static BlockSpacing ReadSpacing(JsonPlace place, DefinitionReader reader)
    {
        place.Only("onDayOfPrevious", "exact", "daysAfterLastAdministration", "statement", "citation", "standing");
        BlockSpacingBasis basis = new(place.Required("statement").Text(), DefinitionReader.Standing(place.Required("standing")), reader.OptionalCitation(place));
        return (place.Optional("onDayOfPrevious"), place.Optional("daysAfterLastAdministration"), place.Optional("exact")) switch
        {
            ({ } day, null, { } exact) => new BlockSpacing.OnDayOfPrevious(day.Integer(1, MostDays), basis, exact.Boolean()),
            (null, { } days, null) => new BlockSpacing.DaysAfterLastAdministration(days.Integer(1, MostDays), basis),
            _ => throw place.Unexpected("either onDayOfPrevious with exact, or daysAfterLastAdministration"),
        };
    }
}
