using System.Text;
using System.Text.Json;
using AALL15P1.Protocol.Tool.Input;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>Nothing ends a batch: whatever the bytes of a line are, it is one error, and the lines after it are answered.</summary>
public sealed class EvaluateBytesTests
{
    private const string Good = """{"operation":"continue-past-induction","input":{"schemaVersion":1,"kmt2a":"rearranged"}}""";

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xC3, 0x28, 0x22, 0x7D })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0x00, 0x01 })]
    [InlineData(new byte[] { })]
    public void A_line_of_bytes_that_are_no_text_is_one_error(byte[] bad)
    {
        (int code, string[] lines) = Evaluate([.. Encoding.UTF8.GetBytes($"{Good}\n"), .. bad, .. Encoding.UTF8.GetBytes($"\r\n{Good}")]);

        Assert.Equal((1, 3), (code, lines.Length));
        Assert.Equal(["proceed", null, "proceed"], lines.Select(OutcomeOf));
        using JsonDocument error = JsonDocument.Parse(lines[1]);
        Assert.Equal(2, error.RootElement.GetProperty("error").GetProperty("line").GetInt32());
        Assert.StartsWith("$: found ", error.RootElement.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lines_are_answered_whatever_ends_them(bool hasMark)
    {
        (int code, string[] lines) = Evaluate([.. hasMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes($"{Good}\r\n{Good}\n")]);

        Assert.Equal((0, 2), (code, lines.Length));
        Assert.All(lines, line => Assert.Equal("proceed", OutcomeOf(line)));
    }

    [Fact]
    public void A_batch_in_UTF_16_is_answered()
    {
        (int code, string[] lines) = Evaluate([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{Good}\n{Good}\n")]);

        Assert.Equal((0, 2), (code, lines.Length));
    }

    private static string? OutcomeOf(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("outcome", out JsonElement outcome) ? outcome.GetString() : null;
    }

    private static (int Code, string[] Lines) Evaluate(byte[] bytes)
    {
        using StreamReader input = InputText.Open(new MemoryStream(bytes));
        using StringWriter output = new();
        using StringWriter error = new();
        int code = ToolApplication.Run(["evaluate"], output, error, input);
        Assert.Equal(string.Empty, error.ToString());
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
