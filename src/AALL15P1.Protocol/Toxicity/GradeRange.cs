using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>What is known of a grade: from the lowest to the highest that it can be, both inclusive. One grade when it is decided.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<GradeRange>))]
[TypeConverter(typeof(TextTypeConverter<GradeRange>))]
public readonly record struct GradeRange : IParsable<GradeRange>
{
    /// <summary>Makes a range.</summary>
    /// <param name="lowest">The lowest grade that it can be.</param>
    /// <param name="highest">The highest grade that it can be; not below <paramref name="lowest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A grade is no member of <see cref="Grade"/>, or the range is upside down.</exception>
    public GradeRange(Grade lowest, Grade highest)
    {
        if (lowest is < Grade.None or > Grade.Death)
        {
            throw new ArgumentOutOfRangeException(nameof(lowest), lowest, "A grade is 0 (no adverse event) to 5.");
        }

        if (highest < lowest || highest > Grade.Death)
        {
            throw new ArgumentOutOfRangeException(nameof(highest), highest, $"The highest grade is {(int)lowest} to 5.");
        }

        Lowest = lowest;
        Highest = highest;
    }

    /// <summary>The lowest grade that it can be.</summary>
    public Grade Lowest { get; }

    /// <summary>The highest grade that it can be.</summary>
    public Grade Highest { get; }

    /// <summary>Whether the grade is known.</summary>
    public bool IsDecided => Lowest == Highest;

    /// <summary>The answer to "what is the grade?": <see cref="DecisionOutcome.Proceed"/> when it is known, else <see cref="DecisionOutcome.CannotDecide"/>.</summary>
    public DecisionOutcome Outcome => IsDecided ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide;

    /// <summary>The grade of the worse of two criteria.</summary>
    /// <param name="other">The grade by the other criterion.</param>
    /// <returns>The range of the worse grade.</returns>
    internal GradeRange Worse(GradeRange other) =>
        new((Grade)Math.Max((int)Lowest, (int)other.Lowest), (Grade)Math.Max((int)Highest, (int)other.Highest));

    /// <summary>Reads what <see cref="ToString"/> writes: <c>grade 3</c>, <c>grade 3 or 4</c>, <c>no grade</c>, <c>no grade to grade 4</c>.</summary>
    /// <param name="s">The text.</param>
    /// <returns>The range.</returns>
    /// <exception cref="FormatException">The text is no such range.</exception>
    public static GradeRange Parse(string s) => Parse(s, provider: null);

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    public static GradeRange Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out GradeRange range) ? range
            : throw new FormatException($"Found '{VisibleText.Of(s)}', expected a grade as 'grade 3', 'grade 3 or 4', 'no grade' or 'no grade to grade 4'.");
    }

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null, which is no range.</param>
    /// <param name="result">The range.</param>
    /// <returns>False when the text is no range.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out GradeRange result) => TryParse(s, provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, out GradeRange)"/>
    /// <param name="s">The text, or null, which is no range.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The range.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GradeRange result)
    {
        // There are 21 ranges, each with one text.
        for (Grade lowest = Grade.None; lowest <= Grade.Death; lowest++)
        {
            for (Grade highest = lowest; highest <= Grade.Death; highest++)
            {
                result = new(lowest, highest);
                if (result.ToString() == s)
                {
                    return true;
                }
            }
        }

        result = default;
        return false;
    }

    /// <summary>The grade as <c>grade 3</c>, <c>grade 3 or 4</c>, <c>no grade</c> or <c>no grade to grade 4</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsDecided
        ? Text(Lowest)
        : Highest - Lowest == 1 && Lowest > Grade.None
            ? $"grade {(int)Lowest} or {(int)Highest}"
            : $"{Text(Lowest)} to {Text(Highest)}";

    private static string Text(Grade grade) => grade == Grade.None ? "no grade" : $"grade {(int)grade}";
}
