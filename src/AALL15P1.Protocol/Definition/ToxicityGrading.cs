using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Definition;

/// <summary>How AALL15P1 grades adverse events (registry): CTCAE version 4.0, and version 5.0 from 1 April 2018.</summary>
internal static class ToxicityGrading
{
    /// <summary>Which version grades an event, by the event's day.</summary>
    public static GradingCalendar Calendar { get; } = new(
        CtcaeVersion.V4,
        new LocalDate(2018, 4, 1),
        CtcaeVersion.V5,
        new Rule(
            "CTCAE-VERSION",
            "Version of the grading criteria",
            "An event is graded by CTCAE version 4.0 before 2018-04-01 and by version 5.0 from that day on.",
            new Citation(Sources.Registry, "primary outcome measure"),
            Standing.Protocol)
        {
            Parameters = [new("first day of version 5.0", "2018-04-01")],
        });
}

/// <summary>AALL15P1's rules of toxicity: the version of the grading criteria, and dose-limiting toxicity.</summary>
internal static class ToxicityRules
{
    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } = [ToxicityGrading.Calendar.Rule, .. DoseLimitingToxicity.Rules.All];
}
