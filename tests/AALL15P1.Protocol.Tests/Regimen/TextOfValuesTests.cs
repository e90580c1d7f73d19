using System.ComponentModel;
using System.Text.Json;
using AALL15P1.Protocol.Definition;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

/// <summary>Values beside the quantities are read from the text that they print, by hosts' JSON and configuration too.</summary>
public sealed class TextOfValuesTests
{
    [Theory]
    [InlineData("10-40 min", 10, 40)]
    [InlineData("24 h", 1440, 1440)]
    [InlineData("0.5-1 min", 0.5, 1)]
    [InlineData("1-2 h", 60, 120)]
    [InlineData("60-90 min", 60, 90)]
    [InlineData("30-60 min", 30, 60)]
    public void An_infusion_time_is_read_and_written(string text, double shortest, double longest)
    {
        InfusionTime time = InfusionTime.Parse(text);

        Assert.Equal(new InfusionTime(Duration.FromMinutes(shortest), Duration.FromMinutes(longest)), time);
        Assert.Equal(text, time.ToString());
        Assert.Equal(time, JsonSerializer.Deserialize<InfusionTime>(JsonSerializer.Serialize(time)));
        Assert.Equal(time, TypeDescriptor.GetConverter(typeof(InfusionTime)).ConvertFromInvariantString(text));
    }

    // Thirds of a minute have no end; what is printed has ten decimals, and is read as the time that was printed.
    [Theory]
    [InlineData("0.3333333333 min", 20)]
    [InlineData("0.6666666667-1 min", 40, 60)]
    [InlineData("1.0166666667 min", 61)]
    public void Seconds_of_an_infusion_time_are_read_as_they_were_written(string text, int shortest, int? longest = null)
    {
        InfusionTime time = new(Duration.FromSeconds(shortest), Duration.FromSeconds(longest ?? shortest));

        Assert.Equal(text, time.ToString());
        Assert.Equal(time, InfusionTime.Parse(text));
    }

    // 366 days are 8784 hours or 527,040 minutes; a tick of 100 ns is the 600,000,000th part of a minute, 0.00000000166… minutes.
    [Theory]
    [InlineData("0.0000000017 min", 1, 1)]
    [InlineData("0.0000000017-527039.9999999983 min", 1, 316_223_999_999_999)]
    [InlineData("0.0000000017-527040 min", 1, 316_224_000_000_000)]
    [InlineData("8784 h", 316_224_000_000_000, 316_224_000_000_000)]
    public void Every_infusion_time_that_can_be_made_is_read_as_it_was_written(string text, long shortest, long longest)
    {
        InfusionTime time = new(Duration.FromTicks(shortest), Duration.FromTicks(longest));

        Assert.Equal(text, time.ToString());
        Assert.Equal(time, InfusionTime.Parse(text));
        Assert.Equal(time, JsonSerializer.Deserialize<InfusionTime>(JsonSerializer.Serialize(time)));
    }

    // A hundred years are 36,525 days: 5217 weeks and 6 days.
    [Fact]
    public void Every_gestational_age_that_can_be_made_is_read_as_it_was_written()
    {
        LocalDate birth = new(2026, 2, 9);
        GestationalAge oldest = new(5217, 6);

        Assert.Equal((36_525, "5217+6 weeks"), (oldest.TotalDays, oldest.ToString()));
        Assert.Equal([oldest, new(5217, 5)], [GestationalAge.Parse("5217+6 weeks"), GestationalAge.Parse("5217+5")]);
        Assert.Equal(oldest, new GestationalAge(0, 0).AtBirthThenOn(birth, birth.PlusDays(36_525)));
        Refused.OutOfRange(
            "on", birth.PlusDays(1), "The gestational age must not be above 5217 weeks and 6 days.", () => oldest.AtBirthThenOn(birth, birth.PlusDays(1)));
    }

