using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>The register of sources: every document that a value in this library cites.</summary>
internal static class Sources
{
    /// <summary>The AALL15P1 education slides.</summary>
    public static Source EducationDeck { get; } = new(
        "DECK", "AALL15P1 education slides for shared-care and tertiary centres", Standing.Protocol);

    /// <summary>The registry record of AALL15P1.</summary>
    public static Source Registry { get; } = new(
        "CTGOV", "ClinicalTrials.gov record NCT02828358 (title, outline, outcome measures, eligibility; the 2018 and 2020 snapshots agree; a 2023 version, with results posted on 2021-10-26, was not read)", Standing.Protocol);

    /// <summary>The trial listing of a participating hospital.</summary>
    public static Source HospitalListing { get; } = new(
        "LISTING", "Trial listing of a participating hospital, stu-112017-024, es.childrens.com (summary; institutional listing)", Standing.Protocol);

    /// <summary>The trial's principal paper.</summary>
    public static Source Haematologica2024 { get; } = new(
        "HAEM24", "Guest EM et al., Haematologica 2024;109(12):3918-3927, doi 10.3324/haematol.2024.285158, PMID 38867582 (abstract)", Standing.Protocol);

    /// <summary>A report of the trial's 2021 meeting abstract: a secondary text.</summary>
    public static Source Aspho2021 { get; } = new(
        "ASPHO21", "Report of the ASPHO 2021 abstract of AALL15P1, hematologyadvisor.com (secondary text)", Standing.Protocol);

    /// <summary>The registry record of Interfant-06.</summary>
    public static Source RegistryInterfant06 { get; } = new(
        "CTGOV-I06", "ClinicalTrials.gov record NCT00550992 (Interfant-06)", Standing.Backbone);

    /// <summary>The registry record of Interfant-99.</summary>
    public static Source RegistryInterfant99 { get; } = new(
        "CTGOV-I99", "ClinicalTrials.gov record NCT00015873 (Interfant-99): arm B \"VIMARAM\", description; days from the detailed description", Standing.Backbone);

    /// <summary>Methotrexate in Interfant-99.</summary>
    public static Source Interfant99Methotrexate { get; } = new(
        "I99-MTX", "Lönnerholm G et al., Pediatr Blood Cancer 2009;52:596-601, doi 10.1002/pbc.21925 (Interfant-99, abstract)", Standing.Backbone);

    /// <summary>Daunorubicin in Interfant-99.</summary>
    public static Source Interfant99Daunorubicin { get; } = new(
        "I99-DNR", "Daunorubicin pharmacokinetics in infants on Interfant-99, repub.eur.nl/pub/19401 (abstract)", Standing.Backbone);

    /// <summary>Asparaginase in Interfant-06.</summary>
    public static Source Interfant06Asparaginase { get; } = new(
        "I06-ASP", "van der Sluis IM et al., Haematologica 2013;98:1697-1701, PMC3815169 (Interfant-06, abstract)", Standing.Backbone);

    /// <summary>A paper on AALL0631, on whose Induction AALL15P1's is based.</summary>
    public static Source Aall0631 { get; } = new("AALL0631", "PMC9052896 (AALL0631)", Standing.Reference);

    /// <summary>The CHEO drug manual's page on azacitidine.</summary>
    public static Source CheoAzacitidine { get; } = new(
        "CHEO", "CHEO paediatric drug manual, azacitidine, outreach.cheo.on.ca/manual/1487 (names the infant ALL study supply)", Standing.Reference);

    /// <summary>The US label of azacitidine.</summary>
    public static Source LabelAzacitidine { get; } = new("FDA-AZA", "US label of azacitidine, as reproduced in public compendia", Standing.Reference);

    /// <summary>The label of the brand Vidaza.</summary>
    public static Source LabelVidaza { get; } = new(
        "VIDAZA", "Vidaza label (the paediatric text is in the brand's label only; generic labels omit it)", Standing.Reference);

    /// <summary>The US label of pegaspargase.</summary>
    public static Source LabelPegaspargase { get; } = new("FDA-PEG", "US label of pegaspargase, as reproduced in public compendia", Standing.Reference);

    /// <summary>The EU product information of pegaspargase.</summary>
    public static Source EuLabelPegaspargase { get; } = new("EMA-PEG", "Oncaspar EU product information, section 4.2 (2020)", Standing.Reference);

    /// <summary>The US label of vincristine.</summary>
    public static Source LabelVincristine { get; } = new("FDA-VCR", "US label of vincristine, as reproduced in public compendia", Standing.Reference);

    /// <summary>The US label of daunorubicin.</summary>
    public static Source LabelDaunorubicin { get; } = new("FDA-DNR", "US label of daunorubicin, as reproduced in public compendia", Standing.Reference);

    /// <summary>The US label of methotrexate.</summary>
    public static Source LabelMethotrexate { get; } = new("FDA-MTX", "US label of methotrexate, as reproduced in public compendia", Standing.Reference);

    /// <summary>The FDA's update on the preparation of vinca alkaloids.</summary>
    public static Source FdaVincaAlkaloids { get; } = PublishedSources.FdaVinca;

    /// <summary>ISMP on the labelling of vincristine.</summary>
    public static Source IsmpVincristine { get; } = PublishedSources.IsmpVinca;

