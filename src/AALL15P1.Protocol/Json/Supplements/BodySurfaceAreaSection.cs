using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>bodySurfaceArea</c>: the formula, and how the area is rounded; each cited on its own.</summary>
internal static class BodySurfaceAreaSection
{
    public const string Name = "bodySurfaceArea";

    public static (Cited<BsaFormula>? Formula, Cited<BsaRounding>? Rounding) Read(JsonPlace? section, SupplementSources sources)
    {
        section?.Only("formula", "rounding");
        return (
            section?.Optional("formula") is { } formula ? ReadFormula(formula, sources) : null,
            section?.Optional("rounding") is { } rounding ? ReadRounding(rounding, sources) : null);
    }

    public static void Write(Utf8JsonWriter writer, Cited<BsaFormula>? formula, Cited<BsaRounding>? rounding)
    {
        if (formula is null && rounding is null)
        {
            return;
        }

        writer.WriteStartObject(Name);
        if (formula is not null)
        {
            writer.WriteStartObject("formula");
            writer.WriteString("id", formula.Value.Id);
            SupplementSources.WriteCitation(writer, formula);
            writer.WriteEndObject();
        }

        if (rounding is not null)
        {
            writer.WriteStartObject("rounding");
            writer.WriteNumber("decimals", rounding.Value.Decimals);
            RoundingSection.WriteDirection(writer, rounding.Value.Direction, rounding.Value.Tie);
            SupplementSources.WriteCitation(writer, rounding);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static Cited<BsaFormula> ReadFormula(JsonPlace entry, SupplementSources sources)
    {
        JsonPlace id = entry.Only("id", "citation", "standing").Required("id");
        return sources.Cite(entry, id.Make(() => BsaFormula.Find(id.Text())));
    }

    private static Cited<BsaRounding> ReadRounding(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("decimals", "direction", "tie", "citation", "standing");
        (RoundingDirection direction, RoundingTie tie) = RoundingSection.ReadDirection(entry);
        return sources.Cite(entry, new BsaRounding(entry.Required("decimals").Integer(1, 6), direction, tie));
    }
}
