using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing.Tests.Laws;

/// <summary>The implementations with a seeded fault. Each is what somebody could have written.</summary>
internal static partial class WrongImplementations
{
    // Made when they are asked for: they stand in several files, whose order of initialisation is not laid down.
    private static readonly Lazy<IReadOnlyList<WrongImplementation>> Every = new(() => [.. Enrolment(), .. Starts(), .. Care(), .. Infusions(), .. Grades(), .. Toxicity(), .. Doses(), .. Safety(), .. Calendar(), .. Records(), .. RecordedTitration(), .. Beside(), .. LaterSteps(), .. Titration()]);

    public static IReadOnlyList<WrongImplementation> All => Every.Value;

    private static IEnumerable<WrongImplementation> Enrolment()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "eligibility", asked);
        yield return Of("age `<` for `≤` 364 days", input => input.Move("birthDate", -1));
        yield return Of("age a day too young", input => input.Move("birthDate", 1));
        yield return Of("age up to 365 days whatever the site reads", input => input.Read("D5", "365-days"));
        yield return Of("the site's reading of the upper age ignored", input => input.Drop("D5"));
        yield return Of("gestation `≥` for `>` 36 weeks", input => AddGestation(input, 1));
        yield return Of("gestation by whole weeks", input => input["gestationalAgeAtEnrolment"].Set("days", 0));
        yield return Of("gestation from 35 weeks", input => AddGestation(input, 7));
        yield return Of("gestation at enrolment read as that at birth", input =>
        {
            if (input["birthDate"] is not null)
            {
                AddGestation(input, Period.DaysBetween(input.Date("birthDate"), input.Date("enrolledOn")));
            }
        });
        yield return Of("a contradiction of gestation and age not noticed", input =>
        {
            if (input["gestationalAgeAtEnrolment"] is JsonObject && input["birthDate"] is not null)
            {
                int age = Period.DaysBetween(input.Date("birthDate"), input.Date("enrolledOn"));
                int stated = Gestation(input);
                AddGestation(input, stated - age is < 140 or > 315 ? 280 + age - stated : 0);
            }
        });
        yield return Of("B-lymphoblastic part `>` for `≥` 50 %", input => input.Set("bLymphoblasticPercent", input["bLymphoblasticPercent"]?.GetValue<decimal>() is 50m ? 49.9m : input["bLymphoblasticPercent"]?.DeepClone()));
        yield return Of("any ambiguous lineage enrolled", input => input.Replace("diagnosis", "ambiguous-lineage", "b-lymphoblastic"));
        yield return Of("any diagnosis enrolled", input => input.Replace("diagnosis", "other", "b-lymphoblastic"));
        yield return Of("newly diagnosed not asked", input => input.Set("newlyDiagnosed", true));
        yield return Of("Down syndrome not asked", input => input.Set("downSyndrome", false));
        yield return Of("secondary leukaemia not asked", input => input.Set("secondaryAfterCytotoxicTherapy", false));
        yield return Of("a sample after chemotherapy taken", input => input.Replace("cnsSample", "after-chemotherapy", "after-steroids-only"));
        yield return Of("steroids before the sample refused", input => input.Replace("cnsSample", "after-steroids-only", "after-chemotherapy"));
        yield return Of("other prior therapy let pass", input => input.Set("priorTherapy", input["priorTherapy"] is JsonArray given ? new JsonArray([.. given.Where(therapy => therapy.Text() != "other").Select(therapy => therapy!.DeepClone())]) : null));
        yield return Of("intrathecal cytarabine refused", input => input.Set("priorTherapy", input["priorTherapy"] is JsonArray given ? new JsonArray([.. given.Select(therapy => (JsonNode?)(therapy.Text() == "intrathecal-cytarabine" ? "other" : therapy.Text()))]) : null));
        yield return Of("germline leukaemia enrolled", input => input.Replace("kmt2a", "germline", "unknown"));
        yield return Of("unknown KMT2A refused", input => input.Read("D12", "rearranged-only"));
        yield return Of("missing Down syndrome read as none", input => input.Default("downSyndrome", false));
        yield return Of("missing prior therapy read as none", input => input.Default("priorTherapy", new JsonArray()));
        yield return Of("missing date of birth read as two months ago", input => input.Default("birthDate", LocalDatePattern.Iso.Format(input.Date("enrolledOn").PlusDays(-60))));
        yield return Of("missing gestation read as term", input => input.Default("gestationalAgeAtEnrolment", new JsonObject { ["weeks"] = 49, ["days"] = 0 }));
    }

    private static IEnumerable<WrongImplementation> Starts()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "start-block", asked);
        yield return Of("ANC `>` for `≥` 500", input => input["values"].Replace("neutrophils", "500/µL", "499/µL"));
        yield return Of("platelets `>` for `≥` 50,000", input => input["values"].Replace("platelets", "50000/µL", "49999/µL"));
        yield return Of("ANC rounded to whole cells before it is compared", input => input["values"].Number("neutrophils", count => count == 499.9m ? 500m : count));
        yield return Of("ANC from 450", input => input["values"].Number("neutrophils", count => count is >= 450m and < 500m ? 500m : count));
        yield return Of("platelets from 75,000", input => input["values"].Number("platelets", count => count is >= 50_000m and < 75_000m ? 49_999m : count));
        yield return Of("ANC not asked", input => input["values"].Set("neutrophils", "900/µL"));
        yield return Of("platelets not asked", input => input["values"].Set("platelets", "90000/µL"));
        yield return Of("10⁹/L read as a microlitre", input => Respell(input, "×10⁹/L", "/µL"));
        yield return Of("K/µL read as a microlitre", input => Respell(input, "K/uL", "/µL"));
        yield return Of("a cubic millimetre read as a litre's thousand millions", input => Respell(input, "/mm3", "×10⁹/L"));
        yield return Of("toxicity not asked", input => input.Set("toxicityResolved", true));
        yield return Of("missing statement of toxicity read as resolved", input => input.Default("toxicityResolved", true));
        yield return Of("KMT2A not asked", input => input.Set("kmt2a", "rearranged"));
        yield return Of("unknown KMT2A read as rearranged", input => input.Default("kmt2a", "rearranged"));
        yield return Of("missing platelets read as enough", input => input["values"].Default("platelets", "90000/µL"));
        yield return Of("missing ANC read as enough", input => input["values"].Default("neutrophils", "900/µL"));
        yield return Of("counts of tomorrow taken", input =>
        {
            if (input["values"] is JsonObject values && values.Date("takenOn") > input.Date("on"))
            {
                values["takenOn"] = input["on"]!.DeepClone();
            }
        });
        yield return Of("counts from before the last dose taken", input => input.Remove("lastDoseOn"));
        yield return Of("counts of the day of the last dose refused", input => input.Move("lastDoseOn", 1));
        yield return Of("the site's limit `<` for `≤`", input => input["values"].Move("takenOn", input["site"] is null ? 0 : -1));
        yield return Of("the site's limit ignored", input => input.Remove("site"));
        yield return Of("chemotherapy from day 5", input => input.Move("previousBlockStart", -1));
        yield return Of("chemotherapy from day 7", input => input.Move("previousBlockStart", 1));
        yield return Of("the block before not asked", input =>
        {
            if (input["block"].Text()!.StartsWith("azacitidine", StringComparison.Ordinal))
            {
                input["previousBlockStart"] = "2016-01-01";
            }
        });
        yield return Of("held days forgotten", input => input.Set("previousBlockHeldDays", input["previousBlockHeldDays"] is null ? null : 0));
        yield return Of("unknown held days read as none", input => input.Default("previousBlockHeldDays", 0));
        yield return Of("unknown day 1 of the EPI block read as long ago", input => input.Default("previousBlockStart", "2016-01-01"));
        yield return Of("counts that no infant has taken", input =>
        {
            input["values"].Number("neutrophils", count => count > 100_000m ? 900m : count);
            input["values"].Number("platelets", count => count > 2_000_000m ? 90_000m : count);
        });
        yield return Of("an ANC above the white cells not noticed", input => input["values"].Set("whiteCells", null));
        yield return new("unpublished criteria read as none", "start-block", answered: (input, answer) =>
        {
            if (input["block"].Text() is "induction" or "maintenance")
            {
                answer.Outcome("cannot-decide", "proceed");
            }
        });
        yield return new("germline continues", "continue-past-induction", input => input.Replace("kmt2a", "germline", "rearranged"));
        yield return new("unknown KMT2A continues", "continue-past-induction", answered: (_, answer) => answer.Outcome("cannot-decide", "proceed"));
        yield return new("unknown KMT2A leaves", "continue-past-induction", answered: (_, answer) => answer.Outcome("cannot-decide", "hold"));
    }

    private static IEnumerable<WrongImplementation> Care()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "site-of-care", asked);
        yield return Of("azacitidine at shared care once the period has closed", input => input.Set("administers", input["evaluationPeriodClosed"]?.GetValue<bool>() == true ? null : input["administers"]?.DeepClone()));
        yield return Of("azacitidine judged in EPI blocks only", input => input.Set("administers", input["block"].Text()!.StartsWith("azacitidine", StringComparison.Ordinal) ? input["administers"]?.DeepClone() : null));
        yield return Of("shared care taken for the tertiary centre", input => input.Replace("setting", "shared-care-centre", "tertiary-centre"));
        yield return Of("an unknown place taken for the tertiary centre", input => input.Default("setting", "tertiary-centre"));
        yield return Of("the evaluation period ends a block too early", input => input.Replace("block", "delayed-intensification-1", "delayed-intensification-2"));
        yield return Of("the evaluation period ends a block too late", input => input.Replace("block", "delayed-intensification-2", "delayed-intensification-1"));
        yield return Of("the evaluation period opens in Induction", input => input.Replace("block", "induction", "consolidation"));
        yield return Of("the close of the evaluation period ignored", input => input.Set("evaluationPeriodClosed", false));
        yield return new("symptoms at shared care let pass", "site-of-care", answered: (input, answer) =>
        {
            if (input["toxicitySymptoms"]?.GetValue<bool>() == true)
            {
                answer.Outcome("hold", "proceed");
            }
        });
        yield return new("sepsis not pointed out", "site-of-care", input => input.Set("feverOrSuspectedSepsis", false));
    }

    private static IEnumerable<WrongImplementation> Infusions()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "infusion", asked);
        yield return Of("the shortest infusion `>` for `≥` 10 min", input => Lasts(input, 600, -1));
        yield return Of("the longest infusion `<` for `≤` 40 min", input => Lasts(input, 2400, 1));
        yield return Of("an infusion by whole minutes", input => WholeMinutes(input));
        yield return Of("the label's hour for 45 min", input => MoveTime(input, "reconstituted", 15 * 60));
        yield return Of("completion `<` for `≤` 45 min", input => MoveTime(input, "reconstituted", -1));
        yield return Of("the time zone of a clock ignored", input =>
        {
            foreach (string member in new[] { "reconstituted", "start", "end" })
            {
                if (Time(input, member) is { } time)
                {
                    input[member] = OffsetDateTimePattern.Rfc3339.Format(time.LocalDateTime.WithOffset(Offset.Zero));
                }
            }
        });
        yield return Of("the day of a clock ignored", input =>
        {
            foreach (string member in new[] { "reconstituted", "start", "end" })
            {
                if (Time(input, member) is { } time)
                {
                    LocalDateTime utc = time.WithOffset(Offset.Zero).LocalDateTime;
                    input[member] = OffsetDateTimePattern.Rfc3339.Format((new LocalDate(2026, 1, 1) + utc.TimeOfDay).WithOffset(Offset.Zero));
                }
            }
        });
        yield return Of("dextrose not asked", input => input.Remove("dilutedInDextrose"));
        yield return Of("the place of the infusion not asked", input => input.Set("setting", "tertiary-centre"));
        yield return Of("missing reconstitution read as the start", input => input.Default("reconstituted", input["start"]?.DeepClone() ?? "2026-01-01T00:00:00Z"));
        yield return new("the latest start without the length of the infusion", "infusion", answered: (input, answer) =>
        {
            if (answer["result"]?["latestStart"] is not null)
            {
                answer["result"]!["latestStart"] = InstantPattern.ExtendedIso.Format(Time(input, "reconstituted")!.Value.ToInstant() + Duration.FromMinutes(45));
            }
        });
    }

    private static int Gestation(JsonObject input) => (input["gestationalAgeAtEnrolment"]!["weeks"]!.GetValue<int>() * 7) + input["gestationalAgeAtEnrolment"]!["days"]!.GetValue<int>();

    private static void AddGestation(JsonObject input, int days)
    {
        if (input["gestationalAgeAtEnrolment"] is JsonObject age)
        {
            int total = Gestation(input) + days;
            age["weeks"] = total / 7;
            age["days"] = total % 7;
        }
    }

    private static void Respell(JsonObject input, string from, string to)
    {
        if (input["values"] is JsonObject values)
        {
            foreach (string member in new[] { "neutrophils", "platelets" })
            {
                values.Set(member, values[member].Text()?.Replace(from, to, StringComparison.Ordinal));
            }
        }
    }

    private static OffsetDateTime? Time(JsonObject input, string member) => input[member].Text() is { } text ? OffsetDateTimePattern.Rfc3339.Parse(text).Value : null;

    private static void MoveTime(JsonObject input, string member, int seconds)
    {
        if (Time(input, member) is { } time)
        {
            input[member] = OffsetDateTimePattern.Rfc3339.Format(time + Duration.FromSeconds(seconds));
        }
    }

    private static void Lasts(JsonObject input, int seconds, int more)
    {
        if (Time(input, "start") is { } start && Time(input, "end") is { } end && (end - start) == Duration.FromSeconds(seconds))
        {
            MoveTime(input, "end", more);
        }
    }

    private static void WholeMinutes(JsonObject input)
    {
        if (Time(input, "start") is { } start && Time(input, "end") is { } end)
        {
            input["end"] = OffsetDateTimePattern.Rfc3339.Format(start + Duration.FromMinutes(Math.Floor((end - start).TotalMinutes + 0.5)));
        }
    }
}
