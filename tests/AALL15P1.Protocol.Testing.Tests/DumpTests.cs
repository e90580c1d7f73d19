using System.Globalization;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

public sealed class DumpTests
{
    private static readonly Lazy<string> Dump = new(ProtocolDump.Write);

    /// <summary>
    /// The file holds the hash of the protocol's content. When this fails, the content has changed: look at the change with
    /// <c>aall15p1 dump</c> of both commits and <c>aall15p1 diff</c>, and describe it in CHANGELOG.md; only then write the
    /// new hash, and put it in README.md.
    /// </summary>
    [Fact]
    public void The_content_of_the_protocol_is_locked() => Published.IsSame("src/AALL15P1.Protocol.Testing/dump.sha256", $"{ProtocolDump.Sha256(Dump.Value)}\n");

    [Fact]
    public void The_README_has_the_hash_of_the_content() =>
        Assert.Contains($"`{ProtocolDump.Sha256(Dump.Value)}`", Readme.Text(Readme.All[0]), StringComparison.Ordinal);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_dump_is_the_same_in_any_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(ProtocolDump.Sha256(Dump.Value), ProtocolDump.Sha256(ProtocolDump.Write()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_dump_holds_what_a_reader_looks_for()
    {
        string[] lines = Dump.Value.Split('\n');

        Assert.Contains("plan | A | induction | vincristine | 15 | 2026-01-19 | IV", lines);
        Assert.Contains("plan-end | C | 2026-02-28", lines);
        Assert.Contains("plan-start | A | maintenance | 2026-07-06", lines);
        Assert.Contains(lines, line => line.StartsWith("rule | EPI-START-ANC | ", StringComparison.Ordinal) && line.Contains("500/µL", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("under | D8=day-50 | ", StringComparison.Ordinal) && line.EndsWith("| added", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', Dump.Value);
        Assert.EndsWith("\n", Dump.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dump_does_not_differ_from_itself() => Assert.Empty(DocumentDifference.Of(Dump.Value, Dump.Value));

    [Fact]
    public void A_change_of_a_day_is_said_as_a_pharmacist_would()
    {
        string moved = Dump.Value.Replace("plan | A | induction | vincristine | 15 | 2026-01-19 | IV\n", "plan | A | induction | vincristine | 16 | 2026-01-20 | IV\n", StringComparison.Ordinal);

        Assert.Equal(
            [
                "Infant A, vincristine on day 15 of induction: no longer there. It was 2026-01-19, IV.",
                "Infant A, vincristine on day 16 of induction: new. It is 2026-01-20, IV.",
            ],
            DocumentDifference.Of(Dump.Value, moved));
    }

    [Fact]
    public void A_changed_dose_of_a_supplement_is_one_sentence()
    {
        string before = SupplementJson.Write(Aall15P1.Illustration);
        int at = before.IndexOf("1.5 mg/m²/dose", StringComparison.Ordinal);
        string after = $"{before[..at]}15 mg/m²/dose{before[(at + "1.5 mg/m²/dose".Length)..]}";

        Assert.Equal(["Doses of induction vincristine, dose: was 1.5 mg/m²/dose, is 15 mg/m²/dose."], DocumentDifference.Of(before, after));
    }

    [Fact]
    public void A_definition_under_another_reading_differs_in_its_reading_and_its_days()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        string before = DefinitionJson.Write(protocol.Definition);
        string after = DefinitionJson.Write(protocol.With(protocol.Readings.With("D8", "day-50")).Definition);

        ValueList<string> changes = DocumentDifference.Of(before, after);

        Assert.Contains(changes, change => change.Contains("day-57", StringComparison.Ordinal) && change.Contains("day-50", StringComparison.Ordinal));
        Assert.Contains(changes, change => change.Contains("maintenance", StringComparison.Ordinal) || change.Contains("cytarabine-intrathecal", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_is_written_otherwise_is_no_change()
    {
        string before = DefinitionJson.Write(Aall15P1.Definition);
        string after = before.Replace("6.90", "6.9", StringComparison.Ordinal);

        Assert.NotEqual(before, after);
        Assert.Empty(DocumentDifference.Of(before, after));
    }

    [Fact]
    public void Documents_of_two_forms_are_refused()
    {
        string definition = DefinitionJson.Write(Aall15P1.Definition);
        Assert.Contains("a definition and one is a supplement", Assert.Throws<FormatException>(() => DocumentDifference.Of(definition, SupplementJson.Write(Aall15P1.Illustration))).Message, StringComparison.Ordinal);
        Assert.Contains("a dump and one is a definition", Assert.Throws<FormatException>(() => DocumentDifference.Of(Dump.Value, definition)).Message, StringComparison.Ordinal);
        Assert.Contains("neither a definition nor a supplement", Assert.Throws<FormatException>(() => DocumentDifference.Of(definition, "{}")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => DocumentDifference.Of("{}", Dump.Value));
        Assert.Throws<FormatException>(() => DocumentDifference.Of("anything", "{}"));
        Assert.Throws<FormatException>(() => DocumentDifference.Of("{", "{}"));
    }
}
