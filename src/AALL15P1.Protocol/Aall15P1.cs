using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol;

/// <summary>AALL15P1: azacitidine before each chemotherapy block of an Interfant-06 backbone, for infants with KMT2A-rearranged leukaemia.</summary>
public static class Aall15P1
{
    private static readonly Lazy<CompiledProtocol> Alone = new(() => CompiledProtocol.Compile(Definition!));

    /// <summary>
    /// The edition of the protocol that the definition follows, versioned apart from the package: the registry record
    /// as its 2018 and 2020 snapshots agree, with the slides and the 2024 paper. The number after the point counts this
    /// library's readings of the public record: it rises whenever a source, a fact, an open question or a standing changes
    /// while the registry record stays the same (the first reading, NCT02828358/2020, had none). The changelog says what
    /// changed in each.
    /// </summary>
    public const string Edition = "NCT02828358/2020.2";

    /// <summary>The definition with the default reading of every open question.</summary>
    public static ProtocolDefinition Definition { get; } = With(InterpretationChoices.DefaultsOf(Interpretations.All));

    /// <summary>
    /// A supplement that only illustrates: doses of other published protocols and labels, so that the whole library can
    /// be seen at work. None is AALL15P1's own, and no infant is treated by it. It is read anew each time, and only when
    /// it is asked for.
    /// </summary>
    public static SiteSupplement Illustration => SupplementJson.ReadIllustration();

    /// <summary>
    /// AALL15P1 with everything that applies to a site: the way into this library. Made once, kept, and shared by all
    /// infants and threads.
    /// </summary>
    /// <param name="supplement">What the site states where the public record is silent; null without it.</param>
    /// <param name="readings">The readings of the open questions; null for those that the supplement settles, and otherwise for the default of each.</param>
    /// <returns>The compiled protocol.</returns>
    /// <exception cref="ArgumentException">The supplement does not fit AALL15P1 or the readings.</exception>
    public static CompiledProtocol Compile(SiteSupplement? supplement = null, InterpretationChoices? readings = null) =>
        supplement is null && readings is null ? Alone.Value : CompiledProtocol.Compile(Definition, supplement, readings);

    /// <summary>The definition with chosen readings of the open questions.</summary>
    /// <param name="readings">The readings, of the register <see cref="Interpretations.All"/>.</param>
    /// <returns>The definition; it holds the readings.</returns>
    /// <exception cref="ArgumentException">The readings are of another register.</exception>
    internal static ProtocolDefinition With(InterpretationChoices readings)
    {
        Citation outline = new(Sources.Registry, "outline, Maintenance");
        bool anniversaryIsTreated = readings.Takes(Interpretations.EndOfTherapy, "last-day-with");
        return new ProtocolDefinition(
            "aall15p1",
            "AALL15P1",
            Edition,
            Drugs.Formulary,
            [
                Induction.Block(readings),
                AzacitidineBlocks.First, Consolidation.Block,
                AzacitidineBlocks.Second, InterimMaintenance.Block,
                AzacitidineBlocks.Third, DelayedIntensification1.Block,
                AzacitidineBlocks.Fourth, DelayedIntensification2.Block,
                Maintenance.Block(readings),
            ],
            new TherapyLength(new(2, outline, Standing.Protocol), anniversaryIsTreated),
            readings)
        {
            EligibilityCriteria = EligibilityRules.Criteria(readings),
            Sources = Sources.All,
            DoseLimitingToxicity = DoseLimitingToxicity.With(readings),
            Grading = ToxicityGrading.Calendar,
            Infusions = [AzacitidinePreparation.Window],
            InfantFactors = [new(InterfantFactor.Id, InterfantFactor.Under(readings))],
            InfantFactorAge = InterfantFactor.AgeTakenBy(readings),
            Calendar = new(Sources.Registry, "outline, routes and days of each block"),
            EndOfTherapyQuestion = Interpretations.EndOfTherapy,
            StartingDoses = MaintenanceStart.Basis,
            Titrated = MaintenanceStart.Orders,
            OrderLinks = OrderLinks.Under(readings),
            Safeguards = SafetyPolicies.Published,
            Rules = [.. StartRules.All, .. EligibilityRules.All, .. CareRules.All, .. ToxicityRules.All, .. PublishedSafetyRules.All, .. OrderLinks.All, .. TitrationRules.All],
        }.ReadAlsoBy(With);
    }
}
