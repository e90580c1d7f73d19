using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

/// <summary>Adverse events and their terms: every synonym and spelling that is read, and what is refused in whole sentences.</summary>
public sealed class AdverseEventTableTests
{
    private static readonly LocalDate Day = new(2026, 2, 9);

    [Theory]
    [InlineData("neutrophil-count-decreased", "Neutrophil count decreased", 10029366, "neutropenia; neutrophils decreased; absolute neutrophil count decreased; ANC decreased; neutropaenia")]
    [InlineData("platelet-count-decreased", "Platelet count decreased", 10035528, "thrombocytopenia; platelets decreased; thrombocytopaenia")]
    [InlineData("white-blood-cell-decreased", "White blood cell decreased", null, "leukopenia; leucopenia; leukopaenia; leucopaenia; white blood cells decreased; white blood cell count decreased; white cell count decreased; WBC decreased")]
    [InlineData("anemia", "Anemia", null, "anaemia; hemoglobin decreased; haemoglobin decreased")]
    [InlineData("blood-bilirubin-increased", "Blood bilirubin increased", null, "bilirubin increased; hyperbilirubinemia; hyperbilirubinaemia")]
    [InlineData("alanine-aminotransferase-increased", "Alanine aminotransferase increased", null, "ALT increased")]
    [InlineData("aspartate-aminotransferase-increased", "Aspartate aminotransferase increased", null, "AST increased")]
    [InlineData("creatinine-increased", "Creatinine increased", null, "blood creatinine increased")]
    [InlineData("febrile-neutropenia", "Febrile neutropenia", null, "neutropenic fever")]
    [InlineData("sepsis", "Sepsis", null, "SEPSIS")]
    [InlineData("diarrhea", "Diarrhea", null, "diarrhoea")]
    [InlineData("allergic-reaction", "Allergic reaction", null, "hypersensitivity; hypersensitivity reaction; allergic reaction (hypersensitivity)")]
    [InlineData("anaphylaxis", "Anaphylaxis", null, "anaphylactic reaction; anaphylactic shock")]
    [InlineData("infusion-related-reaction", "Infusion related reaction", null, "infusion reaction")]
    [InlineData("pancreatitis", "Pancreatitis", null, "pancreatitis")]
    [InlineData("thromboembolic-event", "Thromboembolic event", null, "thromboembolic event")]
    public void A_listed_term_is_read_by_each_of_its_names(string id, string title, int? code, string names)
    {
        foreach (string name in names.Split("; ").Append(id).Append(title))
        {
            AdverseEventTerm term = new(name);
            Assert.Equal((id, title, title, true, code), (term.Id, term.Title, term.Marked, term.IsListed, term.MedDraCode));
            Assert.Equal(new AdverseEventTerm(id), term);
        }
    }

    // One word for each spelling of the two sides of the Atlantic.
    [Theory]
    [InlineData("haematoma", "hematoma")]
    [InlineData("anaemic retinopathy", "anemic-retinopathy")]
    [InlineData("bacteraemia", "bacteremia")]
    [InlineData("oedema", "edema")]
    [InlineData("oesophagitis", "esophagitis")]
    [InlineData("gonorrhoea", "gonorrhea")]
    [InlineData("ischaemic stroke", "ischemic-stroke")]
    [InlineData("paediatric event", "pediatric-event")]
    [InlineData("tumour pain", "tumor-pain")]
    [InlineData("discolouration", "discoloration")]
    [InlineData("faecal incontinence", "fecal-incontinence")]
    [InlineData("apnoea", "apnea")]
    [InlineData("anaesthesia", "anesthesia")]
    [InlineData("oestrogen", "estrogen")]
    [InlineData("odour", "odor")]
    [InlineData("behaviour", "behavior")]
    [InlineData("naevus", "nevus")]
    [InlineData("hospitalisation", "hospitalization")]
    [InlineData("caecum", "cecum")]
    [InlineData("coeliac disease", "celiac-disease")]
    [InlineData("foetal loss", "fetal-loss")]
    [InlineData("gynaecomastia", "gynecomastia")]
    [InlineData("leucocytosis", "leukocytosis")]
    public void A_British_spelling_is_the_American_word(string text, string id) => Assert.Equal((id, id.Replace('-', ' '), false), (new AdverseEventTerm(text).Id, new AdverseEventTerm(text).Title, new AdverseEventTerm(text).IsListed));

