using System.Globalization;
using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>What the model refuses of an event, told in the words of its document: the member, what it says, and what was expected.</summary>
internal static class RecordMisfit
{
    private const int LongestShown = 60;

    /// <summary>Makes a value of the model of one member, so that a refusal names the member and no parameter of the model.</summary>
    /// <param name="name">The member.</param>
    /// <param name="parameter">The model's name of it.</param>
    /// <param name="make">Makes the value.</param>
    public static T Member<T>(string name, string parameter, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error) when (error.ParamName == parameter)
        {
            throw new ArgumentException(error.Message, name, error);
        }
    }

    /// <summary>The error of an event that the model refused.</summary>
    /// <param name="element">The event's document.</param>
    /// <param name="error">The refusal; its parameter tells the member.</param>
    /// <param name="path">Where the event stands.</param>
    public static FormatException Of(JsonElement element, ArgumentException error, string path)
    {
        string member = MemberOf(error.ParamName ?? string.Empty);
        return element.TryGetProperty(member, out JsonElement found)
            ? new($"{path}.{member}: found {Shown(found)}, expected {Expected(element, member)}.", error)
            : new($"{path}: found no {member}, expected {Expected(element, member)}.", error);
    }

    private static string MemberOf(string parameter) => parameter switch
    {
        nameof(RecordEvent.ReadingChosen.InterpretationId) => "question",
        nameof(RecordEvent.ReadingChosen.ReadingId) => "reading",
        nameof(RecordEvent.FindingOverridden.RuleId) => "rule",
        "orderId" => "order",
        _ => JsonNamingPolicy.CamelCase.ConvertName(parameter),
    };

    private static string Expected(JsonElement element, string member) => member switch
    {
        "recordedAt" => "an instant of the years 1900 to 2200 (UTC), as 2026-01-05T09:30:00Z",
        "date" or "birthDate" => "a date of the years 1900 to 2190, as 2026-01-05",
        "until" => $"a date from the event's own, {element.GetProperty("date").GetString()}, to the year 2200",
        "grade" => "a whole number from 1 to 5",
        "day" => string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {AdministrationSlot.MaximumDay}"),
        "term" => "a CTCAE term or free words of letters and digits",
        "block" or "order" => "lower-case words of letters and digits, joined by hyphens",
        "weight" when !element.TryGetProperty(member, out _) => "a weight, a height or both",
        "weight" => "a weight from 0.000001 to 1000000 kg",
        "height" => "a height from 0.000001 to 1000000 cm",
        "supersedes" when element.GetProperty(member).GetString() == element.GetProperty("id").GetString() => "the id of another event",
        _ => string.Create(CultureInfo.InvariantCulture, $"a text that is not blank, of at most {RecordText.MaximumLength} characters"),
    };

    private static string Shown(JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.String)
        {
            return found.GetRawText();
        }

        string text = found.GetString()!;
        return text.Length <= LongestShown
            ? $"'{text.ReplaceLineEndings(" ")}'"
            : string.Create(CultureInfo.InvariantCulture, $"a text of {text.Length} characters");
    }
}