    [Theory]
    [InlineData("0 min")]
    [InlineData("8784.00000001 h")]
    [InlineData("527040.00000001 min")]
    [InlineData("40-10 min")]
    [InlineData("10")]
    [InlineData("10 s")]
    [InlineData("-10 min")]
    [InlineData("1,5 h")]
    [InlineData("10-20-30 min")]
    [InlineData("99999999999999999999 h")]
    [InlineData("")]
    public void What_is_no_infusion_time_is_refused(string text) =>
        Assert.StartsWith($"Found '{text}', expected an infusion time above 0", Assert.Throws<FormatException>(() => InfusionTime.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("no grade", Grade.None, Grade.None)]
    [InlineData("grade 3", Grade.Severe, Grade.Severe)]
    [InlineData("grade 3 or 4", Grade.Severe, Grade.LifeThreatening)]
    [InlineData("no grade to grade 4", Grade.None, Grade.LifeThreatening)]
    [InlineData("grade 1 to grade 5", Grade.Mild, Grade.Death)]
    public void A_grade_is_read_and_written(string text, Grade lowest, Grade highest)
    {
        GradeRange range = GradeRange.Parse(text);

        Assert.Equal(new GradeRange(lowest, highest), range);
        Assert.Equal(text, range.ToString());
        Assert.Equal(range, JsonSerializer.Deserialize<GradeRange>(JsonSerializer.Serialize(range)));
        Assert.Equal(range, TypeDescriptor.GetConverter(typeof(GradeRange)).ConvertFromInvariantString(text));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("grade 6")]
    [InlineData("grade 4 or 3")]
    [InlineData("")]
    public void What_is_no_grade_is_refused(string text) => Assert.False(GradeRange.TryParse(text, out _));

    [Theory]
    [InlineData("Anaemia", "anemia")]
    [InlineData("febrile neutropenia", "febrile-neutropenia")]
    [InlineData("something else", "something-else")]
    public void An_adverse_event_term_is_read_in_any_spelling(string text, string id)
    {
        AdverseEventTerm term = AdverseEventTerm.Parse(text);

        Assert.Equal(id, term.Id);
        Assert.Equal($"\"{id}\"", JsonSerializer.Serialize(term));
        Assert.Equal(term, JsonSerializer.Deserialize<AdverseEventTerm>($"\"{text}\""));
        Assert.Equal(term, TypeDescriptor.GetConverter(typeof(AdverseEventTerm)).ConvertFromInvariantString(text));
    }

    [Fact]
    public void A_block_s_id_is_read_in_kebab_case_alone()
    {
        Assert.Equal(new BlockId("course-1"), BlockId.Parse("course-1"));
        Assert.True(BlockId.TryParse("course-1", out BlockId read) && read.Value == "course-1");
        Assert.False(BlockId.TryParse("Course 1", out BlockId none) || none != default || BlockId.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>("s", () => BlockId.Parse(null!));
        Assert.Equal(
            "\"Course 1\" is not a valid block id. Expected lower-case words of letters and digits joined by hyphens, such as course-1.",
            Assert.Throws<FormatException>(() => BlockId.Parse("Course 1")).Message);
    }

    [Fact]
    public void A_default_that_means_nothing_is_not_written()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(default(AdverseEventTerm)));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(default(InfusionTime)));
        Assert.Equal(("", ""), (default(BlockId).Value, default(BlockId).ToString()));
        Assert.False(AdverseEventTerm.TryParse("sepsis!", out _));
        Assert.False(AdverseEventTerm.TryParse(null, out _));
    }

    [Fact]
    public void The_words_of_documents_of_version_1_are_those_of_the_definition()
    {
        Marker marker = Aall15P1.Definition.Marker!;

        Assert.Equal(WireWords.Marker, marker.Id);
        Assert.Equal(WireWords.MarkerReported, $"{marker.Id}-reported");
        Assert.Equal(WireWords.MarkerPresent, $"{marker.Id}-{marker.Present}");
        Assert.Equal(WireWords.MarkerNotKnownAbsent, $"not-known-{marker.Absent}");
    }
}
