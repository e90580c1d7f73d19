using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AALL15P1.Protocol;

/// <summary>Printing and reading of every quantity: one grammar, in the invariant culture.</summary>
internal static class QuantityText
{
    private const string NotAUnit = " is not one of its units.";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>A decimal has at most 29 digits, and with them a point and a zero before it; a unit and a space follow.</summary>
    private const int LongestText = 31 + 1 + UnitText.Longest;

    public static string Format<T>(T quantity)
        where T : struct, IExactQuantity<T> =>
        IsUninitialised(quantity) ? Uninitialised(T.Name) : Format(quantity, T.Units[0]);

    public static string Format<T>(T quantity, ReadOnlySpan<char> format)
        where T : struct, IExactQuantity<T> =>
        format.IsEmpty || format is "G" ? Format(quantity) : Format(quantity, RequiredUnit<T>(format));

    public static string Format<T>(T quantity, Unit unit)
        where T : struct, IExactQuantity<T>
    {
        Span<char> text = stackalloc char[LongestText];
        Write(quantity.In(unit), unit, text, out int length);
        return new string(text[..length]);
    }

    public static bool TryFormat<T>(T quantity, ReadOnlySpan<char> format, Span<char> destination, out int charsWritten)
        where T : struct, IExactQuantity<T>
    {
        Unit unit = format.IsEmpty || format is "G" ? T.Units[0] : RequiredUnit<T>(format);
        return IsUninitialised(quantity) && (format.IsEmpty || format is "G")
            ? destination.TryWrite(CultureInfo.InvariantCulture, $"{Uninitialised(T.Name)}", out charsWritten)
            : Write(unit.Factor == 1m ? quantity.CanonicalValue : quantity.In(unit), unit, destination, out charsWritten);
    }

    /// <summary>What a value prints that was never given one; it is never read back.</summary>
    public static string Uninitialised(string name) => $"(uninitialised {name})";

