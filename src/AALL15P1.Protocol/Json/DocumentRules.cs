using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// What a member's value must be beyond its type. Rules are read by the check of a document and by the schema, so both
/// refuse the same. On an array a rule is about the items, except <see cref="ItemsAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ValueRuleAttribute : Attribute
{
    /// <summary>What is expected, in words.</summary>
    public abstract string Expected { get; }

    /// <summary>Whether a value of the right kind fits.</summary>
    public abstract bool Fits(Place place);
}

/// <summary>A text's length in characters (code points), and its pattern.</summary>
internal class TextAttribute : ValueRuleAttribute
{
    public const string Words = "^[a-z0-9]+(-[a-z0-9]+)*$";
    public const string Capitals = "^[A-Z0-9]+(-[A-Z0-9]+)*$";
    public const string Fingerprint = "^[0-9a-f]{64}$";
    public const string Quantity = "^\\s*[0-9]+(\\.[0-9]+)?\\s*\\S+\\s*$";

    /// <summary>A quantity, or a bound of one.</summary>
    public const string BoundedQuantity = "^\\s*([<>]=?|≤|≥)?\\s*[0-9]+(\\.[0-9]+)?\\s*\\S+\\s*$";
    public const string Term = "^[A-Za-z0-9 _,./()'-]*[A-Za-z0-9][A-Za-z0-9 _,./()'-]*$";

    private Regex? regex;

    /// <summary>The fewest characters, inclusive: 1, or 0 for a text that may be empty.</summary>
    public int Least { get; init; } = 1;

    /// <summary>The most characters, inclusive.</summary>
    public int Most { get; init; } = int.MaxValue;

    public string? Pattern { get; init; }

    public string? In { get; init; }

    public override string Expected =>
        In ?? Pattern switch
        {
            Words => "lower-case words of letters and digits, joined by hyphens",
            Capitals => "words of capitals and digits, joined by hyphens",
            Term => "a CTCAE term or free words of letters and digits",
            null => Least == 0 ? "a text" : "a text that is not empty",
            _ => $"a text of the form {Pattern}",
        };

    public override bool Fits(Place place)
    {
        string text = place.Text();

        // What is no longer in UTF-16 is no longer in characters.
        int length = text.Length > Most ? text.EnumerateRunes().Count() : text.Length;
        return length >= Least && length <= Most && (Pattern is null || ((regex ??= TextPatterns.Make(Pattern)).IsMatch(text) && !text.EndsWith('\n')));
    }
}

/// <summary>A text of a treatment record, as its model bounds it.</summary>
internal sealed class StatedTextAttribute : TextAttribute
{
    public StatedTextAttribute()
    {
        Most = RecordText.MaximumLength;
        Pattern = "\\S";
        In = "a text that is not blank, of at most 1000 characters";
    }
}

/// <summary>A date or an instant of these years, both inclusive.</summary>
internal sealed class YearsAttribute(int first, int last, string what) : ValueRuleAttribute
{
    public override string Expected => what;

    public override bool Fits(Place place) => int.TryParse(place.Text().AsSpan(0, 4), CultureInfo.InvariantCulture, out int year) && year >= first && year <= last;
}

/// <summary>A text that is one of these words.</summary>
internal sealed class WordsAttribute(params string[] words) : ValueRuleAttribute
{
    public IReadOnlyList<string> All => words;

    public override string Expected => $"one of {string.Join(", ", words)}";

    public override bool Fits(Place place) => words.Contains(place.Text(), StringComparer.Ordinal);
}

/// <summary>A number's bounds.</summary>
internal sealed class NumberAttribute : ValueRuleAttribute
{
    /// <summary>The least number, inclusive; NaN for none.</summary>
    public double Least { get; init; } = double.NaN;

    /// <summary>The greatest number, inclusive; NaN for none.</summary>
    public double Most { get; init; } = double.NaN;

    /// <summary>What the number is more than; NaN for none.</summary>
    public double Above { get; init; } = double.NaN;

    /// <summary>What the number is less than; NaN for none.</summary>
    public double Below { get; init; } = double.NaN;

    public override string Expected => Numbers("a number");

    public string Numbers(string kind) => (Least, Most, Above, Below) switch
    {
        var (least, most, _, _) when least == most => Text(least),
        (not double.NaN, not double.NaN, _, _) => $"{kind} from {Text(Least)} to {Text(Most)}",
        (not double.NaN, _, _, _) => $"{kind} of at least {Text(Least)}",
        (_, not double.NaN, not double.NaN, _) => $"{kind} above {Text(Above)}, at most {Text(Most)}",
        (_, _, not double.NaN, not double.NaN) => $"{kind} above {Text(Above)} and below {Text(Below)}",
        _ => $"{kind} above {Text(Above)}",
    };

    public override bool Fits(Place place) =>
        place.Element.TryGetDecimal(out decimal number)
        && (double.IsNaN(Least) || number >= (decimal)Least) && (double.IsNaN(Most) || number <= (decimal)Most)
        && (double.IsNaN(Above) || number > (decimal)Above) && (double.IsNaN(Below) || number < (decimal)Below);

