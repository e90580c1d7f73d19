using AALL15P1.Protocol.Evidence;
using NodaTime;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Three written journeys. <see cref="JourneyTests"/> asserts them at their turning points.</summary>
internal static class Journeys
{
    private static readonly Citation SiteManual = new(new("SITE-DLT", "The test site's protocol document", Standing.Site), "DLT");

    /// <summary>Nothing happens but therapy, from 2026-01-05 to the second anniversary.</summary>
    public static RecordBuilder Uneventful()
    {
        RecordBuilder journey = Begin().GiveAll(Date("2026-01-05"), Date("2026-02-08")).Kmt2a("2026-01-12", MarkerStatus.Present);
        Recover(journey, "2026-02-08").Complete(BlockIds.Azacitidine1, Date("2026-02-09")).Complete(BlockIds.Consolidation, Date("2026-02-14"));
        Recover(journey, "2026-03-14").Complete(BlockIds.Azacitidine2, Date("2026-03-15")).Complete(BlockIds.InterimMaintenance, Date("2026-03-20"));
        Recover(journey, "2026-04-24").Complete(BlockIds.Azacitidine3, Date("2026-04-25")).Complete(BlockIds.DelayedIntensification1, Date("2026-04-30"));
        Recover(journey, "2026-06-02").Complete(BlockIds.Azacitidine4, Date("2026-06-03")).Complete(BlockIds.DelayedIntensification2, Date("2026-06-08"));
        return journey.Complete(BlockIds.Maintenance, Date("2026-07-06"));
    }

    /// <summary>EPI#3 waits 28 days for neutrophils, from 2026-04-25 to 2026-05-23.</summary>
    public static RecordBuilder FourWeekDelay()
    {
        RecordBuilder journey = UntilEpi3(WithDltPolicy());
        journey.Counts("2026-05-22", 600, 80_000).Resolved("2026-05-22").Start(BlockIds.Azacitidine3, "2026-05-23");
        return journey.Apply(Delay(journey, Date("2026-05-23")));
    }

    /// <summary>KMT2A is germline, and the infant leaves on 2026-02-05.</summary>
    public static RecordBuilder GermlineLeaves()
    {
        RecordBuilder journey = Begin().GiveAll(Date("2026-01-05"), Date("2026-02-01")).Kmt2a("2026-02-04", MarkerStatus.Absent);
        return journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(Date("2026-02-05")), Date("2026-02-05"), "KMT2A germline"));
    }

    /// <summary>A site that states what is unpublished of the definition of dose-limiting toxicity.</summary>
    public static CompiledProtocol WithDltPolicy() => Aall15P1.Compile(new SiteSupplement("site", "A site")
    {
        DltPolicy = new()
        {
            MinimumDelayDays = new(14, SiteManual, Standing.Site),
            Expected = new([], SiteManual, Standing.Site),
            RequiresAttribution = new(false, SiteManual, Standing.Site),
        },
    });

    public static RecordBuilder Begin(CompiledProtocol? protocol = null) =>
        new RecordBuilder(protocol).Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, "2026-01-05");

    public static RecordBuilder Recover(RecordBuilder journey, string date) => journey.Counts(date, 1200, 150_000).Resolved(date);

    /// <summary>To the day before EPI#3 was projected, with a grade 4 neutropenia.</summary>
    public static RecordBuilder UntilEpi3(CompiledProtocol protocol)
    {
        RecordBuilder journey = Begin(protocol).GiveAll(Date("2026-01-05"), Date("2026-02-08")).Kmt2a("2026-01-12", MarkerStatus.Present);
        Recover(journey, "2026-02-08").Complete(BlockIds.Azacitidine1, Date("2026-02-09")).Complete(BlockIds.Consolidation, Date("2026-02-14"));
        Recover(journey, "2026-03-14").Complete(BlockIds.Azacitidine2, Date("2026-03-15")).Complete(BlockIds.InterimMaintenance, Date("2026-03-20"));
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-04-14")), Date("2026-04-14"), "anc", new("neutrophil-count-decreased"), Grade.LifeThreatening));
        return journey.Counts("2026-04-24", 200, 60_000);
    }

    public static RecordEvent.TreatmentDelayed Delay(RecordBuilder journey, LocalDate? until, string? supersedes = null) =>
        new(journey.Stamp(Date("2026-04-25"), supersedes), Date("2026-04-25"), until, "anc", "neutropenia");
}
