using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>infantScaling</c>: Interfant's factors, or bands of the site's own.</summary>
internal static class InfantScalingSection
{
    public const string Name = "infantScaling";

    public static SuppliedInfantFactor? Read(JsonPlace? section, SupplementSources sources)
    {
        if (section is not { } entry)
        {
            return null;
        }

        entry.Only("policy", "title", "bands", "citation", "standing");
        bool isOwn = entry.Required("policy").OneOf(("interfant", false), ("own-bands", true));
        Evidence.Cited<string> title = sources.Cite(entry, entry.Required("title").Text());
        if (!isOwn)
        {
            return entry.Optional("bands") is { } superfluous
                ? throw superfluous.Unexpected("no bands: the policy 'interfant' has its own")
                : new SuppliedInfantFactor.Interfant(title);
        }

        return new SuppliedInfantFactor.Bands(title, DoseText.Bands(entry.Required("bands"), "factor", DoseText.Factor));
    }

    public static void Write(Utf8JsonWriter writer, SuppliedInfantFactor? scaling)
    {
        if (scaling is null)
        {
            return;
        }

        writer.WriteStartObject(Name);
        SuppliedInfantFactor.Bands? own = scaling as SuppliedInfantFactor.Bands;
        writer.WriteString("policy", own is null ? "interfant" : "own-bands");
        writer.WriteString("title", scaling.Title.Value);
        if (own is not null)
        {
            DoseText.WriteBands(writer, "bands", own.Table, "factor");
        }

        SupplementSources.WriteCitation(writer, scaling.Title);
        writer.WriteEndObject();
    }
}
