using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>infantScaling</c>: a factor that the protocol knows by name, or bands of the site's own.</summary>
internal static class InfantScalingSection
{
    public const string Name = "infantScaling";

    private static string Named => Version1.Protocol.InfantFactors[0].Id;

    public static SuppliedInfantFactor? Read(JsonPlace? section, SupplementSources sources)
    {
        if (section is not { } entry)
        {
            return null;
        }

        entry.Only("policy", "title", "bands", "citation", "standing");
        bool isOwn = entry.Required("policy").OneOf((Named, false), ("own-bands", true));
        Evidence.Cited<string> title = sources.Cite(entry, entry.Required("title").Text());
        if (!isOwn)
        {
            return entry.Optional("bands") is { } superfluous
                ? throw superfluous.Unexpected($"no bands: the policy '{Named}' has its own")
                : new SuppliedInfantFactor.Named(title, Named);
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
        writer.WriteString("policy", scaling is SuppliedInfantFactor.Named named ? named.Id : "own-bands");
        writer.WriteString("title", scaling.Title.Value);
        if (own is not null)
        {
            DoseText.WriteBands(writer, "bands", own.Table, "factor");
        }

        SupplementSources.WriteCitation(writer, scaling.Title);
        writer.WriteEndObject();
    }
}
