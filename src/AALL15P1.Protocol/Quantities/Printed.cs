using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Prints the members of a record as the compiler would, but dates by ISO 8601 and numbers in the invariant culture: what
/// the compiler writes prints both in the culture of the machine.
/// </summary>
internal static class Printed
{
    public static bool Members(StringBuilder builder, params ReadOnlySpan<(string Name, object? Value)> members)
    {
        string separator = string.Empty;
        foreach ((string name, object? value) in members)
        {
            builder.Append(separator).Append(name).Append(" = ").Append(Text(value));
            separator = ", ";
        }

        return true;
    }

    private static string? Text(object? value) => value switch
    {
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
