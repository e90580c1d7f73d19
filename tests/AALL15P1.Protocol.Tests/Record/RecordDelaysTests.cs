using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>How long a delay of treatment lasted, by what was recorded of it in the order of recording; Consolidation began on 2026-02-14.</summary>
public sealed class RecordDelaysTests
{
    // "date>until@recorded" is a statement; g, l and d are a dose, the leaving and the death of a day. The first statement's answer.
    [Theory]
    [InlineData("16@17", null, "Open", null, 17)]
    [InlineData("16>20@17", 20, "Stated", null, null)]
    [InlineData("16>20@17 g18", 20, "Stated", 18, null)]
    [InlineData("16>20@17 g16", 20, "Stated", null, null)]
    [InlineData("16>20@17 g17", 20, "Stated", 17, null)]
    [InlineData("16>20@17 g20", 20, "Stated", null, null)]
    [InlineData("16@17 g16", null, "Open", null, 17)]
    [InlineData("16@17 g17", 17, "Treatment", null, 17)]
    [InlineData("16@17 g18", 18, "Treatment", null, 17)]
    [InlineData("16@17 l18", 18, "Leaving", null, 17)]
    [InlineData("16@17 l15", 16, "Leaving", null, 17)]
    [InlineData("16@17 d18", 18, "Death", null, 17)]
    [InlineData("16@17 g19 l18 d20", 18, "Leaving", null, 17)]
    [InlineData("16@17 g18 l18", 18, "Treatment", null, 17)]
    [InlineData("16@17 16>19@20 g21", 19, "Stated", null, 17)]
    [InlineData("16@17 16>19@20 g19", 19, "Stated", null, 17)]
    [InlineData("16@17 16>19@20 g18", 18, "Treatment", null, 17)]
    [InlineData("16@17 17>19@20", 19, "Stated", null, 17)]
    [InlineData("16@17 14>15@20", null, "Open", null, 17)]
    [InlineData("16@17 14>16@20", 16, "Stated", null, 17)]
    [InlineData("16@17 16>19@20 16>22@23", 19, "Stated", null, 17)]
    [InlineData("16@17 16>22@20 16>19@23", 22, "Stated", null, 17)]
    [InlineData("16@17 14>15@18 16>22@20 16>19@23", 22, "Stated", null, 17)]
    [InlineData("16@17 16>19@20 16>19@21", 19, "Stated", null, 17)]
    [InlineData("16@17 16>19@17", 19, "Stated", null, 17)]
    [InlineData("16@17 16>19@18 14>15@20 16>22@23", 19, "Stated", null, 17)]
    [InlineData("16@17 16@21", null, "Open", null, 21)]
    [InlineData("16@17 16@21 16@19", null, "Open", null, 21)]
    public void A_delay_ends_with_what_came_first(string happened, int? end, string by, int? treated, int? lastStated)
    {
        DelaySpan span = Spans(happened)["0"];

        Assert.Equal((end, by, treated), (span.End?.Day, span.By.ToString(), span.Treated?.Day));
        Assert.Equal(lastStated, span.LastStated == default ? null : span.LastStated.Day);
    }

    // The start of a block is treatment as a dose is, and other events are none.
    [Theory]
    [InlineData("\"type\":\"block-started\",\"block\":\"azacitidine-2\"", true)]
    [InlineData("\"type\":\"toxicity-stated\",\"resolved\":true", false)]
    public void A_start_is_treatment(string members, bool ends)
    {
        TreatmentRecord record = RecordIn("consolidation", Event("2026-02-16", "\"type\":\"treatment-delayed\",\"reason\":\"x\""), Event("2026-02-18", members));

        Assert.Equal(ends ? DelayEnd.Treatment : DelayEnd.Open, new RecordDelays(record.Facts).ById["g4"].By);
    }

    // Since the first of the delays that last on a day; none before its day, and none from its end on.
    [Theory]
    [InlineData("16>20@16", "15", null)]
    [InlineData("16>20@16", "16", 16)]
    [InlineData("16>20@16", "19", 16)]
    [InlineData("16>20@16", "20", null)]
    [InlineData("16>20@16 18>22@18", "19", 16)]
    [InlineData("18>22@18 16>20@18", "19", 16)]
    [InlineData("18>22@18 16>20@19", "19", 16)]
    [InlineData("16>20@16 18>22@18", "21", 18)]
    [InlineData("16>20@16 16>22@18", "21", 16)]
    [InlineData("16>18@16 20>22@20", "19", null)]
    [InlineData("", "19", null)]
    public void Treatment_is_delayed_since_the_first_delay_that_lasts(string happened, string on, int? since)
    {
        TreatmentRecord record = RecordOf(happened);

        Assert.Equal(since, RecordStates.DelayedSince(record.Facts, Date($"2026-02-{on}"))?.Day);
    }

    private static IReadOnlyDictionary<string, DelaySpan> Spans(string happened) => new RecordDelays(RecordOf(happened).Facts).ById;

    private static TreatmentRecord RecordOf(string happened)
    {
        string[] parts = happened.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return RecordIn("consolidation", [.. parts.Select((part, at) => Line(part, at))]);
    }

    // Each by a writer of its own, so that the order of recording is that of the text's own days.
    private static string Line(string part, int at)
    {
        char kind = char.IsDigit(part[0]) ? 's' : part[0];
        string[] days = part.TrimStart('g', 'l', 'd').Split('>', '@');
        string recorded = kind == 's' ? days[^1] : "28";
        string members = kind switch
        {
            'g' => $"\"type\":\"administration-given\",\"block\":\"consolidation\",\"order\":\"mercaptopurine\",\"day\":{int.Parse(days[0], System.Globalization.CultureInfo.InvariantCulture) - 13},\"dose\":{{\"route\":\"PO\"}}",
            'l' => "\"type\":\"left-protocol\",\"reason\":\"x\"",
            'd' => "\"type\":\"died\"",
            _ => $"\"type\":\"treatment-delayed\",\"reason\":\"x\"{(days.Length == 3 ? $",\"until\":\"2026-02-{days[1]}\"" : string.Empty)}",
        };
        return $"{{\"schemaVersion\":1,\"id\":\"{at}\",\"date\":\"2026-02-{days[0]}\",\"recordedAt\":\"2026-02-{recorded}T23:59:00Z\",\"recordedBy\":\"w{at}\",{members}}}";
    }
}
