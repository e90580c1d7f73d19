using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.SecondProtocol;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// Every refusal as the nurse reads it: what is wrong, what was found, and what is expected. The infant is born on 2025-09-14
/// and enrolled on 2026-01-04; Induction began on 2026-01-05 and EPI#1 on 2026-02-09.
/// </summary>
public sealed class RefusalSentenceTests
{
    private const string Blocks = "induction, azacitidine-1, consolidation, azacitidine-2, interim-maintenance, azacitidine-3, delayed-intensification-1, azacitidine-4, delayed-intensification-2, maintenance";
    private const string Sepsis = "\"type\":\"adverse-event-started\",\"episode\":\"s\",\"term\":\"sepsis\",\"grade\":3";
    private const string Left = "\"type\":\"left-protocol\",\"reason\":\"family\"";
    private const string Fingerprint = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("2026-02-10", "\"type\":\"enrolled\",\"birthDate\":\"2025-09-14\"", "the infant was enrolled on 2026-01-04.")]
    [InlineData("2025-09-13", "\"type\":\"toxicity-stated\",\"resolved\":true", "2025-09-13 is before the date of birth, 2025-09-14.")]
    [InlineData("2025-09-14", "\"type\":\"toxicity-stated\",\"resolved\":true", null)]
    [InlineData("2026-02-08", "\"type\":\"died\"", "something happened on 2026-02-09, after the death on 2026-02-08.")]
    [InlineData("2026-02-09", "\"type\":\"died\"", null)]
    [InlineData("2026-02-14", "\"type\":\"block-started\",\"block\":\"reinduction\"", $"there is no block 'reinduction'; AALL15P1 has {Blocks}.")]
    [InlineData("2026-02-14", "\"type\":\"block-started\",\"block\":\"induction\"", "induction started on 2026-01-05.")]
    [InlineData("2026-02-09", "\"type\":\"block-started\",\"block\":\"consolidation\"", "consolidation cannot start on 2026-02-09: azacitidine-1, which comes before it, started on 2026-02-09.")]
    [InlineData("2026-02-10", "\"type\":\"block-started\",\"block\":\"consolidation\"", null)]
    [InlineData("2026-02-14", "\"type\":\"administration-omitted\",\"block\":\"reinduction\",\"order\":\"azacitidine\",\"day\":1,\"reason\":\"x\"", $"there is no block 'reinduction'; AALL15P1 has {Blocks}.")]
    [InlineData("2026-02-14", "\"type\":\"administration-omitted\",\"block\":\"azacitidine-1\",\"order\":\"etoposide\",\"day\":1,\"reason\":\"x\"", "azacitidine-1 has no order 'etoposide'; it has azacitidine.")]
    [InlineData("2026-02-14", "\"type\":\"administration-omitted\",\"block\":\"induction\",\"order\":\"etoposide\",\"day\":1,\"reason\":\"x\"", "induction has no order 'etoposide'; it has methotrexate-intrathecal, prednisolone, daunorubicin, cytarabine, cytarabine-intrathecal, hydrocortisone, dexamethasone, vincristine, pegaspargase.")]
    [InlineData("2026-02-14", "\"type\":\"administration-given\",\"block\":\"consolidation\",\"order\":\"cyclophosphamide\",\"day\":1,\"dose\":{\"route\":\"IV\"}", "consolidation has not started.")]
    [InlineData("2026-02-08", "\"type\":\"administration-given\",\"block\":\"azacitidine-1\",\"order\":\"azacitidine\",\"day\":1,\"dose\":{\"route\":\"IV\"}", "azacitidine-1 started on 2026-02-09, after 2026-02-08.")]
    [InlineData("2026-02-09", "\"type\":\"administration-given\",\"block\":\"azacitidine-1\",\"order\":\"azacitidine\",\"day\":1,\"dose\":{\"route\":\"IV\"}", null)]
    [InlineData("2026-01-05", "\"type\":\"administration-given\",\"block\":\"induction\",\"order\":\"prednisolone\",\"day\":1,\"dose\":{\"route\":\"PO\",\"doseOfDay\":4}", "prednisolone is given 3 times a day; there is no dose 4.")]
    [InlineData("2026-02-09", "\"type\":\"doses-prescribed\",\"thiopurine\":{\"percent\":100},\"antifolate\":{\"percent\":100}", "maintenance, in which the doses follow the counts, has not started.")]
    [InlineData("2026-02-09", "\"type\":\"adverse-event-graded\",\"episode\":\"s\",\"grade\":3", "there is no adverse event 's'.")]
    [InlineData("2026-02-09", "\"type\":\"adverse-event-resolved\",\"episode\":\"s\"", "there is no adverse event 's'.")]
    [InlineData("2026-02-09", "\"type\":\"treatment-delayed\",\"episode\":\"s\",\"reason\":\"x\"", "there is no adverse event 's'.")]
    [InlineData("2026-02-09", "\"type\":\"treatment-delayed\",\"reason\":\"x\"", null)]
    [InlineData("2026-02-09", "\"type\":\"reading-chosen\",\"question\":\"D99\",\"reading\":\"day-92\"", "the register has no question 'D99'.")]
    [InlineData("2026-02-09", "\"type\":\"reading-chosen\",\"question\":\"D1\",\"reading\":\"day-93\"", "D1 has no reading 'day-93'.")]
    [InlineData("2026-02-09", "\"type\":\"reading-chosen\",\"question\":\"D1\",\"reading\":\"day-92\"", null)]
    [InlineData("2026-02-09", "\"type\":\"reading-chosen\",\"question\":\"D10\",\"reading\":\"taper-over-1-week\"", "D10 read as 'taper-over-1-week' has other orders: it is chosen before therapy begins, in the site's supplement.")]
    [InlineData("2026-02-09", $"\"type\":\"supplement-in-force\",\"supplement\":\"{Fingerprint}\"", $"there is no supplement with the fingerprint '{Fingerprint}' among those that were given.")]
    [InlineData("2026-02-09", "\"type\":\"entered-in-error\",\"reason\":\"x\"", "it takes back an event and names none.")]
    [InlineData("2026-02-09", "\"type\":\"toxicity-stated\",\"resolved\":true,\"patient\":\"p\"", "it is about 'p', and the record is about nobody by name.")]
    [InlineData("2026-02-09", "\"type\":\"toxicity-stated\",\"resolved\":true,\"supersedes\":\"z\"", "the record has no event 'z'.")]
    [InlineData("2026-03-03", "\"type\":\"toxicity-stated\",\"resolved\":true", "it was recorded at 2026-03-01T12:00:00Z, before 2026-03-03 had begun anywhere.")]
    [InlineData("2026-03-01", "\"type\":\"toxicity-stated\",\"resolved\":true,\"happenedAt\":\"2026-03-01T12:00:01Z\"", "it was recorded at 2026-03-01T12:00:00Z, before it happened, at 2026-03-01T12:00:01Z.")]
    [InlineData("2026-03-01", "\"type\":\"toxicity-stated\",\"resolved\":true,\"happenedAt\":\"2026-03-01T12:00:00Z\"", null)]
    public void A_refusal_says_what_was_found_and_what_is_expected(string date, string members, string? expected) => Refuses(RecordIn("azacitidine-1"), Line("n", date, members), expected);

    [Theory]
    [InlineData(Sepsis, "2026-02-10", Sepsis, "there is an adverse event 's' already.")]
    [InlineData(Sepsis, "2026-02-09", "\"type\":\"adverse-event-graded\",\"episode\":\"s\",\"grade\":4", "the adverse event 's' began on 2026-02-10, after 2026-02-09.")]
    [InlineData(Sepsis, "2026-02-10", "\"type\":\"adverse-event-graded\",\"episode\":\"s\",\"grade\":4", null)]
    [InlineData(Sepsis, "2026-02-09", "\"type\":\"adverse-event-resolved\",\"episode\":\"s\"", "the adverse event 's' began on 2026-02-10, after 2026-02-09.")]
    [InlineData(Sepsis, "2026-02-09", "\"type\":\"treatment-delayed\",\"episode\":\"s\",\"reason\":\"x\"", null)]
    [InlineData(Left, "2026-02-11", Left, "the infant left protocol therapy on 2026-02-10.")]
    [InlineData("\"type\":\"died\"", "2026-02-10", "\"type\":\"died\"", "the infant died on 2026-02-10.")]
    [InlineData("\"type\":\"died\"", "2026-02-11", "\"type\":\"toxicity-stated\",\"resolved\":true", "2026-02-11 is after the death on 2026-02-10.")]
    [InlineData("\"type\":\"died\"", "2026-02-10", "\"type\":\"toxicity-stated\",\"resolved\":true", null)]
    [InlineData("\"type\":\"died\"", "2026-02-11", "\"type\":\"kmt2a-reported\",\"status\":\"germline\"", null)]
    [InlineData("\"type\":\"died\"", "2026-02-11", "\"type\":\"finding-overridden\",\"rule\":\"RECORD-DAY\",\"reason\":\"x\"", null)]
    [InlineData("\"type\":\"died\"", "2026-02-11", "\"type\":\"entered-in-error\",\"supersedes\":\"first\",\"reason\":\"x\"", null)]
    public void What_came_before_is_named(string first, string date, string members, string? expected) =>
        Refuses(RecordIn("azacitidine-1", Line("first", "2026-02-10", first)), Line("n", date, members), expected);

    // A late report does not keep the death from being recorded before it.
    [Fact]
    public void A_late_report_is_no_happening_after_a_death() =>
        Refuses(RecordIn("azacitidine-1", Line("first", "2026-02-20", "\"type\":\"kmt2a-reported\",\"status\":\"germline\"")), Line("n", "2026-02-09", "\"type\":\"died\""), null);

    [Fact]
    public void A_block_that_comes_later_is_named()
    {
        TreatmentRecord record = RecordIn("induction", Line("c", "2026-02-14", "\"type\":\"block-started\",\"block\":\"consolidation\""));

        Refuses(record, Line("n", "2026-02-14", "\"type\":\"block-started\",\"block\":\"azacitidine-1\""), "azacitidine-1 cannot start on 2026-02-14: consolidation, which comes after it, started on 2026-02-14.");
        Refuses(record, Line("n", "2026-02-13", "\"type\":\"block-started\",\"block\":\"azacitidine-1\""), null);
        Refuses(record, Line("n", "2026-01-05", "\"type\":\"block-started\",\"block\":\"azacitidine-1\""), "azacitidine-1 cannot start on 2026-01-05: induction, which comes before it, started on 2026-01-05.");
    }

    [Fact]
    public void Before_the_first_block_and_before_the_enrolment_little_can_be()
    {
        TreatmentRecord nobody = Aall15P1.Compile().NewRecord();
        TreatmentRecord enrolled = With(nobody, Line("e", "2026-01-04", "\"type\":\"enrolled\",\"birthDate\":\"2025-09-14\""));

        Refuses(nobody, Line("n", "2026-01-04", "\"type\":\"toxicity-stated\",\"resolved\":true"), "nobody is enrolled yet; a record begins with the enrolment.");
        Refuses(nobody, Line("n", "2025-09-13", "\"type\":\"enrolled\",\"birthDate\":\"2025-09-14\""), "2025-09-13 is before the date of birth, 2025-09-14.");
        Refuses(enrolled, Line("n", "2026-02-09", "\"type\":\"block-started\",\"block\":\"azacitidine-1\""), "induction, the first block, has not started.");
    }

    [Fact]
    public void A_prescription_before_its_block_says_when_that_started()
    {
        TreatmentRecord record = RecordIn("maintenance");
        string prescribed = "\"type\":\"doses-prescribed\",\"thiopurine\":{\"percent\":100},\"antifolate\":{\"percent\":100}";

        Refuses(record, Line("n", "2026-07-05", prescribed, "2026-08-01T12:00:00Z"), "maintenance, in which the doses follow the counts, started on 2026-07-06, after 2026-07-05.");
        Refuses(record, Line("n", "2026-07-06", prescribed, "2026-08-01T12:00:00Z"), null);
    }

    // Written down by another than who wrote it, so that nobody's own order is broken.
    [Fact]
    public void What_a_writer_records_is_append_only_and_says_between_what()
    {
        TreatmentRecord record = RecordIn("azacitidine-1", Line("first", "2026-02-10", "\"type\":\"toxicity-stated\",\"resolved\":true"));
        string again = "\"type\":\"toxicity-stated\",\"resolved\":false";

        Refuses(record, Line("n", "2026-02-10", again, "2026-03-01T11:59:59Z"), "'dr-a' recorded it at 2026-03-01T11:59:59Z, before the last event of 'dr-a' in the record, 2026-03-01T12:00:00Z.");
        Refuses(record, Line("n", "2026-02-10", again, "2026-03-01T11:59:59Z").Replace("dr-a", "dr-b", StringComparison.Ordinal), null);
        Refuses(record, Line("first", "2026-02-10", again), "the record already has an event of that id.");
        Refuses(
            record,
            Line("n", "2026-02-10", $"{again},\"supersedes\":\"first\"", "2026-03-01T11:59:59Z").Replace("dr-a", "dr-b", StringComparison.Ordinal),
            "it was recorded at 2026-03-01T11:59:59Z, before event 'first', which it supersedes, at 2026-03-01T12:00:00Z.");
        Refuses(record, Line("n", "2026-02-10", $"{again},\"supersedes\":\"first\"").Replace("dr-a", "dr-b", StringComparison.Ordinal), null);

        TreatmentRecord corrected = With(record, Line("second", "2026-02-10", $"{again},\"supersedes\":\"first\""));
        Refuses(corrected, Line("n", "2026-02-10", $"{again},\"supersedes\":\"first\""), "event 'second' has superseded event 'first' already; supersede that.");
        Assert.Equal("second", corrected.SupersededBy("first")!.Stamp.Id);
        Assert.Null(corrected.SupersededBy("second"));
    }

    [Theory]
    [InlineData("b0", "2026-01-04", "\"type\":\"entered-in-error\",\"reason\":\"x\"", "the enrolment")]
    [InlineData("b0", "2026-01-04", "\"type\":\"enrolled\",\"birthDate\":\"2026-01-04\"", null)]
    [InlineData("b0", "2026-01-05", "\"type\":\"enrolled\",\"birthDate\":\"2026-01-05\"", null)]
    [InlineData("b1", "2026-01-05", "\"type\":\"entered-in-error\",\"reason\":\"x\"", "the start of induction")]
    [InlineData("b2", "2026-02-10", "\"type\":\"block-started\",\"block\":\"azacitidine-1\"", "the start of azacitidine-1")]
    [InlineData("b2", "2026-02-09", "\"type\":\"block-started\",\"block\":\"azacitidine-1\"", null)]
    [InlineData("g3", "2026-02-12", Sepsis, "the beginning of the adverse event 's'")]
    [InlineData("g3", "2026-02-11", Sepsis, null)]
    [InlineData("g3", "2026-02-11", "\"type\":\"entered-in-error\",\"reason\":\"x\"", "the beginning of the adverse event 's'")]
    public void What_rests_on_an_event_keeps_it(string superseded, string date, string members, string? what) =>
        Refuses(
            RecordIn(
                "azacitidine-1",
                Event("2026-02-10", Sepsis),
                Event("2026-02-11", "\"type\":\"adverse-event-graded\",\"episode\":\"s\",\"grade\":4"),
                Event("2026-02-11", "\"type\":\"administration-given\",\"block\":\"azacitidine-1\",\"order\":\"azacitidine\",\"day\":1,\"dose\":{\"route\":\"IV\"}").Replace("\"date\":\"2026-02-11\"", "\"date\":\"2026-02-09\"", StringComparison.Ordinal)),
            Line("n", date, $"{members},\"supersedes\":\"{superseded}\""),
            what is null ? null : $"it would take away {what}, or move it to after something that rests on it; correct that first.");

    // Two doses of Induction, on 01-05 and 01-10: its start is no later than the first. EPI#1, of which nothing was given, can be
    // taken back, and Induction only once nothing has started after it.
    [Fact]
    public void A_start_stays_before_all_that_was_given()
    {
        TreatmentRecord record = RecordIn("azacitidine-1", Prednisolone("2026-01-05", 1), Prednisolone("2026-01-10", 6));
        string begun = "\"type\":\"block-started\",\"block\":\"induction\",\"supersedes\":\"b1\"";
        string back = "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"b{0}\"";
        const string Induction = "it would take away the start of induction, or move it to after something that rests on it; correct that first.";

        Refuses(record, Line("n", "2026-01-07", begun), Induction);
        Refuses(record, Line("n", "2026-01-05", begun), null);
        Refuses(record, Line("n", "2026-02-09", back.Replace("{0}", "2", StringComparison.Ordinal)), null);
        Refuses(RecordIn("azacitidine-1"), Line("n", "2026-02-09", back.Replace("{0}", "1", StringComparison.Ordinal)), Induction);
        Refuses(RecordIn("induction"), Line("n", "2026-02-09", back.Replace("{0}", "1", StringComparison.Ordinal)), null);

        static string Prednisolone(string date, int day) => Given("2026-02-10", "prednisolone", day, null, "PO", "induction").Replace("\"date\":\"2026-02-10\"", $"\"date\":\"{date}\"", StringComparison.Ordinal);
    }

    // Maintenance began on 07-06, and its drugs were prescribed from 07-10 on.
    [Fact]
    public void A_start_stays_before_what_was_prescribed()
    {
        const string Started = "\"type\":\"block-started\",\"block\":\"maintenance\",\"supersedes\":\"b10\"";
        TreatmentRecord record = RecordIn("maintenance", Event("2026-07-10", "\"type\":\"doses-prescribed\",\"thiopurine\":{\"percent\":100},\"antifolate\":{\"percent\":100}"));

        Refuses(record, Line("n", "2026-07-10", Started, "2026-08-01T12:00:00Z"), null);
        Refuses(record, Line("n", "2026-07-11", Started, "2026-08-01T12:00:00Z"), "it would take away the start of maintenance, or move it to after something that rests on it; correct that first.");
        Refuses(RecordIn("maintenance"), Line("n", "2026-07-11", Started, "2026-08-01T12:00:00Z"), null);
        Refuses(record, Line("n", "2026-02-09", "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"b2\"", "2026-08-01T12:00:00Z"), null);
    }

    [Fact]
    public void An_adverse_event_of_which_nothing_more_is_known_can_be_moved() =>
        Assert.All([$"{Sepsis},\"supersedes\":\"g3\"", "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"g3\""], members => Refuses(RecordIn("azacitidine-1", Event("2026-02-10", Sepsis)), Line("n", "2026-02-12", members), null));

    // What was recorded of a day before the enrolment was of the infant too.
    [Fact]
    public void A_corrected_enrolment_says_which_day_is_before_the_birth() => Refuses(
        RecordIn("induction", Line("m", "2026-01-03", "\"type\":\"kmt2a-reported\",\"status\":\"rearranged\"", "2026-01-06T12:00:00Z")),
        Line("n", "2026-01-05", "\"type\":\"enrolled\",\"birthDate\":\"2026-01-04\",\"supersedes\":\"b0\""),
        "2026-01-03 is before the date of birth, 2026-01-04.");

    // Two supplements of the site: one that tapers dexamethasone in Induction, and one that reads D1 as day 92.
    [Fact]
    public void A_supplement_has_the_orders_of_the_record_and_stands_with_its_readings()
    {
        SiteSupplement tapered = Reading("taper", "D10", "taper-over-1-week");
        SiteSupplement settled = Reading("settled", "D1", "day-92");
        TreatmentRecord record = With(Aall15P1.Compile().Knowing([tapered, settled]).NewRecord(), Line("e", "2026-01-04", "\"type\":\"enrolled\",\"birthDate\":\"2025-09-14\"", "2026-01-04T12:00:00Z"));
        string settle = $"\"type\":\"supplement-in-force\",\"supplement\":\"{SupplementJson.Fingerprint(settled)}\"";

        Refuses(
            record,
            Line("n", "2026-01-05", $"\"type\":\"supplement-in-force\",\"supplement\":\"{SupplementJson.Fingerprint(tapered)}\""),
            $"the supplement '{SupplementJson.Fingerprint(tapered)}' has other orders; those of a record stay the same.");
        Refuses(record, Line("n", "2026-01-05", settle), null);
        TreatmentRecord chosen = With(record, Line("a", "2026-01-05", "\"type\":\"reading-chosen\",\"question\":\"D1\",\"reading\":\"as-registered\""));
        Refuses(chosen, Line("n", "2026-01-06", settle), $"the supplement '{SupplementJson.Fingerprint(settled)}' does not stand with the readings that were chosen.");

        // With the later choice of day 92 it stands, and then that choice cannot be taken back.
        TreatmentRecord both = With(chosen, Line("b", "2026-01-06", "\"type\":\"reading-chosen\",\"question\":\"D1\",\"reading\":\"day-92\""));
        Refuses(both, Line("n", "2026-01-07", "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"b\""), null);
        Refuses(both, Line("n", "2026-01-06", settle), null);
        TreatmentRecord stands = With(both, Line("c", "2026-01-07", settle));
        Refuses(stands, Line("n", "2026-01-08", "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"b\""), "what else was put in force does not stand without it; correct that first.");

        static SiteSupplement Reading(string title, string question, string reading) => new("site", title)
        {
            Readings = [new(question, new(reading, new(new("SITE", "The test site's manual", Standing.Site), question), Standing.Site))],
        };
    }

    [Fact]
    public void A_protocol_without_other_readings_and_without_titration_says_so()
    {
        TreatmentRecord record = With(CompiledProtocol.Compile(InventedProtocol.Definition).NewRecord(), Line("e", "2026-01-04", "\"type\":\"enrolled\",\"birthDate\":\"2025-09-14\""));

        Refuses(record, Line("n", "2026-01-05", "\"type\":\"doses-prescribed\",\"thiopurine\":{\"percent\":100},\"antifolate\":{\"percent\":100}"), $"{InventedProtocol.Definition.Title} has no drugs whose doses follow the counts.");

        TreatmentRecord read = With(CompiledProtocol.Compile(DefinitionJson.Read(DefinitionJson.Write(InventedProtocol.Definition))).NewRecord(), Line("e", "2026-01-04", "\"type\":\"enrolled\",\"birthDate\":\"2025-09-14\""));
        Refuses(read, Line("n", "2026-01-05", "\"type\":\"reading-chosen\",\"question\":\"Q1\",\"reading\":\"day-22\""), "readings cannot be chosen in this record.");
    }

    private static string Line(string id, string date, string members, string recordedAt = "2026-03-01T12:00:00Z") =>
        $$"""{"schemaVersion":1,"id":"{{id}}","date":"{{date}}","recordedAt":"{{recordedAt}}","recordedBy":"dr-a",{{members}}}""";

    private static void Refuses(TreatmentRecord record, string line, string? expected)
    {
        RecordEvent recorded = Assert.Single(RecordJson.Read(line));

        Assert.Equal(expected is null, record.TryApply(recorded, out TreatmentRecord after, out RecordRefusal? refusal));
        Assert.Equal(expected, refusal?.Message);
        Assert.Equal(expected is null, after.Events.Count == record.Events.Count + 1);
        Assert.Equal(expected is null ? null : recorded.Stamp.Id, refusal?.EventId);
    }
}
