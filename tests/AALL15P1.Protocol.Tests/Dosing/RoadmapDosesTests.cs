using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

public sealed class RoadmapDosesTests
{
    private static readonly SiteSupplement Illustration = Aall15P1.Illustration;
    private static readonly CompiledProtocol Illustrated = Aall15P1.Compile(Illustration);
    private static readonly Roadmap Roadmap = Illustrated.Plan(Sample.Born, new LocalDate(2026, 1, 5));

    private static readonly Infant Infant = Sample.Growing(Sample.Born, new LocalDate(2026, 1, 5));

    private static readonly RoadmapDoses Doses = Illustrated.DosesOf(Roadmap, Infant);

    // Four orders stay unpublished: prednisolone (7 days), cytarabine in Induction (14), leucovorin (4), the taper (7).
    [Fact]
    public void Every_row_has_its_dose_or_its_refusal()
    {
        int refused = 0;
        foreach (Administration row in Roadmap)
        {
            DecisionOutcome outcome = Doses.Evaluate(row, out ComputedDose dose);
            DoseResult result = Doses.Explain(row);

            Assert.Equal((outcome, dose, row.Order), (result.Outcome, result.Dose, result.Order));
            refused += outcome == DecisionOutcome.Proceed ? 0 : 1;
        }

        Assert.Equal(32, refused);
    }

    [Fact]
    public void A_roadmap_document_with_amounts_is_read_back_only_with_the_infant_and_the_policy_behind_them()
    {
        string without = RoadmapJson.Write(Roadmap);
        string with = RoadmapJson.Write(Roadmap, doses: Doses);

        Assert.Equal(without, RoadmapJson.Write(RoadmapJson.Read(without, Illustrated)));
        Assert.StartsWith("$.administrations: found amounts", Assert.Throws<FormatException>(() => RoadmapJson.Read(with, Illustrated)).Message, StringComparison.Ordinal);
        Assert.Equal(Roadmap, RoadmapJson.Read(with, Illustrated, Infant));
        Infant heavier = new(Sample.Born, [new(new LocalDate(2026, 1, 5), Protocol.Weight.FromKilograms(5.5m), Protocol.Height.FromCentimetres(60m))]);
        Assert.Throws<FormatException>(() => RoadmapJson.Read(with, Illustrated, heavier));
        Assert.Throws<FormatException>(() => RoadmapJson.Read(without, Aall15P1.Compile()));
    }

    [Fact]
    public void The_roadmap_must_be_planned_by_the_same_protocol() =>
        Assert.Throws<ArgumentException>("roadmap", () => Aall15P1.Compile().DosesOf(Roadmap, Infant));

    [Fact]
    public void The_infant_must_be_the_roadmaps() =>
        Assert.Throws<ArgumentException>(() => Illustrated.DosesOf(Roadmap, new Infant(Sample.Born.PlusDays(1), [])));
}
