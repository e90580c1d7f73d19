using Hl7.Fhir.Model;

namespace AALL15P1.Protocol.Fhir;

/// <summary>
/// The codes of others that this library knows. Each was seen in the source that stands beside it; a code that nobody
/// here has seen is left out, and its thing goes by text and by the library's own code. None of them says how much.
/// </summary>
internal static class Terminology
{
    public const string RxNormSystem = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string AtcSystem = "http://www.whocc.no/atc";
    public const string LoincSystem = "http://loinc.org";
    public const string UcumSystem = "http://unitsofmeasure.org";
    public const string SnomedSystem = "http://snomed.info/sct";
    public const string RouteSystem = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";

    // RxNorm: CIBMTR reporting IG (azacitidine, cytarabine), mCODE (vincristine, cyclophosphamide), PDDI-CDS (steroids),
    // CPIC (the others). ATC: WHO ATC-DDD 2026. RxNorm of daunorubicin and pegaspargase: not seen.
    private static readonly (string Name, string? RxNorm, string Atc)[] DrugCodes =
    [
        ("azacitidine", "1251", "L01BC07"),
        ("methotrexate", "6851", "L01BA01"),
        ("prednisolone", "8638", "H02AB06"),
        ("daunorubicin", null, "L01DB02"),
        ("cytarabine", "3041", "L01BC01"),
        ("hydrocortisone", "5492", "H02AB09"),
        ("dexamethasone", "3264", "H02AB02"),
        ("vincristine", "11202", "L01CA02"),
        ("pegaspargase", null, "L01XX24"),
        ("cyclophosphamide", "3002", "L01AA01"),
        ("mercaptopurine", "103", "L01BB02"),
        ("leucovorin", "6313", "V03AF03"),
        ("thioguanine", "10485", "L01BB03"),
    ];

    // HL7 v3 RouteOfAdministration, in the R4 specification; SNOMED CT in mCODE.
    private static readonly (Route Route, string System, string Code)[] RouteCodes =
    [
        (Route.PO, RouteSystem, "PO"),
        (Route.NG, RouteSystem, "NGT"),
        (Route.IV, RouteSystem, "IV"),
        (Route.IM, RouteSystem, "IM"),
        (Route.SC, RouteSystem, "SQ"),
        (Route.IT, RouteSystem, "ITINJ"),
        (Route.PO, SnomedSystem, "26643006"),
        (Route.IV, SnomedSystem, "47625008"),
    ];

    // LOINC: CIBMTR reporting IG; mCODE for body surface; R4's own profiles for weight and height. The first of a kind is
    // written, every one is read. Molar codes of bilirubin and creatinine: not seen.
    private static readonly (Measured What, string Code)[] LoincCodes =
    [
        (Measured.Neutrophils, "26499-4"),
        (Measured.Neutrophils, "751-8"),
        (Measured.Platelets, "26515-7"),
        (Measured.Platelets, "777-3"),
        (Measured.WhiteCells, "26464-8"),
        (Measured.WhiteCells, "6690-2"),
        (Measured.Haemoglobin, "718-7"),
        (Measured.Bilirubin, "1975-2"),
        (Measured.Creatinine, "2160-0"),
        (Measured.AlanineAminotransferase, "1742-6"),
        (Measured.AspartateAminotransferase, "1920-8"),
        (Measured.Weight, "29463-7"),
        (Measured.Height, "8302-2"),
        (Measured.BodySurfaceArea, "8277-6"),
    ];

    /// <summary>UCUM has two equal codes for the international unit; this one was checked.</summary>
    public static string Ucum(Unit unit) => unit.UcumCode.Replace("[iU]", "[IU]", StringComparison.Ordinal);

    /// <summary>The unit of a quantity by its UCUM code; null when it is none of them.</summary>
    public static Unit? UnitOf<T>(string? code)
        where T : struct, IExactQuantity<T> => T.Units.FirstOrDefault(unit => unit.UcumCode == code || Ucum(unit) == code);

    /// <summary>The UCUM codes of a quantity, as a message lists them.</summary>
    public static string UcumCodesOf<T>()
        where T : struct, IExactQuantity<T> => string.Join(", ", T.Units.Select(Ucum).Distinct(StringComparer.Ordinal));

