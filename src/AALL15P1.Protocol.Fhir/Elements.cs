using System.Globalization;
using AALL15P1.Protocol.Evidence;
using Hl7.Fhir.Model;
using NodaTime;
using NodaTime.Text;
using Duration = Hl7.Fhir.Model.Duration;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir;

/// <summary>The small parts of which resources are made.</summary>
internal static class Elements
{
    private static readonly LocalDateTimePattern Clock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFF");

    private static readonly OffsetPattern OffsetText = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static FhirDateTime Day(LocalDate date) => new(Iso(date));

    public static FhirDateTime Moment(Instant instant) => new($"{Clock.Format(instant.InUtc().LocalDateTime)}Z");

    /// <summary>An instant in the offset nearest to UTC whose clock shows a date; null when none does.</summary>
    public static FhirDateTime? Moment(Instant instant, LocalDate date)
    {
        for (int hours = 0; hours <= 14; hours++)
        {
            foreach (Offset offset in new[] { Offset.FromHours(hours), Offset.FromHours(-hours) })
            {
                LocalDateTime shown = instant.WithOffset(offset).LocalDateTime;
                if (shown.Date == date)
                {
                    return new($"{Clock.Format(shown)}{(offset == Offset.Zero ? "Z" : OffsetText.Format(offset))}");
                }
            }
        }

        return null;
    }

    public static CodeableConcept Concept(string system, string code, string text) => new(system, code) { Text = text };

    public static Quantity In(Unit unit, decimal number) => new() { Value = number, Unit = unit.Symbol, System = Terminology.UcumSystem, Code = Terminology.Ucum(unit) };

    public static Quantity Of<T>(T quantity)
        where T : struct, IExactQuantity<T> => In(T.Units[0], quantity.CanonicalValue);

    public static Quantity Of(DoseAmount amount) => amount.Mass is { } mass ? Of(mass) : Of(amount.Units!.Value);

    public static Duration Days(int days) => new() { Value = days, Unit = days == 1 ? "day" : "days", System = Terminology.UcumSystem, Code = "d" };

    public static Annotation Note(string text) => new() { Text = text };

    public static Bundle Bundle(FhirContext context, string identifier, IEnumerable<Resource> resources) => new()
    {
        Id = context.IdOf("Bundle", identifier),
        Type = Hl7.Fhir.Model.Bundle.BundleType.Collection,
        Timestamp = context.At.ToDateTimeOffset(),
        Entry = [.. resources.Select(resource => new Bundle.EntryComponent { FullUrl = $"urn:uuid:{resource.Id}", Resource = resource })],
    };

    public static ResourceReference To(Resource resource) => new($"urn:uuid:{resource.Id}");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Words in a sentence of their own.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text.EndsWith('.') ? string.Empty : ".")}";

    /// <summary>Where something is stated, and what that makes of it, in words.</summary>
    public static string Source(Citation? citation, Standing standing) => citation is null ? $"[{standing}]" : $"[{standing}: {citation}]";
}
