using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Checks a document before it is read: kinds, members, nulls, words and bounds, as the serializer's own metadata and
/// the rules on the document types state them. Whatever does not fit is named with its path, what was found and what
/// was expected; so no error depends on what the serializer would say.
/// </summary>
internal static class DocumentCheck
{
    private const string Version = "schemaVersion";

    /// <summary>What was learnt of a type is kept: it follows from the type alone.</summary>
    private static readonly ConcurrentDictionary<Type, ObjectShape> Shapes = new();

    public static void Require(Place place, JsonTypeInfo type) => RequireValue(place, type.Type, converter: null, [], type.Options);

    private static void RequireValue(Place place, Type type, JsonConverter? converter, ReadOnlySpan<ValueRuleAttribute> rules, JsonSerializerOptions options)
    {
        Type underlying = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo info = options.GetTypeInfo(underlying);
        converter ??= info.Converter;
        JsonValueKind kind = place.Element.ValueKind;
        if (converter is ITextValue text)
        {
            Require(place, kind == JsonValueKind.String && text.Fits(place.Text()) && Fit(place, rules), ExpectedOf(rules, text.Expected));
        }
        else if (converter is INameOr either)
        {
            if (kind == JsonValueKind.Object)
            {
                RequireValue(place, either.Object, converter: null, [], options);
            }
            else
            {
                Require(place, kind == JsonValueKind.String && Fit(place, rules), $"{ExpectedOf(rules, "a name")}, or an object");
            }
        }
        else if (info.Kind == JsonTypeInfoKind.Object)
        {
            RequireObject(place, info);
        }
        else if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            RequireArray(place, info.ElementType!, rules, options);
        }
        else
        {
            RequireLeaf(place, underlying, rules);
        }
    }

    private static void RequireLeaf(Place place, Type type, ReadOnlySpan<ValueRuleAttribute> rules)
    {
        JsonValueKind kind = place.Element.ValueKind;
        if (type == typeof(string))
        {
            bool fits = kind == JsonValueKind.String && (rules.IsEmpty ? place.Text().Length > 0 : Fit(place, rules));
            Require(place, fits, ExpectedOf(rules, "a text that is not empty"));
        }
        else if (type == typeof(int))
        {
            Require(place, kind == JsonValueKind.Number && WholeNumber.TryRead(place.Element, out _) && Fit(place, rules), ExpectedOf(rules, "a whole number", "a whole number"));
        }
        else if (type == typeof(decimal))
        {
            Require(place, kind == JsonValueKind.Number && place.Element.TryGetDecimal(out _) && Fit(place, rules), ExpectedOf(rules, "a number"));
        }
        else if (type == typeof(bool))
        {
            Require(place, kind is JsonValueKind.True or JsonValueKind.False, "true or false");
        }
    }

    private static void RequireArray(Place place, Type items, ReadOnlySpan<ValueRuleAttribute> rules, JsonSerializerOptions options)
    {
        Require(place, place.Element.ValueKind == JsonValueKind.Array, "an array");
        ValueRuleAttribute[] ofItems = [];
        foreach (ValueRuleAttribute rule in rules)
        {
            if (rule is ItemsAttribute count)
            {
                Require(place, count.Fits(place), count.Expected);
            }
            else
            {
                ofItems = [.. ofItems, rule];
            }
        }

        foreach ((int at, JsonElement item) in place.Element.EnumerateArray().Index())
        {
            RequireValue(place.Item(at, item), items, converter: null, ofItems, options);
        }
    }

    private static void RequireObject(Place place, JsonTypeInfo info)
    {
        Require(place, place.Element.ValueKind == JsonValueKind.Object, "an object");
        Dictionary<string, JsonElement> members = MembersOf(place);
        string? discriminator = null;
        if (info.PolymorphismOptions is { } kinds)
        {
            discriminator = kinds.TypeDiscriminatorPropertyName;
            info = info.Options.GetTypeInfo(KindOf(place, kinds, members));
        }

        ObjectShape shape = Shapes.GetOrAdd(info.Type, static (_, of) => ObjectShape.Of(of), info);
        if (members.TryGetValue(Version, out JsonElement version) && shape.Members.FirstOrDefault(member => member.Name == Version) is { } stated)
        {
            // A document of another version is said to be one, whatever else it holds.
            RequireValue(place.Member(Version, version), stated.Type, stated.Converter, stated.Rules, info.Options);
        }

        foreach (string name in members.Keys)
        {
            if (name != discriminator && shape.Members.All(member => member.Name != name))
            {
                throw place.Superfluous(name, shape.Members.Select(member => member.Name).Prepend(discriminator).OfType<string>());
            }
        }

        foreach (MemberShape member in shape.Members)
        {
            if (!members.TryGetValue(member.Name, out JsonElement found))
            {
                if (member.IsRequired)
                {
                    throw place.Missing(member.Name);
                }
            }
            else if (found.ValueKind == JsonValueKind.Null && member.AllowsNull)
            {
                members.Remove(member.Name);
            }
            else
            {
                RequireValue(place.Member(member.Name, found), member.Type, member.Converter, member.Rules, info.Options);
            }
        }

        foreach (MemberRuleAttribute rule in shape.Rules)
        {
            rule.Require(place, members);
        }
    }

    private static Type KindOf(Place place, JsonPolymorphismOptions kinds, Dictionary<string, JsonElement> members)
    {
        if (!members.TryGetValue(kinds.TypeDiscriminatorPropertyName, out JsonElement found))
        {
            throw place.Missing(kinds.TypeDiscriminatorPropertyName);
        }

        Place kind = place.Member(kinds.TypeDiscriminatorPropertyName, found);
        string? word = found.ValueKind == JsonValueKind.String ? kind.Text() : null;
        foreach (JsonDerivedType derived in kinds.DerivedTypes)
        {
            if (derived.TypeDiscriminator is string known && known == word)
            {
                return derived.DerivedType;
            }
        }

        throw kind.Misfit($"one of {string.Join(", ", kinds.DerivedTypes.Select(derived => derived.TypeDiscriminator))}");
    }

    private static Dictionary<string, JsonElement> MembersOf(Place place)
    {
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        try
        {
            foreach (JsonProperty member in place.Element.EnumerateObject())
            {
                if (!members.TryAdd(member.Name, member.Value))
                {
                    throw new FormatException($"{place.Path}: found the member '{member.Name}' twice, expected it once.");
                }
            }
        }
        catch (InvalidOperationException half)
        {
            throw new FormatException($"{place.Path}: found half of a character in the name of a member, expected whole ones.", half);
        }

        return members;
    }

    private static bool Fit(Place place, ReadOnlySpan<ValueRuleAttribute> rules)
    {
        foreach (ValueRuleAttribute rule in rules)
        {
            if (!rule.Fits(place))
            {
                return false;
            }
        }

        return true;
    }

    private static string ExpectedOf(ReadOnlySpan<ValueRuleAttribute> rules, string otherwise, string numbers = "a number") =>
        rules.IsEmpty ? otherwise : rules[0] is NumberAttribute number ? number.Numbers(numbers) : rules[0].Expected;

    private static void Require(Place place, bool fits, string expected)
    {
        if (!fits)
        {
            throw place.Misfit(expected);
        }
    }

    private sealed record MemberShape(string Name, bool IsRequired, bool AllowsNull, Type Type, JsonConverter? Converter, ValueRuleAttribute[] Rules);

    private sealed record ObjectShape(MemberShape[] Members, MemberRuleAttribute[] Rules)
    {
        public static ObjectShape Of(JsonTypeInfo info)
        {
            bool isNullAbsent = info.Type.IsDefined(typeof(NullIsAbsentAttribute), inherit: true);
            return new(
                [.. info.Properties.Where(property => property.Get is not null).OrderBy(property => property.Order).Select(property => new MemberShape(
                    property.Name,
                    property.IsRequired,
                    (property.IsRequired || isNullAbsent) && IsNullable(property),
                    property.PropertyType,
                    property.CustomConverter,
                    [.. (property.AttributeProvider?.GetCustomAttributes(typeof(ValueRuleAttribute), inherit: true) ?? []).Cast<ValueRuleAttribute>()]))],
                [.. info.Type.GetCustomAttributes<MemberRuleAttribute>(inherit: true)]);
        }

        private static bool IsNullable(JsonPropertyInfo property) =>
            property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsSetNullable;
    }
}
