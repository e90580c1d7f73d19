namespace AALL15P1.Protocol;

/// <summary>What was given of one drug by one route, over the whole record.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Route">The route.</param>
/// <param name="Mass">The sum of the amounts that were recorded as a mass.</param>
/// <param name="Units">The sum of the amounts that were recorded in international units.</param>
/// <param name="Administrations">The number of administrations.</param>
/// <param name="WithoutAmount">How many of these have no amount; when it is not 0, the sums are too low.</param>
public sealed record DrugTotal(Drug Drug, Route Route, DrugMass Mass, InternationalUnits Units, int Administrations, int WithoutAmount)
{
    /// <summary>Whether every administration has an amount, so that the sums are whole.</summary>
    public bool IsComplete => WithoutAmount == 0;

    /// <summary>
    /// The sums by drug and route, added up in canonical order each time they are asked for: a running sum from which a
    /// corrected amount is taken away again would keep what rounding made of it, and could fall below 0.
    /// </summary>
    internal static ValueList<DrugTotal> Of(RecordFacts facts)
    {
        Dictionary<(Drug, Route), DrugTotal> sums = [];
        foreach (RecordEvent recorded in facts.Events)
        {
            if (recorded is { DoseGiven: { } dose, ConcernedSlot: { } slot })
            {
                Drug drug = facts.Schedule.Definition.Block(slot.Block).Order(slot.OrderId).Drug;
                DrugTotal before = sums.GetValueOrDefault((drug, dose.Route)) ?? new(drug, dose.Route, default, default, 0, 0);
                sums[(drug, dose.Route)] = before.With(dose.Amount);
            }
        }

        return sums.Values.OrderBy(sum => sum.Drug.Name, StringComparer.Ordinal).ThenBy(sum => sum.Route).ToValueList();
    }

    private DrugTotal With(DoseAmount? amount) => this with
    {
        Mass = amount?.Mass is { } mass ? Mass + mass : Mass,
        Units = amount?.Units is { } units ? Units + units : Units,
        Administrations = Administrations + 1,
        WithoutAmount = WithoutAmount + (amount is null ? 1 : 0),
    };
}
