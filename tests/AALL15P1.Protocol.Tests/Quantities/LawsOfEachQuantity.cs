namespace AALL15P1.Protocol.Tests.Quantities;

public sealed class WeightLaws : QuantityLaws<Weight>;

public sealed class HeightLaws : QuantityLaws<Height>;

public sealed class BodySurfaceAreaLaws : QuantityLaws<BodySurfaceArea>;

public sealed class MassConcentrationLaws : QuantityLaws<MassPerVolume>;

public sealed class MolarConcentrationLaws : QuantityLaws<MolarConcentration>;

public sealed class MolarMassLaws : QuantityLaws<MassPerMole>;

public sealed class EnzymeActivityLaws : QuantityLaws<EnzymeActivity>;

public sealed class VolumeLaws : AdditiveQuantityLaws<FluidVolume>;

public sealed class CellCountLaws : AdditiveQuantityLaws<CellCount>;

public sealed class MassLaws : DoseQuantityLaws<DrugMass>;

public sealed class InternationalUnitsLaws : DoseQuantityLaws<InternationalUnits>;

public sealed class MassPerWeightLaws : DoseQuantityLaws<MassPerWeight>;

public sealed class MassPerAreaLaws : DoseQuantityLaws<MassPerArea>;

public sealed class UnitsPerWeightLaws : DoseQuantityLaws<UnitsPerWeight>;

public sealed class UnitsPerAreaLaws : DoseQuantityLaws<UnitsPerArea>;

public sealed class MassPerDoseLaws : AdditiveQuantityLaws<PerDose<DrugMass>>;

public sealed class InternationalUnitsPerDoseLaws : AdditiveQuantityLaws<PerDose<InternationalUnits>>;

public sealed class MassPerWeightPerDoseLaws : AdditiveQuantityLaws<PerDose<MassPerWeight>>;

public sealed class MassPerAreaPerDoseLaws : AdditiveQuantityLaws<PerDose<MassPerArea>>;

public sealed class UnitsPerWeightPerDoseLaws : AdditiveQuantityLaws<PerDose<UnitsPerWeight>>;

public sealed class UnitsPerAreaPerDoseLaws : AdditiveQuantityLaws<PerDose<UnitsPerArea>>;

public sealed class MassPerDayLaws : AdditiveQuantityLaws<PerDay<DrugMass>>;

public sealed class InternationalUnitsPerDayLaws : AdditiveQuantityLaws<PerDay<InternationalUnits>>;

public sealed class MassPerWeightPerDayLaws : AdditiveQuantityLaws<PerDay<MassPerWeight>>;

public sealed class MassPerAreaPerDayLaws : AdditiveQuantityLaws<PerDay<MassPerArea>>;

public sealed class UnitsPerWeightPerDayLaws : AdditiveQuantityLaws<PerDay<UnitsPerWeight>>;

public sealed class UnitsPerAreaPerDayLaws : AdditiveQuantityLaws<PerDay<UnitsPerArea>>;
