using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Regimen;

/// <summary>Days of a block, counted from 1 to <see cref="Latest"/>, from a first to a last, both inclusive.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<DayRange>))]
[TypeConverter(typeof(TextTypeConverter<DayRange>))]
internal readonly record struct DayRange : IParsable<DayRange>
{
    /// <summary>The latest day that a block can have: a hundred years after its first. Later days are slips of a finger, and what is worked out day by day would not end.</summary>
    public const int Latest = 36_525;

    /// <summary>Makes a range.</summary>
    /// <param name="first">The first day; 1 or more.</param>
    /// <param name="last">The last day, inclusive; not before <paramref name="first"/>, and at most <see cref="Latest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="first"/> is below 1, or <paramref name="last"/> is before it or above <see cref="Latest"/>.</exception>
    public DayRange(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        if (last < first)
        {
            throw new ArgumentOutOfRangeException(nameof(last), last, $"Days that begin with {first} end no earlier.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, Latest);
        First = first;
        Last = last;
    }

    /// <summary>The first day.</summary>
    public int First { get; }

    /// <summary>The last day, inclusive.</summary>
    public int Last { get; }

    /// <summary>Days in words, those that follow each other as a range: <c>8-11, 15</c>.</summary>
    /// <param name="days">The days.</param>
    public static string Text(IEnumerable<int> days)
    {
        List<DayRange> ranges = [];
        foreach (int day in days.Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last + 1 == day)
            {
                ranges[^1] = new(ranges[^1].First, day);
            }
            else
            {
                ranges.Add(new(day, day));
            }
        }

        return string.Join(", ", ranges);
    }

    /// <summary>Whether a day is in the range.</summary>
    /// <param name="day">A day of the block.</param>
    /// <returns>True from <see cref="First"/> to <see cref="Last"/>, both inclusive.</returns>
    public bool Contains(int day) => day >= First && day <= Last;

    /// <summary>Reads what <c>ToString</c> prints, such as <c>8-21</c> or <c>8</c>.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is nothing of the kind.</exception>
    public static DayRange Parse(string s) => Parse(s, provider: null);

    /// <inheritdoc/>
    public static DayRange Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out DayRange result)
            ? result
            : throw new FormatException($"\"{s}\" is not a valid range of days. Expected a day from 1 to {Latest} or two with a hyphen between them, such as 8-21.");
    }

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null.</param>
    /// <param name="result">The value, or the default if the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out DayRange result) => TryParse(s, provider: null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DayRange result)
    {
        ReadOnlySpan<char> text = s;
        int hyphen = text.IndexOf('-');
        bool isRange = Day(hyphen < 0 ? text : text[..hyphen], out int first) & Day(text[(hyphen + 1)..], out int last) && last >= first;
        result = isRange ? new(first, last) : default;
        return isRange;

        static bool Day(ReadOnlySpan<char> digits, out int day) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out day) && day is >= 1 and <= Latest;
    }

    /// <summary>The range as <c>8-21</c>, or <c>8</c> for a single day.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        First == Last
            ? First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
