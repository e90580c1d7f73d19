using System.Collections.Frozen;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>
/// The closed list of the CTCAE terms that this library grades or names, as NCI spells them, with the synonyms by which
/// they are read: spellings and words of the same meaning only. Another event is recorded in free words.
/// </summary>
internal static class AdverseEventTerms
{
    private static readonly Entry[] Entries =
    [
        new("neutrophil-count-decreased", "Neutrophil count decreased", ["neutropenia", "neutrophils-decreased", "absolute-neutrophil-count-decreased", "anc-decreased"], 10029366),
        new("platelet-count-decreased", "Platelet count decreased", ["thrombocytopenia", "platelets-decreased"], 10035528),
        new("white-blood-cell-decreased", "White blood cell decreased", ["leukopenia", "white-blood-cells-decreased", "white-blood-cell-count-decreased", "white-cell-count-decreased", "wbc-decreased"]),
        new("anemia", "Anemia", ["hemoglobin-decreased"]),
        new("blood-bilirubin-increased", "Blood bilirubin increased", ["bilirubin-increased", "hyperbilirubinemia"]),
        new("alanine-aminotransferase-increased", "Alanine aminotransferase increased", ["alt-increased"]),
        new("aspartate-aminotransferase-increased", "Aspartate aminotransferase increased", ["ast-increased"]),
        new("creatinine-increased", "Creatinine increased", ["blood-creatinine-increased"]),
        new("febrile-neutropenia", "Febrile neutropenia", ["neutropenic-fever"]),
        new("sepsis", "Sepsis", []),
        new("diarrhea", "Diarrhea", []),
        new("allergic-reaction", "Allergic reaction", ["hypersensitivity", "hypersensitivity-reaction", "allergic-reaction-hypersensitivity"]),
        new("anaphylaxis", "Anaphylaxis", ["anaphylactic-reaction", "anaphylactic-shock"]),
        new("infusion-related-reaction", "Infusion related reaction", ["infusion-reaction"]),
        new("pancreatitis", "Pancreatitis", []),
        new("thromboembolic-event", "Thromboembolic event", []),
    ];

    private static readonly FrozenDictionary<string, Entry> ById = Entries
        .SelectMany(entry => entry.Synonyms.Prepend(entry.Id).Select(id => (Id: id, Entry: entry)))
        .ToFrozenDictionary(pair => pair.Id, pair => pair.Entry, StringComparer.Ordinal);

    /// <summary>Where the terms are stated.</summary>
    public static Citation Citation { get; } = new(PublishedSources.Ctcae5, "terms");

    /// <summary>Allergic reaction.</summary>
    public static AdverseEventTerm AllergicReaction => new("allergic-reaction");

    /// <summary>Anaphylaxis.</summary>
    public static AdverseEventTerm Anaphylaxis => new("anaphylaxis");

    /// <summary>Every term of the list.</summary>
    public static ValueList<AdverseEventTerm> All => Entries.Select(entry => new AdverseEventTerm(entry.Id)).ToValueList();

    /// <summary>British spellings and the American ones that take their place, parts of words.</summary>
    internal static (string British, string American)[] Spellings { get; } =
    [
        ("haem", "hem"), ("anaem", "anem"), ("aemia", "emia"), ("oedema", "edema"), ("oesoph", "esoph"), ("rrhoea", "rrhea"),
        ("paed", "ped"), ("tumour", "tumor"), ("colour", "color"), ("faec", "fec"), ("pnoea", "pnea"), ("aesthe", "esthe"), ("oestr", "estr"), ("odour", "odor"), ("behaviour", "behavior"), ("naev", "nev"), ("isation", "ization"),
        ("caec", "cec"), ("coeliac", "celiac"), ("foet", "fet"), ("gynaec", "gynec"), ("leuco", "leuko"), ("neutropaen", "neutropen"), ("thrombocytopaen", "thrombocytopen"),
        ("leukopaen", "leukopen"),
    ];

    /// <summary>The MedDRA code of a term, as far as a source of this library gives it.</summary>
    /// <param name="term">The term.</param>
    /// <returns>The code; null where none is known.</returns>
    public static int? MedDraCodeOf(AdverseEventTerm term) => Find(term.Id)?.MedDra;

    internal static string? CanonicalIdOf(string kebab) => Find(kebab)?.Id;

    internal static Entry? Find(string id) => ById.GetValueOrDefault(id);

    internal sealed record Entry(string Id, string Title, string[] Synonyms, int? MedDra = null);
}
