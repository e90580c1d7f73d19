using System.Globalization;
using System.Reflection;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Whatever a text is, each type that reads text reads it or refuses it with a <see cref="FormatException"/>; and what it reads, it writes so that it reads the same again.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Samples =
    [
        "6.2 kg", "62 cm", "0.35 m²", "15.5 mg", "2500 IU", "2.5 mg/kg", "75 mg/m²", "2500 IU/m²", "82.5 IU/kg", "500/µL", "0.5 x10^9/L", "0.48 K/uL", "<0.1 10*9/L", "≥ 50 ×10⁹/L",
        "95 g/L", "9.5 g/dL", "4 mg/mL", "17.1 µmol/L", "1 mg/dL", "88.4 g/mol", "40 IU/L", "50 mL", "2/3", "50 mg/m²/day", "20 mg/m²/dose", "10-40 min", "24 h", "azacitidine-1", "IV", "IV or SC",
        "1e-7 kg", "79228162514264337593543950335 mg", "0.0000000000000000000000000001 mg", "Anaemia", "neutrophil count decreased", "5.0",
    ];

    private static readonly string[] Pieces =
    [
        string.Empty, " ", "\u00a0", "-", "−", "+", ",", ".", "0", "9", "1e400", "NaN", "∞", "/", "//", "µ", "μ", "²", "\u0000", "\u200f", "\ud800", "\udfff", "\r\n", "１", "٣", "mg", "IU", "U", "day", "dose", "e", "x10^9/L", "<", "≤≤",
    ];

    private static readonly Action<string>[] Parsers =
    [
        .. typeof(Weight).Assembly.GetExportedTypes()
            .Where(type => !type.ContainsGenericParameters && type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IParsable<>) && each.GetGenericArguments()[0] == type))
            .Concat([typeof(PerDose<DrugMass>), typeof(PerDay<MassPerArea>), typeof(PerDose<UnitsPerWeight>)])
            .Distinct()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => typeof(HostileTextTests).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Action<string>>()),
    ];

    [Fact]
    public void Every_type_that_reads_text_is_tried() => Assert.True(Parsers.Length >= 20, $"{Parsers.Length} types read text.");

    [Property]
    public void A_text_is_read_or_refused(string? text, int seed)
    {
        Random random = new(seed);
        string sample = Samples[random.Next(Samples.Length)];
        int at = random.Next(sample.Length + 1);
        string piece = Pieces[random.Next(Pieces.Length)];
        int cut = random.Next(sample.Length - at + 1);
        foreach (string each in new[] { text ?? string.Empty, sample, sample[..at] + piece + sample[at..], sample[..at] + piece + sample[(at + cut)..], sample[..at] + text })
        {
            Assert.All(Parsers, read => read(each));
        }
    }

    private static void Read<T>(string text)
        where T : IParsable<T>
    {
        bool isRead = T.TryParse(text, CultureInfo.InvariantCulture, out T? value);
        try
        {
            Assert.Equal(T.Parse(text, CultureInfo.InvariantCulture), value);
            Assert.True(isRead, $"{typeof(T)}: '{text}' is read by Parse and refused by TryParse.");
        }
        catch (FormatException refused)
        {
            Assert.False(isRead, $"{typeof(T)}: '{text}' is read by TryParse and refused by Parse.");
            Assert.Contains("xpected", refused.Message, StringComparison.Ordinal);
            return;
        }

        string written = string.Create(CultureInfo.InvariantCulture, $"{value}");
        Assert.True(T.TryParse(written, CultureInfo.InvariantCulture, out T? again), $"{typeof(T)}: '{text}' is written as '{written}', which is not read.");
        Assert.Equal(value, again);
    }
}
