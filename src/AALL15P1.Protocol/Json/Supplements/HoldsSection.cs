using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>holds</c>: what becomes of held administrations, for everything, a block, or one of its orders.</summary>
internal static class HoldsSection
{
    public const string Name = "holds";

    public static HoldPolicies Read(JsonPlace? section, SupplementSources sources)
    {
        HoldPolicies policies = HoldPolicies.Undecided;
        foreach (JsonPlace entry in section?.Items() ?? [])
        {
            HoldPolicyEntry read = ReadEntry(entry, sources);
            if (policies.Entries.Any(known => known.Block == read.Block && known.OrderId == read.OrderId))
            {
                throw entry.Unexpected("one policy for everything, for a block, or for an order");
            }

            policies = read.Block is { } block
                ? policies.With(block, read.OrderId, read.Policy)
                : policies.Entries.Aggregate(HoldPolicies.Always(read.Policy), (all, known) => all.With(known.Block!.Value, known.OrderId, known.Policy));
        }

        return policies;
    }

    public static void Write(Utf8JsonWriter writer, HoldPolicies policies)
    {
        writer.WriteStartArray(Name);
        foreach (HoldPolicyEntry entry in policies.Entries)
        {
            writer.WriteStartObject();
            if (entry.Block is { } block)
            {
                writer.WriteString("block", block.Value);
            }

            if (entry.OrderId is { } order)
            {
                writer.WriteString("order", order);
            }

            writer.WriteString("policy", WireNames.Of(entry.Policy.Value));
            SupplementSources.WriteCitation(writer, entry.Policy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static HoldPolicyEntry ReadEntry(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("block", "order", "policy", "citation", "standing");
        Cited<HoldPolicy> policy = sources.Cite(entry, entry.Required("policy").OneOf(Enum.GetValues<HoldPolicy>().Select(known => (WireNames.Of(known), known)).ToArray()));
        if (entry.Optional("block") is not { } block)
        {
            return entry.Optional("order") is { } alone ? throw alone.Unexpected("no order without its block") : new(null, null, policy);
        }

        Block found = block.Make(() => Aall15P1.Definition.Block(new BlockId(block.Text())));
        return new(found.Id, entry.Optional("order") is { } order ? order.Make(() => found.Order(order.Text()).Id) : null, policy);
    }
}
