using System.Text.Json;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>How doses and tables by age are spelled in a supplement.</summary>
internal static class DoseText
{
    public const string Expected = "a dose such as 75 mg/m²/dose, 6 mg/m²/day, 2.5 mg/kg/dose, 2500 IU/m²/dose or 6 mg/dose";

    public static bool TryParse(string text, out DoseRule rule)
    {
        DoseRule? parsed =
            PerDose<DrugMass>.TryParse(text, out PerDose<DrugMass> mass) ? DoseRule.Of(mass)
            : PerDay<DrugMass>.TryParse(text, out PerDay<DrugMass> massPerDay) ? DoseRule.Of(massPerDay)
            : PerDose<InternationalUnits>.TryParse(text, out PerDose<InternationalUnits> units) ? DoseRule.Of(units)
            : PerDay<InternationalUnits>.TryParse(text, out PerDay<InternationalUnits> unitsPerDay) ? DoseRule.Of(unitsPerDay)
            : PerDose<MassPerWeight>.TryParse(text, out PerDose<MassPerWeight> massByWeight) ? DoseRule.Of(massByWeight)
            : PerDay<MassPerWeight>.TryParse(text, out PerDay<MassPerWeight> massByWeightPerDay) ? DoseRule.Of(massByWeightPerDay)
            : PerDose<MassPerArea>.TryParse(text, out PerDose<MassPerArea> massByArea) ? DoseRule.Of(massByArea)
            : PerDay<MassPerArea>.TryParse(text, out PerDay<MassPerArea> massByAreaPerDay) ? DoseRule.Of(massByAreaPerDay)
            : PerDose<UnitsPerWeight>.TryParse(text, out PerDose<UnitsPerWeight> unitsByWeight) ? DoseRule.Of(unitsByWeight)
            : PerDay<UnitsPerWeight>.TryParse(text, out PerDay<UnitsPerWeight> unitsByWeightPerDay) ? DoseRule.Of(unitsByWeightPerDay)
            : PerDose<UnitsPerArea>.TryParse(text, out PerDose<UnitsPerArea> unitsByArea) ? DoseRule.Of(unitsByArea)
            : PerDay<UnitsPerArea>.TryParse(text, out PerDay<UnitsPerArea> unitsByAreaPerDay) ? DoseRule.Of(unitsByAreaPerDay)
            : null;
        rule = parsed!;
        return parsed is not null;
    }

    public static DoseAmount Amount(JsonPlace place) => place.Parsed<DoseAmount>(DoseAmount.TryParse, "an amount such as 6 mg or 2500 IU");

    public static Fraction Factor(JsonPlace place) => place.Parsed<Fraction>(Fraction.TryParse, "a factor such as 2/3 or 1");

    public static AgeTable<T> Bands<T>(JsonPlace bands, string value, Func<JsonPlace, T> read)
    {
        List<AgeBand<T>> all = [];
        foreach (JsonPlace band in bands.Items())
        {
            band.Only("fromMonths", "beginsAfter", value);
            all.Add(new(band.Required("fromMonths").Integer(0, 1200), read(band.Required(value))) { BeginsAfter = band.Optional("beginsAfter")?.Boolean() ?? false });
        }

        return bands.Make(() => new AgeTable<T>(all.ToValueList()));
    }

    public static void WriteBands<T>(Utf8JsonWriter writer, string name, AgeTable<T> table, string value)
    {
        writer.WriteStartArray(name);
        foreach (AgeBand<T> band in table.Bands)
        {
            writer.WriteStartObject();
            writer.WriteNumber("fromMonths", band.FromMonths);
            if (band.BeginsAfter)
            {
                writer.WriteBoolean("beginsAfter", value: true);
            }

            writer.WriteString(value, $"{band.Value}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