    public static T Parse<T>(string s)
        where T : struct, IExactQuantity<T>
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse<T>(s.AsSpan());
    }

    public static T Parse<T>(ReadOnlySpan<char> s)
        where T : struct, IExactQuantity<T> =>
        TryParse(s, out T quantity, out string? problem)
            ? quantity
            : throw new FormatException($"\"{s}\" is not a valid {T.Name}: {problem} Expected a number such as 2.5 and one of these units: {AcceptedUnits<T>()}.");

    public static bool TryParse<T>(ReadOnlySpan<char> s, out T quantity)
        where T : struct, IExactQuantity<T> => TryParse(s, out quantity, out _);

    public static bool TryParse<T>(ReadOnlySpan<char> text, out T quantity, [NotNullWhen(false)] out string? problem)
        where T : struct, IExactQuantity<T>
    {
        problem = null;
        return TryParsePrinted(text, out quantity) || TryParseAny(text, out quantity, out problem);
    }

    /// <summary>Reads what is printed by default, as most of what comes in is; of anything else, and of a number that may not be one, it says nothing.</summary>
    internal static bool TryParsePrinted<T>(ReadOnlySpan<char> text, out T quantity)
        where T : struct, IExactQuantity<T>
    {
        const int MostDigits = 18;
        quantity = default;
        long digits = 0;
        int length = 0;
        int point = 0;
        for (; length < text.Length && length < MostDigits && (char.IsAsciiDigit(text[length]) || (text[length] == '.' && point == 0 && length > 0)); length++)
        {
            if (text[length] == '.')
            {
                point = length;
            }
            else
            {
                digits = (digits * 10) + text[length] - '0';
            }
        }

        Unit unit = T.Units[0];
        ReadOnlySpan<char> rest = text[length..];
        bool isUnit = unit.Symbol[0] == '/' ? rest.SequenceEqual(unit.Symbol) : rest is [' ', ..] && rest[1..].SequenceEqual(unit.Symbol);
        if (!isUnit || digits == 0 || text[length - 1] == '.' || (text[0] == '0' && point != 1))
        {
            return false;
        }

        quantity = T.FromCanonical(new decimal(unchecked((int)digits), (int)(digits >> 32), 0, isNegative: false, (byte)(point == 0 ? 0 : length - point - 1)));
        return true;
    }

    private static bool TryParseAny<T>(ReadOnlySpan<char> text, out T quantity, [NotNullWhen(false)] out string? problem)
        where T : struct, IExactQuantity<T>
    {
        quantity = default;
        text = text.Trim();
        int length = LengthOfNumber(text);
        ReadOnlySpan<char> number = text[..length];
        ReadOnlySpan<char> unitText = text[length..].TrimStart();
        problem = ProblemWithNumber(number, text[length..]);
        if (problem is not null)
        {
            return false;
        }

        if (Unit.Find(T.Units, unitText) is not { } unit)
        {
            problem = ProblemWithUnit<T>(unitText);
            return false;
        }

        return TryMake(number, unit, out quantity, out problem);
    }

    private static bool TryMake<T>(ReadOnlySpan<char> number, Unit unit, out T quantity, [NotNullWhen(false)] out string? problem)
        where T : struct, IExactQuantity<T>
    {
        quantity = default;
        problem = null;
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
        {
            problem = $"{number} is too large.";
        }
        else if (value == 0m && !T.AllowsZero)
        {
            problem = "it must be greater than 0.";
        }
        else
        {
            try
            {
                quantity = QuantityArithmetic.From<T>(value, unit, nameof(number));
            }
            catch (OverflowException)
            {
                problem = $"{number} {unit.Symbol} is beyond what a decimal number can hold.";
            }

            // A decimal keeps 28 digits and drops the rest without a word; a dose is not rounded behind its writer's back.
            if (problem is null && !IsExactly(number, quantity.In(unit)))
            {
                quantity = default;
                problem = $"{number} has more digits than a decimal number can hold.";
            }
        }

        return problem is null;
    }

    private static bool IsExactly(ReadOnlySpan<char> number, decimal value)
    {
        ReadOnlySpan<char> significant = number.Contains('.') ? number.TrimEnd('0').TrimEnd('.') : number;
        Span<char> digits = stackalloc char[LongestText];
        return value.TryFormat(digits, out int length, [], CultureInfo.InvariantCulture) && significant.SequenceEqual(digits[..length]);
    }

    /// <summary>The longest start that looks like a number: digits, then perhaps a point and digits.</summary>
    private static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        int whole = LengthOfDigits(text);
        return whole > 0 && whole < text.Length && text[whole] == '.'
            ? whole + 1 + LengthOfDigits(text[(whole + 1)..])
            : whole;
    }

    private static int LengthOfDigits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExcept(Digits);
        return end < 0 ? text.Length : end;
    }

    private static string? ProblemWithNumber(ReadOnlySpan<char> number, ReadOnlySpan<char> rest)
    {
        if (number.IsEmpty)
        {
            return rest switch
            {
                [] => "it is empty.",
                ['-' or '\u2212' or '\u2013', ..] => "a negative amount cannot exist.",
                ['.', ..] => "a number below 1 is written with a zero before the point, because a bare point is easily overlooked.",
                [',', ..] => "a comma is ambiguous; write a point, with a zero before it.",
                _ => $"a number was expected, and \"{rest}\" was found.",
            };
        }

        if (number is ['0', not '.', ..])
        {
            return "a number other than 0 does not begin with 0 unless a point follows.";
        }

        if (number[^1] == '.')
        {
            return "a digit was expected after the point.";
        }

        return rest switch
        {
            [',', ..] => "a comma is ambiguous (decimal or thousands); write a point for decimals and nothing for thousands.",
            ['.', ..] => "a second point was found.",
            ['e' or 'E', '+' or '-' or (>= '0' and <= '9'), ..] => "an exponent is not clinical spelling.",
            _ => null,
        };
    }

    private static string ProblemWithUnit<T>(ReadOnlySpan<char> unit)
        where T : struct, IExactQuantity<T>
    {
        if (unit.IsEmpty)
        {
            return "no unit was found after the number.";
        }

        // "U" is misread as 0, 4 or cc: it stands on ISMP's list of error-prone abbreviations.
        return Unit.Find(T.Units, $"I{unit}") is { } meant
            ? $"\"{unit}\" is an error-prone abbreviation; write \"{meant.Symbol}\"."
            : $"\"{unit}\"{NotAUnit}";
    }

    /// <summary>Whether what is wrong with a text is its unit, so that it might be another quantity.</summary>
    public static bool IsUnitProblem(string problem) => problem.EndsWith(NotAUnit, StringComparison.Ordinal);

    private static Unit RequiredUnit<T>(ReadOnlySpan<char> format)
        where T : struct, IExactQuantity<T> =>
        Unit.Find(T.Units, format)
            ?? throw new FormatException($"\"{format}\" is no unit of {T.Name}. Expected one of these units: {AcceptedUnits<T>()}.");

    /// <summary>The units of a quantity, each with every way of writing it.</summary>
    public static string AcceptedUnits<T>()
        where T : struct, IExactQuantity<T> => string.Join(", ", T.Units.Select(unit => unit.Accepted()));

    private static bool IsUninitialised<T>(T quantity)
        where T : struct, IExactQuantity<T> => quantity.Equals(default);

    private static bool Write(decimal number, Unit unit, Span<char> destination, out int length)
    {
        length = 0;

        // What a quantity gives of itself has no trailing zeros, and a decimal is never printed with an exponent.
        if (!number.TryFormat(destination, out int digits, [], CultureInfo.InvariantCulture))
        {
            return false;
        }

        bool isFraction = unit.Symbol[0] == '/';
        Span<char> rest = destination[digits..];
        bool fits = rest.Length >= unit.Symbol.Length + (isFraction ? 0 : 1);
        if (fits)
        {
            rest[0] = ' ';
            unit.Symbol.CopyTo(isFraction ? rest : rest[1..]);
            length = digits + unit.Symbol.Length + (isFraction ? 0 : 1);
        }

        return fits;
    }
}