    /// <summary>A drug by the codes of others and by its own, with its name as text.</summary>
    public static CodeableConcept Of(Drug drug)
    {
        CodeableConcept concept = new() { Text = drug.Name };
        if (DrugCodes.FirstOrDefault(known => known.Name == drug.Name) is { Name: not null } codes)
        {
            concept.Coding.AddRange(codes.RxNorm is null ? [] : [new Coding(RxNormSystem, codes.RxNorm)]);
            concept.Coding.Add(new Coding(AtcSystem, codes.Atc));
        }

        concept.Coding.Add(new Coding(Own.DrugSystem, drug.Name));
        return concept;
    }

    /// <summary>The name of the drug that a code stands for; null when the code is not known here.</summary>
    public static string? DrugNameOf(Coding coding) => coding.System switch
    {
        RxNormSystem => DrugCodes.FirstOrDefault(known => known.RxNorm == coding.Code).Name,
        AtcSystem => DrugCodes.FirstOrDefault(known => known.Atc == coding.Code).Name,
        Own.DrugSystem => coding.Code,
        _ => null,
    };

    /// <summary>One route by its codes; several, of which somebody must choose one, as text alone, because codes side by side mean the same thing.</summary>
    public static CodeableConcept Of(RouteSet routes) => new()
    {
        Text = routes.ToString(),
        Coding = routes.ToRoutes().ToArray() is [Route one] ? [.. RouteCodes.Where(known => known.Route == one).Select(known => new Coding(known.System, known.Code))] : [],
    };

    /// <summary>The route that a code stands for; null when the code is not known here.</summary>
    public static Route? RouteOf(Coding coding) =>
        RouteCodes.FirstOrDefault(known => known.System == coding.System && known.Code == coding.Code) is { Code: not null } found ? found.Route : null;

    /// <summary>The routes' codes, as a message lists them.</summary>
    public static string KnownRoutes => string.Join(", ", RouteCodes.Select(known => $"{known.System}|{known.Code}"));

    /// <summary>What was measured, by its LOINC code.</summary>
    public static CodeableConcept Of(Measured what) => new(LoincSystem, LoincCodes.First(known => known.What == what).Code) { Text = Measurements.Name(what) };

    /// <summary>What a code says was measured; null when the code is not known here.</summary>
    public static Measured? MeasuredBy(Coding coding) =>
        coding.System == LoincSystem && LoincCodes.FirstOrDefault(known => known.Code == coding.Code) is { Code: not null } found ? found.What : null;

    /// <summary>The LOINC codes, as a message lists them.</summary>
    public static string KnownObservations => string.Join(", ", LoincCodes.Select(known => $"{known.Code} ({Measurements.Name(known.What)})"));
}

/// <summary>What an Observation can tell this library.</summary>
internal enum Measured
{
    Neutrophils,
    Platelets,
    WhiteCells,
    Haemoglobin,
    Bilirubin,
    Creatinine,
    AlanineAminotransferase,
    AspartateAminotransferase,
    Weight,
    Height,
    BodySurfaceArea,
}

/// <summary>Words for what was measured.</summary>
internal static class Measurements
{
    public static string Name(Measured what) => what switch
    {
        Measured.Neutrophils => "neutrophils",
        Measured.Platelets => "platelets",
        Measured.WhiteCells => "leukocytes",
        Measured.Haemoglobin => "haemoglobin",
        Measured.Bilirubin => "bilirubin",
        Measured.Creatinine => "creatinine",
        Measured.AlanineAminotransferase => "ALT",
        Measured.AspartateAminotransferase => "AST",
        Measured.Weight => "weight",
        Measured.Height => "height",
        _ => "body surface area",
    };

    /// <summary>What is measured of an analyte.</summary>
    public static Measured Of(Analyte analyte) => analyte switch
    {
        Analyte.Neutrophils => Measured.Neutrophils,
        Analyte.Platelets => Measured.Platelets,
        Analyte.WhiteCells => Measured.WhiteCells,
        Analyte.Haemoglobin => Measured.Haemoglobin,
        Analyte.Bilirubin => Measured.Bilirubin,
        Analyte.AlanineAminotransferase => Measured.AlanineAminotransferase,
        Analyte.AspartateAminotransferase => Measured.AspartateAminotransferase,
        _ => Measured.Creatinine,
    };
}
