using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

public sealed class AdverseEventTermTests
{
    // NCI's spelling is canonical; British spelling, case, spaces, and words of the same meaning are read.
    [Theory]
    [InlineData("anemia", "anemia")]
    [InlineData("anaemia", "anemia")]
    [InlineData("Anaemia", "anemia")]
    [InlineData("ANEMIA", "anemia")]
    [InlineData(" Anemia ", "anemia")]
    [InlineData("diarrhoea", "diarrhea")]
    [InlineData("Diarrhea", "diarrhea")]
    [InlineData("Neutropenia", "neutrophil-count-decreased")]
    [InlineData("neutropaenia", "neutrophil-count-decreased")]
    [InlineData("Neutrophil count decreased", "neutrophil-count-decreased")]
    [InlineData("thrombocytopenia", "platelet-count-decreased")]
    [InlineData("Leucopenia", "white-blood-cell-decreased")]
    [InlineData("leucopaenia", "white-blood-cell-decreased")]
    [InlineData("haemoglobin decreased", "anemia")]
    [InlineData("Hypersensitivity", "allergic-reaction")]
    [InlineData("anaphylactic shock", "anaphylaxis")]
    [InlineData("infusion reaction", "infusion-related-reaction")]
    [InlineData("hyperbilirubinaemia", "blood-bilirubin-increased")]
    [InlineData("ALT increased", "alanine-aminotransferase-increased")]
    [InlineData("febrile_neutropenia", "febrile-neutropenia")]
    public void A_term_is_read_in_any_spelling(string text, string id)
    {
        AdverseEventTerm term = new(text);

        Assert.Equal((id, true), (term.Id, term.IsListed));
        Assert.Equal(new AdverseEventTerm(id), term);
    }

    [Theory]
    [InlineData("blue toes", "blue-toes", "blue toes")]
    [InlineData("Oesophageal pain", "esophageal-pain", "esophageal pain")]
    [InlineData("haemolysis", "hemolysis", "hemolysis")]
    [InlineData("leucoencephalopathy", "leukoencephalopathy", "leukoencephalopathy")]
    [InlineData("Orthopnoea", "orthopnea", "orthopnea")]
    [InlineData("paraesthesia", "paresthesia", "paresthesia")]
    [InlineData("body odour", "body-odor", "body odor")]
    [InlineData("Caecal haemorrhage", "cecal-hemorrhage", "cecal hemorrhage")]
    public void Free_words_are_a_term_that_is_in_no_list(string text, string id, string title)
    {
        AdverseEventTerm term = new(text);

        Assert.Equal((id, title, false), (term.Id, term.Title, term.IsListed));
        Assert.Equal($"{title} (in no list of CTCAE terms)", term.Marked);
    }

    // The same word in the middle of another is not that term: febrile neutropenia is no neutropenia.
    [Fact]
    public void A_term_is_matched_as_a_whole() =>
        Assert.NotEqual(new AdverseEventTerm("neutropenia"), new AdverseEventTerm("febrile neutropenia"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("sepsis\n")]
    [InlineData("s\u202Eepsis")]
    [InlineData("sepsis; grade 5")]
    public void Other_characters_are_refused(string text) => Assert.Throws<ArgumentException>(() => new AdverseEventTerm(text));

    [Fact]
    public void The_list_is_closed_and_cited()
    {
        Assert.Equal(
            [
                "Neutrophil count decreased", "Platelet count decreased", "White blood cell decreased", "Anemia", "Blood bilirubin increased",
                "Alanine aminotransferase increased", "Aspartate aminotransferase increased", "Creatinine increased", "Febrile neutropenia", "Sepsis", "Diarrhea",
                "Allergic reaction", "Anaphylaxis", "Infusion related reaction", "Pancreatitis", "Thromboembolic event",
            ],
            AdverseEventTerms.All.Select(term => term.Title));
        Assert.Equal("CTCAE5", AdverseEventTerms.Citation.Source.Id);
        Assert.All(CtcaeTerms.Tables.Select(table => table.Rule.Title), title => Assert.Contains(title, AdverseEventTerms.All.Select(term => term.Title)));
        Assert.Equal(10029366, AdverseEventTerms.MedDraCodeOf(new("neutropenia")));
        Assert.Equal(10035528, AdverseEventTerms.MedDraCodeOf(new("platelet count decreased")));
        Assert.Null(AdverseEventTerms.MedDraCodeOf(new("anemia")));
    }

    [Property]
    public void Case_and_separators_never_matter(byte which, bool upper, bool spaced)
    {
        AdverseEventTerm term = AdverseEventTerms.All[which % AdverseEventTerms.All.Count];
        string text = spaced ? term.Id.Replace('-', ' ') : term.Id;

        Assert.Equal(term, new AdverseEventTerm(upper ? text.ToUpperInvariant() : text));
    }
}
