using AALL15P1.Protocol.Testing;
using Hl7.Fhir.Model;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>Everything that is written is valid R4, extensions and invariants among it, by Firely's validator without a network.</summary>
public class ValidationTests
{
    public static readonly Infant Infant = new(Fhir.Birth, [new(Fhir.Start, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);

    [Fact]
    public void The_definition() => Fhir.Valid(FhirWriter.PlanDefinitionOf(Fhir.Protocol));

    [Fact]
    public void The_definition_with_a_supplement_and_other_readings()
    {
        CompiledProtocol other = Fhir.Illustrated.With(Fhir.Illustrated.Readings.With("D10", "taper-over-1-week").With("D1", "day-92"));
        PlanDefinition plan = FhirWriter.PlanDefinitionOf(other);
        Fhir.Valid(plan);
    }

    [Fact]
    public void What_the_own_codes_and_extensions_mean()
    {
        foreach (Resource definition in FhirWriter.DefinitionsOf(Fhir.Protocol))
        {
            Fhir.Valid(definition);
        }
    }

    /// <summary>The one bundle that is looked at as a whole, resource by resource.</summary>
    [Fact]
    public void The_whole_of_therapy_with_amounts()
    {
        Bundle roadmap = FhirWriter.RoadmapOf(Fhir.Illustrated, Fhir.Illustrated.Plan(Fhir.Birth, Fhir.Start), Fhir.Context, Infant);
        Assert.Equal(Fhir.Illustrated.Plan(Fhir.Birth, Fhir.Start).Count, roadmap.Entry.Count(entry => entry.Resource is MedicationRequest));
        Fhir.Valid(roadmap);
    }

    [Fact]
    public void The_whole_of_therapy_without_a_supplement()
    {
        Bundle bare = FhirWriter.RoadmapOf(Fhir.Protocol, Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start), Fhir.Context);
        Fhir.ValidByShape(bare);
        Fhir.ValidByShape(FhirWriter.RoadmapOf(Fhir.Protocol, Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start), Fhir.Context, Infant));
    }

    [Fact]
    public void A_record_of_two_years()
    {
        Bundle record = FhirWriter.RecordOf(Fhir.Illustrated.Replay(TwoYears.Events(Fhir.Illustrated)), Fhir.Context, Fhir.Start.PlusDays(100));
        Fhir.ValidByShape(record);
    }

    [Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 20)]
    public void Any_record(RecordCase drawn) => Fhir.ValidByShape(FhirWriter.RecordOf(drawn.Record(Fhir.Protocol), Fhir.Context));

    [Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 20)]
    public void Any_decision(StartFacts facts) =>
        Fhir.ValidByShape(new Bundle
        {
            Type = Bundle.BundleType.Collection,
            Entry = [new() { FullUrl = "urn:uuid:00000000-0000-4000-8000-000000000000", Resource = FhirWriter.GuidanceOf(Fhir.Protocol.MayStart(BlockIds.Azacitidine2, facts), Fhir.Context) }],
        });

    /// <summary>The validator finds what is wrong, so that its silence says something.</summary>
    [Fact]
    public void What_is_not_valid_is_found()
    {
        MedicationAdministration given = FhirWriter.RecordOf(Fhir.Illustrated.Replay(TwoYears.Events(Fhir.Illustrated)), Fhir.Context).Entry.Select(entry => entry.Resource).OfType<MedicationAdministration>().First();
        given.Dosage!.Dose = null;
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Fhir.Valid(given));
        given.Dosage = null;
        Fhir.Valid(given);
        given.Extension[0].Url = Extensions.Hold.Url;
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Fhir.Valid(given));
    }
}
