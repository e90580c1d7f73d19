using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>No text depends on the culture of the machine.</summary>
public sealed class CultureTests
{
    /// <summary>What prints differently under another culture when <c>ToString()</c> is called without one.</summary>
    private static readonly HashSet<Type> Sensitive =
        [typeof(decimal), typeof(double), typeof(LocalDate), typeof(LocalTime), typeof(LocalDateTime), typeof(Instant), typeof(OffsetDateTime), typeof(Duration), typeof(Offset)];

    [Fact]
    public void The_tests_run_under_a_culture_with_a_decimal_comma() => Assert.Equal("2,5", 2.5m.ToString(CultureInfo.CurrentCulture));

    [Fact]
    public void No_record_prints_a_number_or_a_date_in_the_culture_of_the_machine() =>
        Assert.Empty(typeof(Aall15P1).Assembly.GetTypes()
            .Where(type => type.IsVisible && type.Namespace != "AALL15P1.Protocol.Json" && PrintsByCulture(type, []))
            .Select(type => type.FullName));

    public static TheoryData<Type> PrintedByHand =>
    [
        .. typeof(Aall15P1).Assembly.GetTypes().Where(type =>
            !type.IsAbstract && PrintMembersOf(type) is { } print && print.GetCustomAttribute<CompilerGeneratedAttribute>(inherit: false) is null),
    ];

    [Theory]
    [MemberData(nameof(PrintedByHand))]
    public void A_record_that_prints_its_members_itself_forgets_none(Type type)
    {
        // The names are read from the method itself, since not every record can be made here: 0x72 loads a string.
        MethodInfo print = PrintMembersOf(type)!;
        byte[] code = print.GetMethodBody()!.GetILAsByteArray()!;
        HashSet<string> named = new(StringComparer.Ordinal);
        for (int at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] == 0x72 && code[at + 4] == 0x70)
            {
                named.Add(print.Module.ResolveString(BitConverter.ToInt32(code, at + 1)));
            }
        }

        Assert.DoesNotContain(type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name), name => !named.Contains(name));
    }

    [Fact]
    public void Dates_and_numbers_of_a_record_are_printed_as_everywhere()
    {
        Measurement measurement = new(new(2026, 1, 5), Weight.FromKilograms(6.2m), null);
        Assert.Equal("Measurement { Date = 2026-01-05, Weight = 6.2 kg, Height =  }", measurement.ToString());
        Assert.Equal("BlockStart { Block = azacitidine-1, Date = 2026-02-10 }", new BlockStart(new("azacitidine-1"), new(2026, 2, 10)).ToString());
        Assert.StartsWith("BinomialInterval { Lower = 0.0", BinomialInterval.ClopperPearson(1, 10).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_write_numbers_and_dates_as_everywhere()
    {
        GestationalAge birth = new(36, 1);
        Assert.Contains(
            "The day must not be before the birth, 2026-01-05.",
            Assert.Throws<ArgumentOutOfRangeException>(() => birth.AtBirthThenOn(new(2026, 1, 5), new(2026, 1, 4))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "A range from 2.5 to 1.5 holds no number.",
            Assert.Throws<ArgumentOutOfRangeException>(() => NumberRange.AtLeast(2.5m).AndBelow(1.5m)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "The infusion must not start before the reconstitution, 2026-02-10T09:00:00Z.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new InfusionRecord(Instant.FromUtc(2026, 2, 10, 9, 0), Instant.FromUtc(2026, 2, 10, 8, 59), null, null, null)).Message,
            StringComparison.Ordinal);
    }

    private static MethodInfo? PrintMembersOf(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly, [typeof(StringBuilder)]);

    /// <summary>Whether the compiler wrote the text of a record, and one of the members that it prints depends on the culture.</summary>
    private static bool PrintsByCulture(Type type, HashSet<Type> seen)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Sensitive.Contains(plain))
        {
            return true;
        }

        MethodInfo? text = plain.GetMethod("ToString", Type.EmptyTypes);
        return plain.Assembly == typeof(Aall15P1).Assembly
            && text?.GetCustomAttribute<CompilerGeneratedAttribute>(inherit: false) is not null
            && PrintMembersOf(plain)?.GetCustomAttribute<CompilerGeneratedAttribute>(inherit: false) is not null
            && seen.Add(plain)
            && plain.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0)
                .Any(property => PrintsByCulture(property.PropertyType, seen));
    }
}