    private static string Text(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How many items an array has.</summary>
internal sealed class ItemsAttribute : ValueRuleAttribute
{
    /// <summary>The fewest items, inclusive.</summary>
    public int Least { get; init; }

    /// <summary>The most items, inclusive.</summary>
    public int Most { get; init; } = int.MaxValue;

    public override string Expected =>
        Most == int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"at least {Least} item{(Least == 1 ? string.Empty : "s")}")
        : Least == 0 ? string.Create(CultureInfo.InvariantCulture, $"at most {Most} items")
        : string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most} items");

    public override bool Fits(Place place) => place.Element.GetArrayLength() >= Least && place.Element.GetArrayLength() <= Most;
}

/// <summary>The name of something that the protocol defines. The published schema lists the names; a reader looks in the definition that it is given.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NamesAttribute(Vocabulary vocabulary) : Attribute
{
    public Vocabulary Vocabulary => vocabulary;
}

/// <summary>A list of names that the protocol, or the library, defines.</summary>
internal enum Vocabulary
{
    Protocol,
    InfantFactors,
    Blocks,
    LaterBlocks,
    Drugs,
    IntrathecalDrugs,
    PriorTherapies,
    Questions,
    MarkerWords,
    SurfaceAreaFormulas,
    TitrationPolicies,
}

/// <summary>An optional member may also be null, which says the same as its absence.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NullIsAbsentAttribute : Attribute;

/// <summary>Another document's schema, if it is a known one, describes this member, or this word takes its place. Who reads that document checks it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmbeddedAttribute(string? schema = null, string? word = null) : Attribute
{
    public string? Schema => schema;

    public string? Word => word;
}

/// <summary>Which members of a document go together.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal abstract class MemberRuleAttribute : Attribute
{
    /// <summary>Throws if the members that are there do not go together.</summary>
    public abstract void Require(Place place, IReadOnlyDictionary<string, JsonElement> members);
}

/// <summary>Exactly one of these members is there.</summary>
internal sealed class OneOfAttribute(params string[] names) : MemberRuleAttribute
{
    public IReadOnlyList<string> Names => names;

    public override void Require(Place place, IReadOnlyDictionary<string, JsonElement> members)
    {
        if (names.Count(members.ContainsKey) != 1)
        {
            throw place.Misfit($"exactly one of the members {string.Join(", ", names)}");
        }
    }
}

/// <summary>At least one of these members is there.</summary>
internal sealed class AnyOfAttribute(params string[] names) : MemberRuleAttribute
{
    public IReadOnlyList<string> Names => names;

    public override void Require(Place place, IReadOnlyDictionary<string, JsonElement> members)
    {
        if (!names.Any(members.ContainsKey))
        {
            throw new FormatException($"{place.Path}: found no {names[0]}, expected at least one of {string.Join(", ", names)}.");
        }
    }
}

/// <summary>A member is there only together with others.</summary>
internal sealed class NeedsAttribute(string name, params string[] others) : MemberRuleAttribute
{
    public string Name => name;

    public IReadOnlyList<string> Others => others;

    public override void Require(Place place, IReadOnlyDictionary<string, JsonElement> members)
    {
        if (members.TryGetValue(name, out JsonElement found) && others.FirstOrDefault(other => !members.ContainsKey(other)) is { } missing)
        {
            throw place.Member(name, found).Misfit($"it only together with {missing}");
        }
    }
}

/// <summary>A member is there only without others.</summary>
internal sealed class ExcludesAttribute(string name, params string[] others) : MemberRuleAttribute
{
    public string Name => name;

    public IReadOnlyList<string> Others => others;

    public override void Require(Place place, IReadOnlyDictionary<string, JsonElement> members)
    {
        if (members.ContainsKey(name) && others.FirstOrDefault(members.ContainsKey) is { } other)
        {
            throw place.Member(other, members[other]).Misfit($"no such member beside {name}");
        }
    }
}

/// <summary>When a member is a word, others are there; otherwise they are not.</summary>
internal sealed class WhenAttribute(string name, string word, params string[] others) : MemberRuleAttribute
{
    public string Name => name;

    public string Word => word;

    public IReadOnlyList<string> Others => others;

    public override void Require(Place place, IReadOnlyDictionary<string, JsonElement> members)
    {
        bool isSo = members.TryGetValue(name, out JsonElement found) && found.ValueKind == JsonValueKind.String && found.ValueEquals(word);
        foreach (string other in others.Where(other => members.ContainsKey(other) != isSo))
        {
            throw isSo ? place.Missing(other) : place.Member(other, members[other]).Misfit($"no such member unless {name} is '{word}'");
        }
    }
}

/// <summary>How patterns are read: in linear time, whatever the text.</summary>
internal static class TextPatterns
{
    public static Regex Make(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
