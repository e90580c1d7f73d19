namespace AALL15P1.Protocol.Evidence;

/// <summary>The documents that the engines themselves rest on, whatever the protocol. A protocol's own are in its register.</summary>
internal static class PublishedSources
{
    public static readonly Source SiUnits = new(
        "SI-UNITS", "Table of conversions of conventional into SI units of laboratory values, w3.csmu.edu.tw/~chr/Int_unit_conversion.htm", Standing.Reference);

    public static readonly Source Ctcae4 = new("CTCAE4", "NCI Common Terminology Criteria for Adverse Events, version 4.0", Standing.Reference);

    public static readonly Source Ctcae5 = new("CTCAE5", "NCI Common Terminology Criteria for Adverse Events, version 5.0", Standing.Reference);

    public static readonly Source Mosteller = new("MOSTELLER", "Mosteller RD, N Engl J Med 1987;317:1098", Standing.Reference);

    public static readonly Source Haycock = new("HAYCOCK", "Haycock GB, Schwartz GJ, Wisotsky DH, J Pediatr 1978;93:62-66", Standing.Reference);

    public static readonly Source DuBois = new("DUBOIS", "Du Bois D, Du Bois EF, Arch Intern Med 1916;17:863-871", Standing.Reference);

    public static readonly Source FdaVinca = new(
        "FDA-VINCA", "FDA update of 2022-04-21: vinca alkaloids are prepared in infusion bags only", Standing.Reference);

    public static readonly Source IsmpVinca = new("ISMP-VCR", "ISMP on vincristine labelling", Standing.Reference);

    public static readonly Source WhoVinca = new("WHO-VCR", "WHO alert 115 (2007) on vincristine by the wrong route", Standing.Reference);

    public static readonly Source IsmpWeight = new(
        "ISMP-WEIGHT", "ISMP best practice 3 on metric weights at every encounter, as tabled in PMC10588521, table 3", Standing.Reference);

    public static readonly Source IsmpWeekly = new(
        "ISMP-MTX", "ISMP best practice 2 on oral methotrexate, as tabled in PMC10588521, table 3", Standing.Reference);

    public static readonly ValueList<Citation> VincaOnlyIntravenously =
        [new(FdaVinca, "update of 2022-04-21"), new(IsmpVinca, "vincristine labelling"), new(WhoVinca, "alert 115")];

    public static readonly ValueList<Citation> MetricWeightAtEveryEncounter = [new(IsmpWeight, "best practice 3")];

    public static readonly ValueList<Citation> WeeklyOrders = [new(IsmpWeekly, "best practice 2")];
}
