using System.Globalization;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Writes a journey down: each event is recorded at noon (UTC) of the day of the last event, or of a later one.</summary>
internal sealed class RecordBuilder
{
    private readonly List<RecordRefusal> refusals = [];
    private Instant now = Instant.FromUtc(2020, 1, 1, 12, 0);
    private int ids;

    public RecordBuilder(CompiledProtocol? protocol = null) => Record = TreatmentRecord.Empty(protocol ?? Aall15P1.Compile());

    public TreatmentRecord Record { get; private set; }

    public IReadOnlyList<RecordRefusal> Refusals => refusals;

    public static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    public static Cited<HoldPolicy> Site(HoldPolicy policy) => new(policy, new(new("SITE-HOLDS", "The test site's manual", Standing.Site), "holds"), Standing.Site);

    public static CompiledProtocol With(HoldPolicy policy) => Aall15P1.Compile(new SiteSupplement("site", "A site") { Holds = HoldPolicies.Always(Site(policy)) });

    public EventStamp Stamp(LocalDate date, string? supersedes = null)
    {
        Instant noon = Instant.FromUtc(date.Year, date.Month, date.Day, 12, 0);
        now = noon > now ? noon : now;
        ids++;
        return new(ids.ToString("D4", CultureInfo.InvariantCulture), now, "dr-a", supersedes);
    }

    public RecordBuilder Apply(RecordEvent recorded)
    {
        if (Record.TryApply(recorded, out TreatmentRecord next, out RecordRefusal? refusal))
        {
            Record = next;
        }
        else
        {
            refusals.Add(refusal);
        }

        return this;
    }

    public RecordBuilder Enrol(string date, string birth) => Apply(new RecordEvent.Enrolled(Stamp(Date(date)), Date(date), Date(birth)));

    public RecordBuilder Start(BlockId block, string date) => Start(block, Date(date));

    public RecordBuilder Start(BlockId block, LocalDate date) => Apply(new RecordEvent.BlockStarted(Stamp(date), date, block));

    public RecordBuilder Kmt2a(string date, MarkerStatus status) => Apply(new RecordEvent.MarkerReported(Stamp(Date(date)), Date(date), status));

    public RecordBuilder Measure(string date, Weight? weight, Height? height = null) =>
        Apply(new RecordEvent.Measured(Stamp(Date(date)), new(Date(date), weight, height)));

    public RecordBuilder Counts(string date, int neutrophils, int platelets) =>
        Apply(new RecordEvent.LaboratoryReported(Stamp(Date(date)), new LaboratoryValues(Date(date))
        {
            Neutrophils = CellCount.FromPerMicrolitre(neutrophils),
            Platelets = CellCount.FromPerMicrolitre(platelets),
        }));

    public RecordBuilder Resolved(string date) => Apply(new RecordEvent.ToxicityStated(Stamp(Date(date)), Date(date), Resolved: true));

    public RecordBuilder Give(BlockId block, string order, int day, LocalDate date, Route? route = null, DoseAmount? amount = null, int? dose = null) =>
        Apply(new RecordEvent.AdministrationGiven(Stamp(date), date, new(block, order, day), new(route ?? RouteOf(block, order))
        {
            Amount = amount,
            DoseOfDay = dose,
            Setting = CareSetting.TertiaryCentre,
        }));

    public RecordBuilder GiveAt(BlockId block, string order, int day, LocalDate date, string startedAt, int? dose = null) =>
        Apply(new RecordEvent.AdministrationGiven(Stamp(date), date, new(block, order, day), new(RouteOf(block, order))
        {
            DoseOfDay = dose,
            Setting = CareSetting.TertiaryCentre,
            StartedAt = NodaTime.Text.InstantPattern.ExtendedIso.Parse(startedAt).Value,
        }));

    public RecordBuilder MakeUp(BlockId block, string order, int day, LocalDate date) =>
        Apply(new RecordEvent.AdministrationMadeUp(Stamp(date), date, new(block, order, day), new(RouteOf(block, order)) { Setting = CareSetting.TertiaryCentre }));

    public RecordBuilder Hold(BlockId block, string order, int day, LocalDate date, LocalDate? until) =>
        Apply(new RecordEvent.AdministrationHeld(Stamp(date), date, new(block, order, day), until, "low counts"));

    public RecordBuilder Omit(BlockId block, string order, int day, LocalDate date) =>
        Apply(new RecordEvent.AdministrationOmitted(Stamp(date), date, new(block, order, day), "clinician's decision"));

    /// <summary>Gives every administration of the plan that falls on the days from one date to another.</summary>
    public RecordBuilder GiveAll(LocalDate from, LocalDate to)
    {
        foreach (PlannedAdministration row in Record.Plan!.ToBeGiven(from, to).Where(row => !row.Planned.IsProjected).ToList())
        {
            Give(row.Block.Id, row.Order.Id, row.Day, row.Date);
        }

        return this;
    }

    /// <summary>Starts a block and gives all of it.</summary>
    public RecordBuilder Complete(BlockId block, LocalDate start)
    {
        Start(block, start);
        return GiveAll(start, Record.Plan!.EndOfTherapy);
    }

    private static Route RouteOf(BlockId block, string order) => Aall15P1.Definition.Block(block).Order(order).Routes.ToRoutes().First();
}
