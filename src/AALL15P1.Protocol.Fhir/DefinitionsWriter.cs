using Hl7.Fhir.Model;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Writes what the library's own codes and extensions mean, as CodeSystem and StructureDefinition.</summary>
internal static class DefinitionsWriter
{
    public static IEnumerable<Resource> Write(CompiledProtocol protocol)
    {
        ProtocolDefinition definition = protocol.Definition;
        yield return Codes(Own.DrugSystem, "Drugs", $"The drugs of {definition.Title}, by generic name.", definition.Formulary.Drugs.Select(drug => (drug.Name, drug.Name, $"By {drug.Routes}. [{drug.Citation}]")));
        yield return Codes(Own.BlockSystem, "Blocks", $"The blocks of {definition.Title}.", definition.Blocks.Select(block => (block.Id.Value, block.Title, $"{block.Title}, a block of {definition.Title}.")));
        yield return Codes(Own.RuleSystem, "Rules", $"The rules by which {definition.Title} decides.", protocol.Rules.Rules.Select(rule => (rule.Id, rule.Title, rule.Statement)));
        yield return Codes(Own.StatementSystem, "Statements", "What a treatment record states that no other terminology here has a code for.", Statements.All.Select(statement => (statement.Code, statement.Title, statement.Meaning)));
        yield return Codes(Own.TermSystem, "AdverseEventTerms", "Terms of the Common Terminology Criteria that the library lists, as NCI spells them.", AdverseEventTerm.Listed.Select(term => (term.Id, term.Title, term.Title)));
        yield return Codes(Own.MarkerSystem, "MarkerStatus", "What is known about the marker of a protocol.", Enum.GetValues<MarkerStatus>().Select(status => (Words.Kebab(status), status.ToString(), $"The marker is {Words.Kebab(status)}.")));
        foreach (ExtensionKind kind in Extensions.All.AsSpan().ToArray())
        {
            yield return Structure(kind);
        }
    }

    private static CodeSystem Codes(string url, string name, string description, IEnumerable<(string Code, string Display, string Meaning)> codes) => new()
    {
        Id = StableId.Of(url),
        Url = url,
        Name = name,
        Status = PublicationStatus.Active,
        Description = description,
        CaseSensitive = true,
        Content = CodeSystemContentMode.Complete,
        Concept = [.. codes.Select(code => new CodeSystem.ConceptDefinitionComponent { Code = code.Code, Display = code.Display, Definition = code.Meaning })],
    };

    private static StructureDefinition Structure(ExtensionKind kind) => new()
    {
        Id = StableId.Of(kind.Url),
        Url = kind.Url,
        Name = string.Concat(kind.Name.Split('-').Select(part => $"{char.ToUpperInvariant(part[0])}{part[1..]}")),
        Title = kind.Title,
        Status = PublicationStatus.Active,
        Description = kind.Meaning,
        FhirVersion = FHIRVersion.N4_0_1,
        Kind = StructureDefinition.StructureDefinitionKind.ComplexType,
        Abstract = false,
        Context = [.. kind.Contexts.Select(context => new StructureDefinition.ContextComponent { Type = StructureDefinition.ExtensionContextType.Element, Expression = context })],
        Type = "Extension",
        BaseDefinition = "http://hl7.org/fhir/StructureDefinition/Extension",
        Derivation = StructureDefinition.TypeDerivationRule.Constraint,
        Differential = new() { Element = [.. Elements(kind)] },
    };

    private static List<ElementDefinition> Elements(ExtensionKind kind)
    {
        ElementDefinition root = new() { ElementId = "Extension", Path = "Extension", Short = kind.Title, Definition = kind.Meaning, Min = 0, Max = "1" };
        if (kind.IsModifier)
        {
            root.IsModifier = true;
            root.IsModifierReason = kind.Meaning;
        }

        List<ElementDefinition> elements = [root];
        foreach (ExtensionPart part in kind.Parts.AsSpan())
        {
            string id = $"Extension.extension:{part.Name}";
            elements.Add(new() { ElementId = id, Path = "Extension.extension", SliceName = part.Name, Short = part.Meaning, Definition = part.Meaning, Min = 0, Max = "1" });
            elements.Add(new() { ElementId = $"{id}.extension", Path = "Extension.extension.extension", Max = "0" });
            elements.Add(new() { ElementId = $"{id}.url", Path = "Extension.extension.url", Fixed = new FhirUri(part.Name) });
            elements.Add(new() { ElementId = $"{id}.value[x]", Path = "Extension.extension.value[x]", Min = 1, Type = [new() { Code = part.Type }] });
        }

        elements.Add(new() { ElementId = "Extension.url", Path = "Extension.url", Fixed = new FhirUri(kind.Url) });
        elements.Add(new() { ElementId = "Extension.value[x]", Path = "Extension.value[x]", Max = "0" });
        return elements;
    }
}

/// <summary>A statement of a treatment record that goes by a code of the library's own.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Meaning">What it says.</param>
internal sealed record Statement(string Code, string Title, string Meaning);

/// <summary>The statements.</summary>
internal static class Statements
{
    public static readonly Statement MarkerReported = new("marker-reported", "Marker", "The laboratory reported on the protocol's marker.");
    public static readonly Statement ToxicityResolved = new("toxicity-resolved", "Toxicity resolved", "A clinician stated whether toxicity has resolved.");
    public static readonly Statement GradeChanged = new("adverse-event-graded", "Grade changed", "The grade of an adverse event changed.");
    public static readonly Statement EventResolved = new("adverse-event-resolved", "Adverse event resolved", "An adverse event resolved; the day is the first without it.");
    public static readonly Statement Delayed = new("treatment-delayed", "Treatment delayed", "Treatment was delayed, from the day on which it was due to the day on which it went on.");
    public static readonly Statement ObservationEnded = new("observation-ended", "Observation for DLT ended", "The observation for dose-limiting toxicity ended, by a statement of the site.");
    public static readonly Statement LeftProtocol = new("left-protocol", "Left protocol therapy", "The infant left protocol therapy.");
    public static readonly Statement Died = new("died", "Died", "The infant died.");
    public static readonly Statement SupplementInForce = new("supplement-in-force", "Supplement in force", "A supplement of the site came into force, by its fingerprint.");
    public static readonly Statement ReadingChosen = new("reading-chosen", "Reading chosen", "A reading of an open question was chosen.");
    public static readonly Statement Question = new("question", "Open question", "The id of an open question.");
    public static readonly Statement Reading = new("reading", "Reading", "The id of a reading of it.");
    public static readonly Statement SampleTaken = new("sample-taken", "Sample taken", "A blood sample was reported without a value.");
    public static readonly Statement TakenBack = new("entered-in-error", "Entered in error", "An earlier event was recorded by mistake and is taken back.");

    public static ValueList<Statement> All =>
        [MarkerReported, ToxicityResolved, GradeChanged, EventResolved, Delayed, ObservationEnded, LeftProtocol, Died, SupplementInForce, ReadingChosen, Question, Reading, SampleTaken, TakenBack];
}