    [Fact]
    public void A_term_has_1_to_200_letters_or_digits()
    {
        Assert.Equal([1, 200], [new AdverseEventTerm("a").Id.Length, new AdverseEventTerm(new string('a', 200)).Id.Length]);
        Refused.Argument("text", "An adverse event term has letters or digits, and at most 200 of them.", () => new AdverseEventTerm(new string('a', 201)));
        Refused.Argument("text", "An adverse event term has letters or digits, and at most 200 of them.", () => new AdverseEventTerm(" - "));
        Refused.Argument("text", "'blue+toes' is no adverse event term. It is a CTCAE term or free words of letters and digits, with spaces, hyphens, commas and brackets.", () => new AdverseEventTerm("blue+toes"));
        Assert.Equal("a-b-c-d-e-f-g-h-9", new AdverseEventTerm("-A b_c,d.e/f(g)h'9 ").Id);
        Assert.Equal(
            "Found 'blue+toes', expected a CTCAE term or free words of English letters and digits, with spaces, hyphens, commas and brackets; at most 200 characters.",
            Assert.Throws<FormatException>(() => AdverseEventTerm.Parse("blue+toes")).Message);
        Assert.Throws<ArgumentNullException>("s", () => AdverseEventTerm.Parse(null!));
        Assert.False(AdverseEventTerm.TryParse(null, out AdverseEventTerm none));
        Assert.Equal((default, ""), (none, none.Id));
        Assert.Equal(["allergic-reaction", "anaphylaxis"], [AdverseEventTerms.AllergicReaction.ToString(), AdverseEventTerms.Anaphylaxis.ToString()]);
        Assert.Equal((16, "CTCAE5, terms"), (AdverseEventTerm.Listed.Count, AdverseEventTerms.Citation.ToString()));
    }

