using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>spacing</c>: how a block follows the one before it.</summary>
internal static class SpacingSection
{
    public const string Name = "spacing";

    private const int MostDays = 1000;

    public static ValueList<SuppliedSpacing> Read(JsonPlace? section, SupplementSources sources) =>
        (section?.Items() ?? []).Select(entry => ReadEntry(entry, sources)).ToValueList();

    public static void Write(Utf8JsonWriter writer, ValueList<SuppliedSpacing> spacings)
    {
        writer.WriteStartArray(Name);
        foreach (SuppliedSpacing supplied in spacings)
        {
            BlockSpacingBasis basis = supplied.Spacing.Basis;
            writer.WriteStartObject();
            writer.WriteString("block", supplied.Block.Value);
            if (supplied.Spacing is BlockSpacing.DaysAfterLastAdministration after)
            {
                writer.WriteNumber("daysAfterLastAdministration", after.Days);
            }
            else if (supplied.Spacing is BlockSpacing.OnDayOfPrevious on)
            {
                writer.WriteNumber("onDayOfPrevious", on.Day);
                if (on.IsExact)
                {
                    writer.WriteBoolean("exact", value: true);
                }
            }

            writer.WriteString("statement", basis.Statement);
            SupplementSources.WriteCitation(writer, new Cited<string>(basis.Statement, basis.Citation!, basis.Standing));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static SuppliedSpacing ReadEntry(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("block", "daysAfterLastAdministration", "onDayOfPrevious", "exact", "statement", "citation", "standing");
        JsonPlace block = entry.Required("block");
        BlockId blockId = block.Make(() => Aall15P1.Definition.Block(new BlockId(block.Text())).Id);
        BlockSpacingBasis basis = BlockSpacingBasis.Stated(sources.Cite(entry, entry.Required("statement").Text()));
        BlockSpacing spacing = (entry.Optional("daysAfterLastAdministration"), entry.Optional("onDayOfPrevious"), entry.Optional("exact")) switch
        {
            ({ } days, null, null) => new BlockSpacing.DaysAfterLastAdministration(days.Integer(1, MostDays), basis),
            (null, { } day, { } exact) => new BlockSpacing.OnDayOfPrevious(day.Integer(1, MostDays), basis, exact.Boolean()),
            (null, { } day, null) => new BlockSpacing.OnDayOfPrevious(day.Integer(1, MostDays), basis),
            _ => throw entry.Unexpected("either 'daysAfterLastAdministration', or 'onDayOfPrevious' with or without 'exact'"),
        };
        return new(blockId, spacing);
    }
}
