using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Titration;

/// <summary>
/// A dose as a percentage of the starting dose in force: from 0 (not given) to 1000, both inclusive. The upper bound
/// is no clinical limit: it lets a tenfold error be written down and found, and refuses what is not a percentage. The
/// default is no dose: reading it throws, so that a dose that was forgotten never acts as 0 %.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<DosePercent>))]
[TypeConverter(typeof(TextTypeConverter<DosePercent>))]
public readonly record struct DosePercent : IComparable<DosePercent>, IParsable<DosePercent>
{
    private const decimal Greatest = 1000m;

    private readonly decimal? percent;

    private DosePercent(decimal percent) => this.percent = percent;

    /// <summary>Not given: 0 %.</summary>
    public static DosePercent None { get; } = new(0m);

    /// <summary>The starting dose: 100 %.</summary>
    public static DosePercent StartingDose { get; } = new(100m);

    /// <summary>The percentage of the starting dose.</summary>
    /// <exception cref="InvalidOperationException">The dose was never given a value.</exception>
    public decimal Percent => percent ?? throw new InvalidOperationException("This percentage of a starting dose was never given a value: it is the default of its type, which has no meaning. Make one with FromPercent.");

    /// <summary>Half of this dose.</summary>
    public DosePercent Half => new(Percent / 2);

    /// <summary>A percentage of the starting dose.</summary>
    /// <param name="percent">From 0 to 1000, both inclusive.</param>
    /// <returns>The dose.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is below 0 or above 1000.</exception>
    public static DosePercent FromPercent(decimal percent) =>
        percent is >= 0 and <= Greatest
            ? new(percent)
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A dose is from 0 to 1000 % of the starting dose.");

    /// <summary>Whether one dose is below another.</summary>
    /// <param name="left">A dose.</param>
    /// <param name="right">The other dose.</param>
    /// <returns>True when the first is the smaller.</returns>
    public static bool operator <(DosePercent left, DosePercent right) => left.Percent < right.Percent;

    /// <summary>Whether one dose is above another.</summary>
    /// <param name="left">A dose.</param>
    /// <param name="right">The other dose.</param>
    /// <returns>True when the first is the larger.</returns>
    public static bool operator >(DosePercent left, DosePercent right) => left.Percent > right.Percent;

    /// <summary>Whether one dose is at most another.</summary>
    /// <param name="left">A dose.</param>
    /// <param name="right">The other dose.</param>
    /// <returns>True when the first is not the larger.</returns>
    public static bool operator <=(DosePercent left, DosePercent right) => left.Percent <= right.Percent;

    /// <summary>Whether one dose is at least another.</summary>
    /// <param name="left">A dose.</param>
    /// <param name="right">The other dose.</param>
    /// <returns>True when the first is not the smaller.</returns>
    public static bool operator >=(DosePercent left, DosePercent right) => left.Percent >= right.Percent;

    /// <summary>Reads what <c>ToString</c> prints, such as <c>62.5 %</c>.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is nothing of the kind.</exception>
    public static DosePercent Parse(string s) => Parse(s, provider: null);

    /// <inheritdoc/>
    public static DosePercent Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out DosePercent result)
            ? result
            : throw new FormatException($"\"{s}\" is not a valid percentage of the starting dose. Expected a number from 0 to 1000 with a point for decimals and a percent sign, such as 62.5 %.");
    }

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null.</param>
    /// <param name="result">The value, or the default if the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out DosePercent result) => TryParse(s, provider: null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DosePercent result)
    {
        ReadOnlySpan<char> text = s.AsSpan().Trim();
        bool isPercent = text is [.., '%']
            & decimal.TryParse(text[..Math.Max(text.Length - 1, 0)].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent)
            && text is not ['.', ..] && percent <= Greatest;
        result = isPercent ? new(percent) : default;
        return isPercent;
    }

    /// <inheritdoc/>
    public int CompareTo(DosePercent other) => Percent.CompareTo(other.Percent);

    /// <summary>The percentage, as <c>62.5 %</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        percent is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.############################} %") : QuantityText.Uninitialised("percentage of the starting dose");
}
