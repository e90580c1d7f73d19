using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>intrathecal</c>: a table by age for every intrathecal order of a drug.</summary>
internal static class IntrathecalSection
{
    public const string Name = "intrathecal";

    public static ValueList<SuppliedIntrathecalDose> Read(JsonPlace? section, SupplementSources sources) =>
        (section?.Items() ?? []).Select(entry => ReadEntry(entry, sources)).ToValueList();

    public static void Write(Utf8JsonWriter writer, ValueList<SuppliedIntrathecalDose> doses)
    {
        writer.WriteStartArray(Name);
        foreach (SuppliedIntrathecalDose dose in doses)
        {
            writer.WriteStartObject();
            writer.WriteString("drug", dose.Drug.Name);
            DoseText.WriteBands(writer, "byAge", dose.Table.Value, "amount");
            SupplementSources.WriteCitation(writer, dose.Table);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static SuppliedIntrathecalDose ReadEntry(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("drug", "byAge", "citation", "standing");
        JsonPlace drug = entry.Required("drug");
        JsonPlace byAge = entry.Required("byAge");
        Drug found = drug.Make(() => Drugs.Formulary.Find(drug.Text()));
        AgeTable<DoseAmount> table = DoseText.Bands(byAge, "amount", DoseText.Amount);
        byAge.Make(() => DoseRule.Of(table));
        Cited<AgeTable<DoseAmount>> cited = sources.Cite(entry, table);
        return drug.Make(() => new SuppliedIntrathecalDose(found, cited));
    }
}
