extern alias library;

using Xunit;
// The kit compiles the same file, and both are seen here: this one is the library's.
using StoredText = library::AALL15P1.Protocol.VisibleText;

namespace AALL15P1.Protocol.Tests.Decisions;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("ANC 500/µL, 1.2 ×10⁹/L: Prüfung", "ANC 500/µL, 1.2 ×10⁹/L: Prüfung")]
    [InlineData("fever\nHazard: forged", "fever\\u{000A}Hazard: forged")]
    [InlineData("a\u202Eb\u2066c", "a\\u{202E}b\\u{2066}c")]
    [InlineData("\u001B[31m", "\\u{001B}[31m")]
    [InlineData("a\u2028b", "a\\u{2028}b")]
    [InlineData("a\u2029b", "a\\u{2029}b")]
    [InlineData("a\uE000b", "a\\u{E000}b")]
    [InlineData("a\uFFFD\uFFFEb\uFFFFc", "a\uFFFD\\u{FFFE}b\\u{FFFF}c")]
    public void What_breaks_a_line_hides_or_turns_text_is_escaped(string text, string visible) => Assert.Equal(visible, StoredText.Of(text));

    [Fact]
    public void Half_a_character_is_shown_as_one_that_is_missing() => Assert.Equal("a\uFFFDb", StoredText.Of("a\uD800b"));
}
