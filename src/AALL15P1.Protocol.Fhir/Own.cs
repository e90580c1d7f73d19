namespace AALL15P1.Protocol.Fhir;

/// <summary>The library's own names on the wire: code systems, extensions and identifiers. They resolve nowhere; <see cref="FhirWriter.DefinitionsOf"/> says what each means.</summary>
internal static class Own
{
    private const string Base = "urn:aall15p1-protocol";

    public const string DrugSystem = $"{Base}:drug";
    public const string BlockSystem = $"{Base}:block";
    public const string RuleSystem = $"{Base}:rule";
    public const string StatementSystem = $"{Base}:statement";
    public const string TermSystem = $"{Base}:adverse-event-term";
    public const string MarkerSystem = $"{Base}:marker-status";

    /// <summary>The id of an event of a record.</summary>
    public const string EventIdentifier = $"{Base}:event";

    /// <summary>The place of an administration in the plan, as <c>induction/vincristine/8</c>.</summary>
    public const string SlotIdentifier = $"{Base}:slot";

    /// <summary>The id of a protocol.</summary>
    public const string ProtocolIdentifier = $"{Base}:protocol";

    /// <summary>The fingerprint of a definition or of a supplement.</summary>
    public const string FingerprintIdentifier = $"{Base}:fingerprint";

    /// <summary>The media type of a definition's canonical form.</summary>
    public const string DefinitionType = "application/json";

    public static string PlanUrl(ProtocolIdentity identity) => $"{Base}:plan-definition:{identity.Id}";

    /// <summary>The edition and, because a supplement or a reading makes another definition, the first digits of the fingerprint.</summary>
    public static string PlanVersion(ProtocolIdentity identity) => $"{identity.Edition}-{identity.Fingerprint[..12]}";

    public static string PlanCanonical(ProtocolIdentity identity) => $"{PlanUrl(identity)}|{PlanVersion(identity)}";

    public static string PlanCanonical(CompiledProtocol protocol) => PlanCanonical(protocol.Identity);

    public static string ExtensionUrl(string name) => $"{Base}:extension:{name}";

    public static string Slot(AdministrationSlot slot) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{slot.Block}/{slot.OrderId}/{slot.Day}");
}
