using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>What was given.</summary>
public sealed record GivenDoseDocument
{
    /// <summary>The route: <c>PO</c>, <c>NG</c>, <c>IV</c>, <c>IM</c>, <c>SC</c> or <c>IT</c>.</summary>
    public required string Route { get; init; }

    /// <summary>The amount, as <c>15.5 mg</c> or <c>625 IU</c>; absent when it was not recorded.</summary>
    public string? Amount { get; init; }

    /// <summary>Which of the day's doses it was, from 1; absent when it was all of them.</summary>
    public int? DoseOfDay { get; init; }

    /// <summary>Where it was given: <c>tertiary-centre</c>, <c>shared-care-centre</c> or <c>elsewhere</c>; absent when it was not recorded.</summary>
    public string? Setting { get; init; }

    /// <summary>When it began (ISO, UTC); absent when only the day is known.</summary>
    public string? StartedAt { get; init; }

    internal static GivenDoseDocument Of(GivenDose dose) => new()
    {
        Route = dose.Route.ToString(),
        Amount = dose.Amount?.ToString(),
        DoseOfDay = dose.DoseOfDay,
        Setting = dose.Setting is { } setting ? WireNames.Of(setting) : null,
        StartedAt = dose.StartedAt is { } started ? InstantPattern.ExtendedIso.Format(started) : null,
    };

    internal GivenDose Read(string path)
    {
        Route[] routes = [.. Enum.GetValues<Route>().Where(route => route.ToString() == Route)];
        Route given = routes.Length == 1 ? routes[0] : throw new FormatException($"{path}.route: found '{Route}', expected one of {string.Join(", ", Enum.GetValues<Route>())}.");
        DoseAmount? amount = Amount is null ? null
            : DoseAmount.TryParse(Amount, out DoseAmount parsed) ? parsed
            : throw new FormatException($"{path}.amount: found '{Amount}', expected an amount as 15.5 mg or 625 IU.");
        CareSetting? setting = DocumentText.OptionalChoice<CareSetting>(Setting, $"{path}.setting");
        Instant? startedAt = StartedAt is null ? null : RecordDocuments.Instant(StartedAt, $"{path}.startedAt");
        GivenDose dose = new(given) { Setting = setting };
        dose = DocumentText.At($"{path}.amount", Amount, "an amount of at most 1000000000 mg or IU", () => dose with { Amount = amount });
        dose = DocumentText.At($"{path}.doseOfDay", DoseOfDay, "a whole number from 1 to 24", () => dose with { DoseOfDay = DoseOfDay });
        return DocumentText.At($"{path}.startedAt", StartedAt, "an instant of the years 1900 to 2200 (UTC), as 2026-01-05T09:30:00Z", () => dose with { StartedAt = startedAt });
    }
}
