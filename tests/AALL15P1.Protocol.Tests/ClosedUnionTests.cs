using System.Reflection;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>
/// No other assembly adds a case to a union. The constructor that copies an abstract record can be called from anywhere, so
/// that either a member cannot be written elsewhere, or that constructor refuses to copy a case into another type.
/// </summary>
public sealed class ClosedUnionTests
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Refusing =
    [
        typeof(CareRule), typeof(DoseStep), typeof(EligibilityCriterion), typeof(RecordEvent), typeof(SuppliedInfantFactor), typeof(TitrationAction), typeof(TreatmentDelay),
    ];

    public static TheoryData<Type> Unions => [.. typeof(Aall15P1).Assembly.GetExportedTypes().Where(type => type.IsAbstract && type.GetMethod("<Clone>$") is not null)];

    [Theory]
    [MemberData(nameof(Unions))]
    public void A_union_has_only_its_own_cases(Type type)
    {
        Assert.All(type.GetConstructors(Declared), constructor => Assert.True(constructor.IsPrivate || constructor.GetParameters()[0].ParameterType == type));
        Assert.True(
            Refusing.Contains(type) || type.GetMethods(Declared).Any(method => method.IsAbstract && (method.IsAssembly || method.IsFamilyAndAssembly)),
            $"Another assembly can write a case of {type.Name}.");
    }

    [Fact]
    public void A_case_is_not_copied_into_another_type()
    {
        RecordEvent left = new RecordEvent.LeftProtocol(new("1", Instant.FromUtc(2026, 2, 9, 12, 0), "A clinician"), new(2026, 2, 9), "moved");

        Refused("OtherStep is no copy of WeightUsed: the union is closed.", () => new OtherStep(new DoseStep.WeightUsed(Weight.FromKilograms(6.2m), new(2026, 2, 7), 2)));
        Refused("OtherEvent is no copy of LeftProtocol: the union is closed.", () => new OtherEvent(left));
        Refused("OtherCriterion is no copy of NoDownSyndrome: the union is closed.", () => new OtherCriterion(EligibilityCriterion.WithoutDownSyndrome(SomeRule)));
        Refused("OtherCare is no copy of SepsisAlert: the union is closed.", () => new OtherCare(CareRule.FeverReported(SomeRule)));
        Refused("OtherFactor is no copy of Named: the union is closed.", () => new OtherFactor(SuppliedInfantFactor.ByName(Dosing.Sample.Cited("Interfant"), "interfant")));
        Refused("OtherAction is no copy of Stop: the union is closed.", () => new OtherAction(new TitrationAction.Stop()));
        Refused("OtherDelay is no copy of Absent: the union is closed.", () => new OtherDelay(TreatmentDelay.None));

        static void Refused(string message, Func<object> copy) => Assert.Equal(message, Assert.Throws<NotSupportedException>(copy).Message);
    }

    // A copy has everything that its original has.
    [Fact]
    public void A_case_is_copied_whole()
    {
        Instant noon = Instant.FromUtc(2026, 2, 9, 12, 0);
        RecordEvent left = new RecordEvent.LeftProtocol(new("1", noon, "A clinician"), new(2026, 2, 9), "moved") { HappenedAt = noon };
        SuppliedInfantFactor named = SuppliedInfantFactor.ByName(Dosing.Sample.Cited("Interfant"), "interfant");
        DoseStep rounded = new DoseStep.AreaRounded(Dosing.Sample.Cited(new BsaRounding(2)), BodySurfaceArea.FromSquareMetres(0.33m));
        TreatmentDelay delay = TreatmentDelay.Between(new(2026, 2, 9), new(2026, 2, 10));
        TitrationAction halve = new TitrationAction.Halve(DosePercent.FromPercent(50m));
        EligibilityCriterion criterion = EligibilityCriterion.WithoutDownSyndrome(SomeRule);
        CareRule care = CareRule.FeverReported(SomeRule);

        Assert.Equal(
            [left, named, rounded, delay, halve, criterion, care],
            (object[])[left with { }, named with { }, rounded with { }, delay with { }, halve with { }, criterion with { }, care with { }]);
    }

    private static Rule SomeRule => new("SITE-RULE", "A rule", "A site's rule, for this test.", Dosing.Sample.Site, Standing.Site);

    private sealed record OtherCriterion : EligibilityCriterion
    {
        public OtherCriterion(EligibilityCriterion original)
            : base(original)
        {
        }
    }

    private sealed record OtherCare : CareRule
    {
        public OtherCare(CareRule original)
            : base(original)
        {
        }
    }

    private sealed record OtherStep : DoseStep
    {
        public OtherStep(DoseStep original)
            : base(original)
        {
        }

        public override string Kind => "other";

        public override string Text => "other";
    }

    private sealed record OtherEvent : RecordEvent
    {
        public OtherEvent(RecordEvent original)
            : base(original)
        {
        }

        public override RecordEventKind Kind => RecordEventKind.Died;
    }

    private sealed record OtherFactor : SuppliedInfantFactor
    {
        public OtherFactor(SuppliedInfantFactor original)
            : base(original)
        {
        }

        public override InfantFactorPolicy PolicyFor(ProtocolDefinition definition) => definition.InfantFactors[0].Policy;
    }

    private sealed record OtherAction : TitrationAction
    {
        public OtherAction(TitrationAction original)
            : base(original)
        {
        }

        public override TitrationActionKind Kind => TitrationActionKind.Stop;

        public override TitratedDoses? Apply(TitratedDoses current) => current;
    }

    private sealed record OtherDelay : TreatmentDelay
    {
        public OtherDelay(TreatmentDelay original)
            : base(original)
        {
        }

        public override bool? LastsAtLeast(int days) => true;
    }
}
