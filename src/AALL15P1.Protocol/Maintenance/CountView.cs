using AALL15P1.Protocol.Quantities;
using NodaTime;

namespace AALL15P1.Protocol.Maintenance;

/// <summary>The latest value of each count on a day, as far as it is not too old to decide by.</summary>
internal readonly record struct CountView(CellCount? Neutrophils, CellCount? Platelets, LocalDate? LastDate)
{
    public static CountView On(TitrationHistory history, LocalDate day, int greatestAge)
    {
        CellCount? neutrophils = null;
        CellCount? platelets = null;
        LocalDate? last = null;
        foreach (DatedCounts entry in history.Counts)
        {
            if (entry.Date > day)
            {
                break;
            }

            last = entry.Date;
            if (Period.DaysBetween(entry.Date, day) <= greatestAge)
            {
                neutrophils = entry.Neutrophils ?? neutrophils;
                platelets = entry.Platelets ?? platelets;
            }
        }

        return new(neutrophils, platelets, last);
    }

    public string Missing => (Neutrophils, Platelets) switch
    {
        (null, null) => "an ANC and a platelet count of the last 14 days",
        (null, _) => "an ANC of the last 14 days",
        _ => "a platelet count of the last 14 days",
    };

    public override string ToString() =>
        $"ANC {(Neutrophils is { } anc ? anc.ToString() : "not known")}, platelets {(Platelets is { } platelets ? platelets.ToString() : "not known")}";
}
