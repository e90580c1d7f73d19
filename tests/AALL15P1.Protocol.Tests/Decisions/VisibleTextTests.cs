using Xunit;

namespace AALL15P1.Protocol.Tests.Decisions;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("ANC 500/µL, 1.2 ×10⁹/L: Prüfung", "ANC 500/µL, 1.2 ×10⁹/L: Prüfung")]
    [InlineData("fever\nHazard: forged", "fever\\u{000A}Hazard: forged")]
    [InlineData("a\u202Eb\u2066c", "a\\u{202E}b\\u{2066}c")]
    [InlineData("\u001B[31m", "\\u{001B}[31m")]
    [InlineData("a\u2028b", "a\\u{2028}b")]
    public void What_breaks_a_line_hides_or_turns_text_is_escaped(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));
}
