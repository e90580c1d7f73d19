using Hl7.Fhir.Model;
using NodaTime;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Reads what an Observation says was measured.</summary>
internal static class ObservationReader
{
    /// <summary>What was measured, by every LOINC code that is known here.</summary>
    public static Measured What(ResourceReader reader, Observation observation) =>
        reader.Coded(observation.Code, "code", Terminology.MeasuredBy, $"one of the LOINC codes {Terminology.KnownObservations}");

    /// <summary>A status by which the value counts; of this library's own, that of a superseded one too.</summary>
    public static void RequireFinal(ResourceReader reader, Observation observation)
    {
        if (observation.Status is not (ObservationStatus.Final or ObservationStatus.Amended or ObservationStatus.Corrected))
        {
            throw reader.Refuse("status", observation.Status?.ToString(), "final, amended or corrected; a value that is not final decides nothing");
        }
    }

    public static RecordEvent Event(ResourceReader reader, Observation observation, EventStamp stamp)
    {
        (LocalDate day, Instant? _) = reader.Time(observation.Effective, "effective");
        Quantity quantity = observation.Value as Quantity ?? throw reader.Refuse("value", observation.Value?.TypeName, "a valueQuantity");
        Measured what = What(reader, observation);
        return what switch
        {
            Measured.Weight => new RecordEvent.Measured(stamp, new(day, reader.Exact<Weight>(quantity, "valueQuantity"), height: null)),
            Measured.Height => new RecordEvent.Measured(stamp, new(day, weight: null, reader.Exact<Height>(quantity, "valueQuantity"))),
            Measured.Neutrophils => Reported(new(day) { Neutrophils = Count(reader, quantity) }),
            Measured.Platelets => Reported(new(day) { Platelets = Count(reader, quantity) }),
            Measured.WhiteCells => Reported(new(day) { WhiteCells = Count(reader, quantity) }),
            Measured.Haemoglobin => Reported(new(day) { Haemoglobin = reader.Exact<MassPerVolume>(quantity, "valueQuantity") }),
            _ => throw reader.Refuse("code", Measurements.Name(what), $"what a record keeps: weight, height, neutrophils, platelets, leukocytes or haemoglobin{(what == Measured.BodySurfaceArea ? "; it computes the surface itself" : string.Empty)}"),
        };

        RecordEvent Reported(LaboratoryValues values) => new RecordEvent.LaboratoryReported(stamp, values);
    }

    /// <summary>A count, or a bound of it.</summary>
    private static CountBound Count(ResourceReader reader, Quantity quantity)
    {
        CellCount count = reader.Quantity<CellCount>(quantity, "valueQuantity");
        BoundKind kind = Kind(reader, quantity, count.PerMicrolitre);
        return CountBound.TryParse($"{Comparators.Sign(kind)}{count}", out CountBound bound) ? bound : throw reader.Refuse("valueQuantity", $"{Comparators.Sign(kind)}{count}", "a count or a bound of one");
    }

    public static BoundKind Kind(ResourceReader reader, Quantity quantity, decimal number)
    {
        BoundKind kind = Comparators.Kind(quantity.Comparator);
        return kind == BoundKind.Below && number == 0m ? throw reader.Refuse("valueQuantity", "<0", "a bound above 0; nothing is below 0") : kind;
    }
}

/// <summary>Reads which drug a resource is about.</summary>
internal static class DrugNames
{
    /// <summary>The generic name that every code known here stands for.</summary>
    public static string Of(ResourceReader reader, DataType? medication)
    {
        CodeableConcept? concept = medication switch
        {
            CodeableConcept coded => coded,
            ResourceReference { Reference: ['#', ..] } reference when reader.Resource is DomainResource resource =>
                resource.Contained.OfType<Medication>().FirstOrDefault(contained => $"#{contained.Id}" == reference.Reference)?.Code,
            ResourceReference reference => throw reader.Refuse("medicationReference", reference.Reference, "a medicationCodeableConcept or a contained Medication"),
            _ => null,
        };
        string[] names = [.. (concept?.Coding ?? []).Select(Terminology.DrugNameOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        string found = concept is null ? string.Empty : string.Join(", ", concept.Coding.Select(coding => $"{coding.System}|{coding.Code}").DefaultIfEmpty(concept.Text ?? string.Empty));
        return names.Length == 1 ? names[0] : throw reader.Refuse("medication", found, names.Length == 0 ? "the RxNorm or ATC code of a drug of the protocol" : $"codes of one drug; these are of {string.Join(" and ", names)}");
    }
}
