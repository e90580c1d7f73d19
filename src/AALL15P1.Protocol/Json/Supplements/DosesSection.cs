using System.Text.Json;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>doses</c>: the dose of one order of one block.</summary>
internal static class DosesSection
{
    public const string Name = "doses";

    public static ValueList<SuppliedDose> Read(JsonPlace? section, SupplementSources sources) =>
        (section?.Items() ?? []).Select(entry => ReadEntry(entry, sources)).ToValueList();

    public static void Write(Utf8JsonWriter writer, ValueList<SuppliedDose> doses)
    {
        writer.WriteStartArray(Name);
        foreach (SuppliedDose dose in doses)
        {
            writer.WriteStartObject();
            writer.WriteString("block", dose.Block.Value);
            writer.WriteString("order", dose.OrderId);
            WriteRule(writer, dose.Dose.Value);
            if (dose.TimesPerDay is { } times)
            {
                writer.WriteNumber("timesPerDay", times);
            }

            SupplementSources.WriteCitation(writer, dose.Dose);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static SuppliedDose ReadEntry(JsonPlace entry, SupplementSources sources)
    {
        entry.Only(
            "block", "order", "dose", "byAge", "beforeInfantFactor", "maximumPerDose", "maximumPerDay", "taper", "timesPerDay", "citation", "standing");
        JsonPlace block = entry.Required("block");
        JsonPlace order = entry.Required("order");
        BlockId blockId = block.Make(() => Aall15P1.Definition.Block(new BlockId(block.Text())).Id);
        string orderId = order.Make(() => Aall15P1.Definition.Block(blockId).Order(order.Text()).Id);
        DoseRule rule = ReadRule(entry);
        return new(blockId, orderId, sources.Cite(entry, rule), entry.Optional("timesPerDay")?.Integer(1, 24));
    }

    public static DoseRule ReadRule(JsonPlace entry)
    {
        DoseRule size = (entry.Optional("dose"), entry.Optional("byAge")) switch
        {
            ({ } dose, null) => dose.Parsed<DoseRule>(DoseText.TryParse, DoseText.Expected),
            (null, { } byAge) => byAge.Make(() => DoseRule.Of(DoseText.Bands(byAge, "amount", DoseText.Amount))),
            _ => throw entry.Unexpected("either a 'dose' or a table 'byAge'"),
        };
        DoseAmount? maximumPerDose = entry.Optional("maximumPerDose") is { } perDose ? DoseText.Amount(perDose) : null;
        DoseAmount? maximumPerDay = entry.Optional("maximumPerDay") is { } perDay ? DoseText.Amount(perDay) : null;
        return entry.Make(() => size with
        {
            IsBeforeInfantFactor = entry.Optional("beforeInfantFactor")?.Boolean() ?? false,
            MaximumPerDose = maximumPerDose,
            MaximumPerDay = maximumPerDay,
            Taper = (entry.Optional("taper")?.Items() ?? []).Select(ReadTaperStep).ToValueList(),
        });
    }

    private static TaperStep ReadTaperStep(JsonPlace step)
    {
        step.Only("days", "factor");
        return new(step.Required("days").Integer(1, 366), DoseText.Factor(step.Required("factor")));
    }

    public static void WriteRule(Utf8JsonWriter writer, DoseRule rule)
    {
        if (rule.Size is DoseSize.ByAge byAge)
        {
            DoseText.WriteBands(writer, "byAge", byAge.Table, "amount");
        }
        else
        {
            writer.WriteString("dose", $"{rule.Size}{(rule.Period == DosePeriod.PerDose ? "/dose" : "/day")}");
        }

        if (rule.IsBeforeInfantFactor)
        {
            writer.WriteBoolean("beforeInfantFactor", value: true);
        }

        if (rule.MaximumPerDose is { } perDose)
        {
            writer.WriteString("maximumPerDose", perDose.ToString());
        }

        if (rule.MaximumPerDay is { } perDay)
        {
            writer.WriteString("maximumPerDay", perDay.ToString());
        }

        if (rule.Taper.Count > 0)
        {
            writer.WriteStartArray("taper");
            foreach (TaperStep step in rule.Taper)
            {
                writer.WriteStartObject();
                writer.WriteNumber("days", step.Days);
                writer.WriteString("factor", step.Factor.ToString());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }
}
