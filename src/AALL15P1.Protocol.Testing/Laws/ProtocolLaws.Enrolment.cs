using System.Text.Json.Nodes;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

// Enrolment, by the registry's criteria (CTGOV, eligibility). Everything is met but for what a law looks at.
public static partial class ProtocolLaws
{
    private const int BornAtTerm = 280;

    /// <summary>Age at enrolment.</summary>
    public static ProtocolLaw EnrolmentAge { get; } = new(
        "enrolment-age",
        "An infant of at most 364 days may be enrolled, of at most 365 where the site reads question D5 so, and no older one; the day of birth is day 0.",
        ["eligibility"], ["ELIGIBLE-AGE"], 150, (draw, ask) =>
        {
            int age = draw.Near(0, 800, 60, 364, 365, 366, 363);
            int? bound = draw.Of<int?>(null, 364, 365);
            JsonObject input = Candidate(draw.Day(), age);
            if (bound is { } chosen)
            {
                input["readings"] = Reading("D5", $"{chosen}-days");
            }

            bool isMet = age <= (bound ?? 364);
            return ask.Ask("eligibility", input).Is(isMet ? "proceed" : "hold", $"the infant is {age} days old and at most {bound ?? 364} are allowed");
        });

    /// <summary>Gestation at enrolment.</summary>
    public static ProtocolLaw EnrolmentGestation { get; } = new(
        "enrolment-gestation",
        "The gestational age at enrolment is more than 36 weeks: 36 weeks and 0 days is not enough.",
        ["eligibility"], ["ELIGIBLE-GESTATION"], 100, (draw, ask) =>
        {
            int gestation = draw.Near(200, 315, 280, 252, 253, 251);
            JsonObject input = Candidate(draw.Day(), 0, gestation);
            return ask.Ask("eligibility", input).Is(gestation > 252 ? "proceed" : "hold", $"the gestational age is {gestation / 7} weeks and {gestation % 7} days");
        });

    /// <summary>Gestation against age.</summary>
    public static ProtocolLaw GestationAgreesWithAge { get; } = new(
        "gestation-agrees-with-age",
        "A gestational age at enrolment that implies a birth before 20 or after 45 weeks contradicts the date of birth and never lets an infant enrol.",
        ["eligibility"], ["GESTATION-AGREES-WITH-AGE"], 100, (draw, ask) =>
        {
            int age = draw.Int(260, 300);
            int atBirth = draw.Of(280, 140, 139, 315, 316, 100, 400);
            JsonObject input = Candidate(draw.Day(), age, age + atBirth);
            LawAnswer answer = ask.Ask("eligibility", input);
            string because = $"it implies a birth after {atBirth / 7} weeks and {atBirth % 7} days";
            return atBirth is >= 140 and <= 315 ? answer.Is("proceed", because) : answer.IsNot("proceed", because);
        });

    /// <summary>Diagnosis.</summary>
    public static ProtocolLaw EnrolmentDiagnosis { get; } = new(
        "enrolment-diagnosis",
        "Newly diagnosed B-lymphoblastic leukaemia may be enrolled, and leukaemia of ambiguous lineage that is at least 50 % B-lymphoblastic; nothing else.",
        ["eligibility"], ["ELIGIBLE-DIAGNOSIS"], 120, (draw, ask) =>
        {
            string diagnosis = draw.Of("b-lymphoblastic", "ambiguous-lineage", "ambiguous-lineage", "other");
            decimal percent = draw.Of(50m, 49.9m, 50.1m, 49m, 100m, 0m);
            bool isNew = !draw.OneIn(6);
            JsonObject input = Candidate(draw.Day(), 60).With("diagnosis", diagnosis).With("newlyDiagnosed", isNew).With("bLymphoblasticPercent", percent);
            bool isMet = isNew && (diagnosis == "b-lymphoblastic" || (diagnosis == "ambiguous-lineage" && percent >= 50m));
            return ask.Ask("eligibility", input).Is(isMet ? "proceed" : "hold", $"{diagnosis}, {percent.Plain()} % B-lymphoblastic, {(isNew ? "newly diagnosed" : "not newly diagnosed")}");
        });

