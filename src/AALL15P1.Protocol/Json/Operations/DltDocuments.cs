using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Reads what the input of <c>dlt</c> holds.</summary>
internal static class DltDocuments
{
    public static Milestone ReadMilestone(DltInput.MilestoneDocument? document, string path) => document switch
    {
        null or { On: null, NotByEndOf: null } => Milestone.Unknown,
        { On: { } on, NotByEndOf: null } => Milestone.On(DocumentText.Date(on, $"{path}.on")),
        { On: null, NotByEndOf: { } day } => Milestone.NotByEndOf(DocumentText.Date(day, $"{path}.notByEndOf")),
        _ => throw new FormatException($"{path}: found on and notByEndOf, expected one of them."),
    };

    public static AdverseEvent ReadEvent(DltInput.EventDocument document, string path)
    {
        AdverseEventTerm term = DocumentText.At($"{path}.term", () => new AdverseEventTerm(document.Term));
        ValueList<GradeChange> grades = SharedInputs.Each(document.Grades, $"{path}.grades", ReadGrade);
        LocalDate? resolved = DocumentText.OptionalDate(document.Resolved, $"{path}.resolved");
        TreatmentDelay? delay = document.Delay is { } stated ? ReadDelay(stated, $"{path}.delay") : null;
        return DocumentText.At(path, () => new AdverseEvent(term, grades, resolved) { Delay = delay, IsAttributed = document.Attributed });
    }

    public static DltPolicy ReadPolicy(DltInput.PolicyDocument document, string path)
    {
        Citation Cite(CitationDocument citation, string part) => DocumentText.SiteCitation(citation, $"{path}.{part}.citation");
        Cited<int>? days = document.MinimumDelay is { } minimum ? new(minimum.Days, Cite(minimum.Citation, "minimumDelay"), Standing.Site) : null;
        return DocumentText.At($"{path}.minimumDelay.days", () => new DltPolicy { MinimumDelayDays = days }) with
        {
            Expected = document.Expected is { } expected
                ? new(SharedInputs.Each(expected.Toxicities, $"{path}.expected.toxicities", ReadExpected), Cite(expected.Citation, "expected"), Standing.Site)
                : null,
            RequiresAttribution = document.Attribution is { } attribution ? new(attribution.Required, Cite(attribution.Citation, "attribution"), Standing.Site) : null,
        };
    }

    private static GradeChange ReadGrade(DltInput.GradeDocument document, string path)
    {
        LocalDate on = DocumentText.Date(document.On, $"{path}.on");
        return DocumentText.At($"{path}.grade", () => new GradeChange(on, (Grade)document.Grade)) with
        {
            Version = DocumentText.OptionalCtcaeVersion(document.Version, $"{path}.version"),
        };
    }

    private static ExpectedToxicity ReadExpected(DltInput.ToxicityDocument document, string path)
    {
        AdverseEventTerm term = DocumentText.At($"{path}.term", () => new AdverseEventTerm(document.Term));
        return DocumentText.At($"{path}.upToGrade", () => new ExpectedToxicity(term, (Grade)document.UpToGrade));
    }

    private static TreatmentDelay ReadDelay(DltInput.DelayDocument document, string path)
    {
        LocalDate? due = DocumentText.OptionalDate(document.Due, $"{path}.due");
        LocalDate? given = DocumentText.OptionalDate(document.Given, $"{path}.given");
        LocalDate? notGivenBy = DocumentText.OptionalDate(document.NotGivenBy, $"{path}.notGivenBy");
        return (document.Kind, due, given, notGivenBy) switch
        {
            ("none", null, null, null) => new TreatmentDelay.Absent(),
            ("ended", { } from, { } to, null) => DocumentText.At($"{path}.given", () => new TreatmentDelay.Ended(from, to)),
            ("ongoing", { } from, null, { } to) => DocumentText.At($"{path}.notGivenBy", () => new TreatmentDelay.Ongoing(from, to)),
            ("none" or "ended" or "ongoing", _, _, _) =>
                throw new FormatException($"{path}: found other members than '{document.Kind}' has, expected due and given with ended, due and notGivenBy with ongoing, and none of them with none."),
            _ => throw new FormatException($"{path}.kind: found '{document.Kind}', expected none, ended or ongoing."),
        };
    }
}
