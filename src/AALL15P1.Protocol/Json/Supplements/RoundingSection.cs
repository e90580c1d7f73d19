using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>rounding</c>: how single doses are rounded, for one drug or for all.</summary>
internal static class RoundingSection
{
    public const string Name = "rounding";

    public static ValueList<Cited<RoundingPolicy>> Read(JsonPlace? section, SupplementSources sources) =>
        (section?.Items() ?? []).Select(entry => ReadEntry(entry, sources)).ToValueList();

    public static void Write(Utf8JsonWriter writer, ValueList<Cited<RoundingPolicy>> policies)
    {
        writer.WriteStartArray(Name);
        foreach (Cited<RoundingPolicy> policy in policies)
        {
            writer.WriteStartObject();
            if (policy.Value.Drug is { } drug)
            {
                writer.WriteString("drug", drug.Name);
            }

            if (!policy.Value.Routes.IsEmpty)
            {
                writer.WriteStartArray("routes");
                foreach (Route route in policy.Value.Routes.ToRoutes())
                {
                    writer.WriteStringValue(route.ToString());
                }

                writer.WriteEndArray();
            }

            writer.WriteString("increment", policy.Value.Increment.ToString());
            WriteDirection(writer, policy.Value.Direction, policy.Value.Tie);
            SupplementSources.WriteCitation(writer, policy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static (RoundingDirection Direction, RoundingTie Tie) ReadDirection(JsonPlace entry)
    {
        RoundingDirection direction = entry.Required("direction").OneOf(
            ("nearest", RoundingDirection.Nearest), ("down", RoundingDirection.Down), ("up", RoundingDirection.Up));
        if (direction != RoundingDirection.Nearest)
        {
            return entry.Optional("tie") is { } superfluous ? throw superfluous.Unexpected("no tie rule: it is for the direction 'nearest'") : (direction, RoundingTie.Down);
        }

        return (direction, entry.Required("tie").OneOf(("down", RoundingTie.Down), ("up", RoundingTie.Up), ("even", RoundingTie.Even)));
    }

    public static void WriteDirection(Utf8JsonWriter writer, RoundingDirection direction, RoundingTie tie)
    {
        writer.WriteString("direction", direction switch { RoundingDirection.Nearest => "nearest", RoundingDirection.Down => "down", _ => "up" });
        if (direction == RoundingDirection.Nearest)
        {
            writer.WriteString("tie", tie switch { RoundingTie.Down => "down", RoundingTie.Up => "up", _ => "even" });
        }
    }

    private static Cited<RoundingPolicy> ReadEntry(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("drug", "routes", "increment", "direction", "tie", "citation", "standing");
        Drug? drug = entry.Optional("drug") is { } name ? name.Make(() => Drugs.Formulary.Find(name.Text())) : null;
        RouteSet routes = (entry.Optional("routes")?.Items() ?? []).Aggregate(RouteSet.None, (all, route) => all | ReadRoute(route));
        (RoundingDirection direction, RoundingTie tie) = ReadDirection(entry);
        JsonPlace increment = entry.Required("increment");
        return sources.Cite(entry, increment.Make(() => new RoundingPolicy(DoseText.Amount(increment), direction, tie) { Drug = drug, Routes = routes }));
    }

    private static Route ReadRoute(JsonPlace route) =>
        route.OneOf(("PO", Route.PO), ("NG", Route.NG), ("IV", Route.IV), ("IM", Route.IM), ("SC", Route.SC), ("IT", Route.IT));
}