    /// <summary>What excludes an infant.</summary>
    public static ProtocolLaw EnrolmentExclusions { get; } = new(
        "enrolment-exclusions",
        "Down syndrome, a secondary leukaemia, a sample for the CNS status after chemotherapy, prior therapy other than steroids and intrathecal methotrexate or cytarabine, and leukaemia known to be germline each exclude.",
        ["eligibility"], ["ELIGIBLE-DOWN-SYNDROME", "ELIGIBLE-SECONDARY", "ELIGIBLE-CNS-SAMPLE", "ELIGIBLE-PRIOR-THERAPY", "ELIGIBLE-KMT2A"], 200, (draw, ask) =>
        {
            (string member, JsonNode? value, string expected) = draw.Of<(string, JsonNode?, string)>(
                ("downSyndrome", true, "hold"), ("downSyndrome", false, "proceed"),
                ("secondaryAfterCytotoxicTherapy", true, "hold"), ("secondaryAfterCytotoxicTherapy", false, "proceed"),
                ("cnsSample", "after-chemotherapy", "hold"), ("cnsSample", "after-steroids-only", "proceed"), ("cnsSample", "before-any-treatment", "proceed"),
                ("priorTherapy", new JsonArray("other"), "hold"), ("priorTherapy", new JsonArray("steroids", "other"), "hold"),
                ("priorTherapy", new JsonArray("steroids", "intrathecal-methotrexate", "intrathecal-cytarabine"), "proceed"),
                ("kmt2a", "germline", "hold"), ("kmt2a", "unknown", "proceed"), ("kmt2a", "rearranged", "proceed"));
            JsonObject input = Candidate(draw.Day(), 60).With(member, value);
            return ask.Ask("eligibility", input).Is(expected, $"{member} is {value!.ToJsonString()}");
        });

    /// <summary>What is missing at enrolment.</summary>
    public static ProtocolLaw EnrolmentMissing { get; } = new(
        "enrolment-missing",
        "Where one thing that a criterion looks at is not known, nobody can decide; but an infant whose KMT2A status is unknown may be enrolled, unless the site reads question D12 otherwise.",
        ["eligibility"], ["ELIGIBLE-AGE", "ELIGIBLE-GESTATION", "ELIGIBLE-DIAGNOSIS", "ELIGIBLE-CNS-SAMPLE", "ELIGIBLE-DOWN-SYNDROME", "ELIGIBLE-SECONDARY", "ELIGIBLE-PRIOR-THERAPY", "ELIGIBLE-KMT2A"], 200, (draw, ask) =>
        {
            string member = draw.Of(
                "downSyndrome", "secondaryAfterCytotoxicTherapy", "cnsSample", "priorTherapy", "kmt2a", "diagnosis", "newlyDiagnosed", "gestationalAgeAtEnrolment", "birthDate");
            bool needsMarker = draw.OneIn(2);
            JsonObject input = Candidate(draw.Day(), 60).With(member, null);
            if (needsMarker)
            {
                input["readings"] = Reading("D12", "rearranged-only");
            }

            return ask.Ask("eligibility", input).Is(member == "kmt2a" && !needsMarker ? "proceed" : "cannot-decide", $"{member} is not known");
        });

    private static ProtocolLaw[] OfEnrolment => [EnrolmentAge, EnrolmentGestation, GestationAgreesWithAge, EnrolmentDiagnosis, EnrolmentExclusions, EnrolmentMissing];

    private static JsonObject Candidate(LocalDate on, int age, int? gestation = null)
    {
        int atEnrolment = gestation ?? BornAtTerm + age;
        return new()
        {
            ["schemaVersion"] = 2,
            ["enrolledOn"] = on.Iso(),
            ["birthDate"] = on.PlusDays(-age).Iso(),
            ["gestationalAgeAtEnrolment"] = new JsonObject { ["weeks"] = atEnrolment / 7, ["days"] = atEnrolment % 7 },
            ["diagnosis"] = "b-lymphoblastic",
            ["newlyDiagnosed"] = true,
            ["cnsSample"] = "before-any-treatment",
            ["kmt2a"] = "rearranged",
            ["downSyndrome"] = false,
            ["secondaryAfterCytotoxicTherapy"] = false,
            ["priorTherapy"] = new JsonArray(),
        };
    }

    private static JsonArray Reading(string question, string reading) => new(new JsonObject { ["id"] = question, ["reading"] = reading });
}
