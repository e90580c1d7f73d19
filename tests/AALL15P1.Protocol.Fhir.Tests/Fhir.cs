using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;
using NodaTime;
using Xunit;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>The infants that the tests look at, and an offline validator that knows R4 and the library's own definitions.</summary>
internal static class Fhir
{
    public static readonly LocalDate Birth = new(2025, 9, 14);

    public static readonly LocalDate Start = new(2026, 1, 5);

    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal);

    private static readonly Lazy<Validator> Firely = new(NewValidator);

    public static CompiledProtocol Protocol { get; } = Aall15P1.Compile();

    public static CompiledProtocol Illustrated { get; } = Aall15P1.Compile(Aall15P1.Illustration);

    public static FhirContext Context { get; } = new("Patient/17", Instant.FromUtc(2026, 1, 5, 8, 0), "pharmacy");

    /// <summary>A resource, with all that it holds, has no error.</summary>
    public static void Valid(Resource resource)
    {
        OperationOutcome outcome = Firely.Value.Validate(resource);
        List<string> errors = [.. outcome.Issue.Where(issue => issue.Severity is OperationOutcome.IssueSeverity.Error or OperationOutcome.IssueSeverity.Fatal).Select(Text)];
        Assert.True(errors.Count == 0, string.Join("\n", errors.Take(5)));
    }

    /// <summary>Every resource of a bundle has no error: one of each shape is looked at, and no shape twice in all of the tests.</summary>
    public static void ValidByShape(Bundle bundle)
    {
        foreach (Resource resource in bundle.Entry.Select(entry => entry.Resource!))
        {
            if (Seen.Add(Shapes.Of(resource)))
            {
                Valid(resource);
            }
        }

        Valid(new Bundle { Id = bundle.Id, Type = bundle.Type, Timestamp = bundle.Timestamp, Entry = [.. bundle.Entry.Take(1)] });
    }

    /// <summary>The resource as another system would get it.</summary>
    public static T Sent<T>(T resource)
        where T : Resource => new FhirJsonDeserializer().Deserialize<T>(resource.ToJson());

    /// <summary>The text of a part of an extension.</summary>
    public static string? PartOf(Extension extension, string name) => extension.Extension.Find(part => part.Url == name)?.Value?.ToString();

    private static string Text(OperationOutcome.IssueComponent issue) => $"{issue.Severity} {string.Join(", ", issue.Expression)}: {issue.Details?.Text}";

    private static Validator NewValidator()
    {
        InMemoryResourceResolver own = new(FhirWriter.DefinitionsOf(Protocol));
        CachedResolver specification = new(new SnapshotSource(new MultiResolver(new Specification(), own)));
        return new Validator(specification, new LocalTerminologyService(specification), null, new ValidationSettings());
    }
}
