using System.Text.Json;
using System.Text.Json.Serialization;
using AALL15P1.Protocol;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Hospital;

/// <summary>What the ward configures.</summary>
public sealed class Ward
{
    public Weight AskAgainBelow { get; set; }

    public CellCount? TransfuseBelow { get; set; }
}

/// <summary>What a nurse observed.</summary>
public sealed record Observation(LocalDate On, Weight Weight, CellCount Neutrophils, DoseAmount? Given = null, PerDose<MassPerWeight>? Ordered = null);

/// <summary>One row of the day's list.</summary>
public sealed record Due(BlockId Block, int Day, string Drug, DoseAmount? PerDose, string Answer)
{
    public static Due Of(Administration due, DoseResult dose) => new(due.Block.Id, due.Day, due.Drug.Name, dose.Dose.PerDose, dose.Answer);
}

/// <summary>A day of a route or query. Minimal APIs bind what has a TryParse, and NodaTime's date has none.</summary>
public readonly record struct Day(LocalDate Date) : IParsable<Day>
{
    public static implicit operator LocalDate(Day day) => day.Date;

    public static Day Parse(string s, IFormatProvider? provider) => new(LocalDatePattern.Iso.Parse(s).Value);

    public static bool TryParse(string? s, IFormatProvider? provider, out Day result)
    {
        bool isDay = LocalDatePattern.Iso.Parse(s ?? string.Empty).TryGetValue(default, out LocalDate date);
        result = new(date);
        return isDay;
    }
}

/// <summary>A controller binds by type converter, which NodaTime's date has too.</summary>
[ApiController]
public sealed class VisitsController(CompiledProtocol protocol) : ControllerBase
{
    [HttpGet("/visits/{block}/{on}")]
    public Visit Get(BlockId block, LocalDate on, Weight weight) => new(protocol.Definition.Block(block).Title, on, weight);
}

/// <summary>A visit.</summary>
public sealed record Visit(string Block, LocalDate On, Weight Weight);

internal static class Wire
{
    public static void Configure(JsonSerializerOptions json)
    {
        json.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));

        // A count that is not in the document is an error, not a count of 0.
        json.RespectRequiredConstructorParameters = true;
        json.RespectNullableAnnotations = true;
    }
}

internal static class Infants
{
    public static Infant Of(LocalDate birthDate, LocalDate on, Weight? weight, Height? height) =>
        new(birthDate, weight is null && height is null ? [] : [new Measurement(on, weight, height)]);
}