    [Fact]
    public void An_event_has_grades_on_rising_days_and_resolves_no_sooner()
    {
        AdverseEventTerm sepsis = new("sepsis");
        GradeChange mild = new(Day, Grade.Mild);
        GradeChange severe = new(Day.PlusDays(1), Grade.Severe);

        Refused.Argument("term", "An adverse event needs a term.", () => new AdverseEvent(default, [mild]));
        Refused.Argument("grades", "An adverse event needs the grade with which it starts.", () => new AdverseEvent(sepsis, []));
        Refused.Argument("grades", "The grade of 2026-02-09 does not come after the one before it.", () => new AdverseEvent(sepsis, [mild, mild]));
        Refused.Argument("grades", "The grade of 2026-02-09 does not come after the one before it.", () => new AdverseEvent(sepsis, [mild, severe, mild]));
        Refused.Argument("resolved", "The event cannot resolve before its last grade, of 2026-02-10.", () => new AdverseEvent(sepsis, [mild, severe], Day));
        AdverseEvent adverse = new(sepsis, [mild, severe], Day.PlusDays(1)) { Delay = TreatmentDelay.None, IsAttributed = true };
        Assert.Equal((sepsis, Day, Day.PlusDays(1), 2), (adverse.Term, adverse.Start, adverse.Resolved, adverse.Grades.Count));
        Assert.StartsWith("AdverseEvent { Term = sepsis, Grades = ", adverse.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(", Resolved = 2026-02-10, Start = 2026-02-09, Delay = no delay, IsAttributed = True }", adverse.ToString(), StringComparison.Ordinal);
        Assert.Equal("GradeChange { Day = 2026-02-09, Grade = Mild, Version = V5 }", (mild with { Version = CtcaeVersion.V5 }).ToString());
        Refused.OutOfRange("grade", Grade.None, "An adverse event has grade 1 to 5.", () => new GradeChange(Day, Grade.None));
        Refused.OutOfRange("grade", (Grade)6, "An adverse event has grade 1 to 5.", () => new GradeChange(Day, (Grade)6));
        Assert.Equal([Grade.Mild, Grade.Death], [new GradeChange(Day, Grade.Mild).Grade, new GradeChange(Day, Grade.Death).Grade]);
        Refused.OutOfRange("upTo", Grade.None, "A toxicity can be expected up to grade 1 to 4.", () => new ExpectedToxicity(sepsis, Grade.None));
        Refused.OutOfRange("upTo", Grade.Death, "A toxicity can be expected up to grade 1 to 4.", () => new ExpectedToxicity(sepsis, Grade.Death));
        Assert.Equal([Grade.Mild, Grade.LifeThreatening], [new ExpectedToxicity(sepsis, Grade.Mild).UpTo, new ExpectedToxicity(sepsis, Grade.LifeThreatening).UpTo]);
        Assert.Equal(sepsis, new ExpectedToxicity(sepsis, Grade.Mild).Term);
    }

    [Fact]
    public void A_delay_is_told_in_days_and_lasts_as_long_as_is_known()
    {
        TreatmentDelay day = TreatmentDelay.Between(Day, Day.PlusDays(1));
        TreatmentDelay fortnight = TreatmentDelay.Between(Day, Day.PlusDays(14));
        TreatmentDelay since = TreatmentDelay.Since(Day, Day);
        TreatmentDelay longer = TreatmentDelay.Since(Day, Day.PlusDays(13));

        Assert.Equal(
            ["no delay", "a delay of 1 day", "a delay of 14 days", "a delay that goes on, of 1 day or more", "a delay that goes on, of 14 days or more"],
            ((TreatmentDelay[])[TreatmentDelay.None, day, fortnight, since, longer]).Select(delay => delay.ToString()));
        Assert.Equal<bool?>([false, true, false, null, true], [TreatmentDelay.None.LastsAtLeast(1), fortnight.LastsAtLeast(14), fortnight.LastsAtLeast(15), longer.LastsAtLeast(15), longer.LastsAtLeast(14)]);
        Refused.OutOfRange("given", Day, "Delayed treatment is given after the day on which it was due, 2026-02-09.", () => TreatmentDelay.Between(Day, Day));
        Refused.OutOfRange("notGivenBy", Day.PlusDays(-1), "A delay goes on from the day on which treatment was due, 2026-02-09.", () => TreatmentDelay.Since(Day, Day.PlusDays(-1)));
    }

    [Fact]
    [Trait("Rule", "DLT-PERIOD")]
    public void A_definition_of_dose_limiting_toxicity_has_two_blocks_and_two_grades()
    {
        DltRules rules = DoseLimitingToxicity.Rules;

        Refused.Argument("closesBefore", "The evaluation period cannot open and close with the same block, azacitidine-1.", () => Make(BlockIds.Azacitidine1, Grade.Death, Grade.Severe));
        Refused.OutOfRange("alwaysLimiting", Grade.None, "A limiting grade is 1 to 5.", () => Make(BlockIds.Azacitidine4, Grade.None, Grade.None));
        Refused.OutOfRange("alwaysLimiting", (Grade)6, "A limiting grade is 1 to 5.", () => Make(BlockIds.Azacitidine4, (Grade)6, Grade.Severe));
        Refused.OutOfRange("limitingWhenDelaying", Grade.None, "The grade that limits when it delays treatment is 1 or more and below 5, which limits always.", () => Make(BlockIds.Azacitidine4, Grade.Death, Grade.None));
        Refused.OutOfRange("limitingWhenDelaying", Grade.Death, "The grade that limits when it delays treatment is 1 or more and below 5, which limits always.", () => Make(BlockIds.Azacitidine4, Grade.Death, Grade.Death));
        Refused.OutOfRange("limitingWhenDelaying", Grade.Mild, "The grade that limits when it delays treatment is 1 or more and below 1, which limits always.", () => Make(BlockIds.Azacitidine4, Grade.Mild, Grade.Mild));
        Assert.Equal((Grade.Mild, rules), (Make(BlockIds.Azacitidine4, Grade.Moderate, Grade.Mild).LimitingWhenDelaying, Make(BlockIds.Azacitidine4, Grade.Moderate, Grade.Mild).Rules));
        Assert.Equal(
            ["the criteria to start azacitidine-4", "day 1 of azacitidine-4", "the counts to start azacitidine-4"],
            ((DltPeriodEnd[])[DltPeriodEnd.CriteriaFirstMet, DltPeriodEnd.NextCourseGiven, DltPeriodEnd.CountsFirstMet]).Select(end => new DltDefinition(BlockIds.Azacitidine1, BlockIds.Azacitidine4, end, Grade.Death, Grade.Severe, rules).Closing));
        Assert.Equal(["DLT-PERIOD", "DLT-GRADE5", "DLT-GRADE34-DELAY", "DLT-DELAY-MINIMUM", "DLT-EXPECTED", "DLT-ATTRIBUTION", "DLT-EVALUABLE"], rules.All.Select(rule => rule.Id));
        GradingCalendar sixth = new(CtcaeVersion.V5, new(2030, 1, 1), CtcaeVersion.V6, ToxicityGrading.Calendar.Rule);
        DltDefinition definition = DoseLimitingToxicity.Definition;
        Assert.Equal([true, true, false], [definition.Accepts(null, Day), definition.Accepts(CtcaeVersion.V4, Day), definition.Accepts(CtcaeVersion.V6, Day)]);
        Assert.Equal([false, true], [(definition with { Grading = sixth }).Accepts(CtcaeVersion.V6, new(2029, 12, 31)), (definition with { Grading = sixth }).Accepts(CtcaeVersion.V6, new(2030, 1, 1))]);
        Assert.False((definition with { Grading = null }).Accepts(CtcaeVersion.V6, Day));
        Assert.StartsWith("GradingCalendar { Before = V5, ChangeOn = 2030-01-01, After = V6, Rule = ", sixth.ToString(), StringComparison.Ordinal);

        DltDefinition Make(BlockId closes, Grade always, Grade delaying) => new(BlockIds.Azacitidine1, closes, DltPeriodEnd.CountsFirstMet, always, delaying, rules);
    }

    [Fact]
    public void A_reaction_asks_for_a_decision_before_the_drug_is_given_again()
    {
        ReactionGuard guard = new(Drugs.Pegaspargase, [AdverseEventTerms.AllergicReaction, AdverseEventTerms.Anaphylaxis], Grade.Moderate, PlausibilityRules.LaboratoryUnits);
        AdverseEventTerm allergic = new("hypersensitivity");
        AdverseEventTerm free = new("blue toes");
        AdverseEvent adverse = new(allergic, [new(Day, Grade.Mild), new(Day.PlusDays(1), Grade.Moderate), new(Day.PlusDays(2), Grade.Severe), new(Day.PlusDays(3), Grade.Moderate)]);
        Finding asked = guard.Finding(allergic, Grade.Severe, Day);
        Finding pointedOut = guard.Finding(free, Grade.Severe, Day);
        Finding nothing = guard.NothingStated();

        Assert.Equal([true, true, false], [guard.Concerns(allergic), guard.Concerns(free), guard.Concerns(new("sepsis"))]);
        Assert.Equal<Grade?>([null, Grade.Moderate, Grade.Severe, Grade.Severe], [guard.GradeOf(adverse, Day), guard.GradeOf(adverse, Day.PlusDays(1)), guard.GradeOf(adverse, Day.PlusDays(2)), guard.GradeOf(adverse, Day.PlusDays(3))]);
        Assert.Null(guard.GradeOf(new(new("sepsis"), [new(Day, Grade.Severe)]), Day));
        Assert.Equal([DecisionOutcome.CannotDecide, DecisionOutcome.Proceed], [guard.EffectOf(allergic), guard.EffectOf(free)]);
        Assert.Equal(
            (DecisionOutcome.CannotDecide, Severity.Hazard, null, "a clinician's decision whether pegaspargase may be given again", "a decision after Allergic reaction of grade 3 on 2026-02-09", "decide, and record it, before the drug is due"),
            (asked.Effect, asked.Severity, asked.Observed, asked.Required, asked.Missing, asked.Instead));
        Assert.Equal(
            (DecisionOutcome.Proceed, Severity.Information, "whether blue toes (in no list of CTCAE terms) of grade 3 on 2026-02-09 was one of allergic reaction, anaphylaxis is not judged", "a term of the list of CTCAE terms", null, "look at it before pegaspargase is given"),
            (pointedOut.Effect, pointedOut.Severity, pointedOut.Observed, pointedOut.Required, pointedOut.Missing, pointedOut.Instead));
        Assert.Equal(
            (DecisionOutcome.Proceed, "no adverse event is given, so that allergic reaction, anaphylaxis before pegaspargase is not looked for", "the infant's adverse events, or nobody knows of any", "look at them before pegaspargase is given"),
            (nothing.Effect, nothing.Observed, nothing.Required, nothing.Instead));
    }
}