    /// <summary>The WHO's alert on vincristine by the wrong route.</summary>
    public static Source WhoVincristine { get; } = PublishedSources.WhoVinca;

    /// <summary>ISMP on oral methotrexate.</summary>
    public static Source IsmpMethotrexate { get; } = PublishedSources.IsmpWeekly;

    /// <summary>ISMP on weights.</summary>
    public static Source IsmpWeight { get; } = PublishedSources.IsmpWeight;

    /// <summary>Treatment tables of ALL-BFM 90 (older children).</summary>
    public static Source AllBfm90 { get; } = new("BFM90", "Treatment tables of ALL-BFM 90, Blood (older children, not infants)", Standing.Reference);

    /// <summary>Treatment tables of ALL-BFM 95 (older children).</summary>
    public static Source AllBfm95 { get; } = new("BFM95", "Treatment tables of ALL-BFM 95, Blood (older children, not infants)", Standing.Reference);

    /// <summary>Long-term follow-up of five ALL-BFM trials.</summary>
    public static Source AllBfmFollowUp { get; } = new(
        "BFM-LTF", "Long-term follow-up of five ALL-BFM trials, supplementary tables (older children, not infants)", Standing.Reference);

    /// <summary>EORTC trial 58951 (older children).</summary>
    public static Source Eortc58951 { get; } = new("EORTC58951", "EORTC trial 58951, Blood 2010;116:36-44 (older children)", Standing.Reference);

    /// <summary>A published high-risk schedule (older children).</summary>
    public static Source BloodHighRisk { get; } = new(
        "BLOOD-HR", "Treatment schedule for high-risk patients, ashpublications.com/view-large/9308201 (older children)", Standing.Reference);

    /// <summary>An age-banded intrathecal table of an older BFM series.</summary>
    public static Source BfmIntrathecal { get; } = new(
        "BFM-IT", "Age-banded intrathecal table, PMC8472575 table 2 footnote (older series; has a band below 1 year)", Standing.Reference);

    /// <summary>An age-banded intrathecal table of a POG series.</summary>
    public static Source PogIntrathecal { get; } = new("POG-IT", "Age-banded intrathecal table, PMC3957178 table 1", Standing.Reference);

    /// <summary>CTCAE version 4.0, the trial's grading system before 2018-04-01.</summary>
    public static Source Ctcae4 { get; } = PublishedSources.Ctcae4;

    /// <summary>CTCAE version 5.0, the trial's grading system from 2018-04-01.</summary>
    public static Source Ctcae5 { get; } = PublishedSources.Ctcae5;

    /// <summary>CTCAE version 6.0, which is not the trial's: nothing is graded by it for the trial.</summary>
    public static Source Ctcae6 { get; } = new(
        "CTCAE6", "NCI Common Terminology Criteria for Adverse Events, version 6.0 (2025-07-10, errata 2026-01-20); not the trial's", Standing.Reference);

    /// <summary>The CPIC thiopurine guideline.</summary>
    public static Source CpicThiopurines { get; } = new("CPIC", "CPIC thiopurine guideline, PMID 30447069", Standing.Reference);

    /// <summary>The ICiCLe-ALL-14 maintenance rules.</summary>
    public static Source Icicle { get; } = new(
        "ICICLE", "ICiCLe-ALL-14 maintenance rules, as published with the R package allMT and its thesis", Standing.Reference);

    /// <summary>Mosteller's body surface area formula.</summary>
    public static Source Mosteller { get; } = PublishedSources.Mosteller;

    /// <summary>Haycock's body surface area formula.</summary>
    public static Source Haycock { get; } = PublishedSources.Haycock;

    /// <summary>Du Bois's body surface area formula.</summary>
    public static Source DuBois { get; } = PublishedSources.DuBois;

    /// <summary>The WHO Child Growth Standards.</summary>
    public static Source WhoGrowth { get; } = new(
        "WHO-CGS", "WHO Child Growth Standards (2006), L, M and S by age and by length, as WHO publishes them with its R package anthro 1.1.0", Standing.Reference);

    /// <summary>A table of conversions of laboratory units.</summary>
    public static Source SiUnits { get; } = PublishedSources.SiUnits;

    /// <summary>Every source, in the order of the register.</summary>
    public static ValueList<Source> All { get; } =
    [
        EducationDeck, Registry, HospitalListing, Haematologica2024, Aspho2021,
        RegistryInterfant06, RegistryInterfant99, Interfant99Methotrexate, Interfant99Daunorubicin, Interfant06Asparaginase,
        Aall0631, CheoAzacitidine, LabelAzacitidine, LabelVidaza, LabelPegaspargase, EuLabelPegaspargase, LabelVincristine, LabelDaunorubicin, LabelMethotrexate,
        FdaVincaAlkaloids, IsmpVincristine, WhoVincristine, IsmpMethotrexate, IsmpWeight,
        AllBfm90, AllBfm95, AllBfmFollowUp, Eortc58951, BloodHighRisk, BfmIntrathecal, PogIntrathecal,
        Ctcae4, Ctcae5, Ctcae6, CpicThiopurines, Icicle, Mosteller, Haycock, DuBois, WhoGrowth, SiUnits,
    ];
}
