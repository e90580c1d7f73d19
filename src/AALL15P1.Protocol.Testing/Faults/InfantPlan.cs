using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>One infant's plan with the correct request of every row whose dose can be computed, and the faults of each.</summary>
internal sealed class InfantPlan
{
    /// <summary>After so many days a drug with a shortest interval is asked for again.</summary>
    private const int RepeatedAfterDays = 7;

    private readonly CompiledProtocol protocol;
    private readonly Roadmap roadmap;
    private readonly Infant infant;
    private readonly Infant older;
    private readonly RecordedDose[] rows;
    private readonly (Drug Drug, Route Route)[] computable;

    public InfantPlan(CompiledProtocol protocol, Roadmap roadmap, Infant infant)
    {
        this.protocol = protocol;
        this.roadmap = roadmap;
        this.infant = infant;
        older = new(infant.BirthDate.PlusYears(-10), infant.Measurements);
        rows = [.. roadmap.Select(row => new RecordedDose(row.Drug, row.Date, RouteOf(row.Order)))];
        Requests = [.. MakeRequests()];
        computable = [.. Requests.Select(right => (right.Request.Drug, right.Request.Route!.Value)).Distinct()];
    }

    /// <summary>The correct requests, in the order of the plan.</summary>
    public PlannedRequest[] Requests { get; }

    /// <summary>What was given before a row of the plan.</summary>
    public ReadOnlySpan<RecordedDose> GivenBefore(int row) => rows.AsSpan(0, row);

    /// <summary>Every fault that can be seeded into a correct request.</summary>
    public IEnumerable<SeededFault> FaultsOf(PlannedRequest right)
    {
        DoseRequest request = right.Request;
        yield return Times(FaultKind.Twofold, right, 2m);
        yield return Times(FaultKind.Fivefold, right, 5m);
        yield return Times(FaultKind.Tenfold, right, 10m);
        yield return Times(FaultKind.Tenth, right, 0.1m);
        if (WeighedInPounds(right) is { } pounds)
        {
            yield return pounds;
        }

        if (BasisRatio(right) is { } ratio)
        {
            yield return Times(FaultKind.WrongBasis, right, ratio);
        }

        if (right.Due.Order.TimesPerDay is > 1 && request.Period == DosePeriod.PerDose && right.Dose.PerDay is { } wholeDay)
        {
            yield return new(FaultKind.DayForDose, infant, request with { Amount = wholeDay });
        }

        foreach ((Drug drug, Route route) in computable)
        {
            if (route == request.Route && !drug.Equals(request.Drug) && SwapOf(drug, route, request.Date) is { } swap)
            {
                yield return new(swap, infant, request with { Drug = drug });
            }
        }

        if (right.Due.Order.Days.IsWeekly)
        {
            yield return new(FaultKind.DailyForWeekly, infant, request with { Date = request.Date.PlusDays(1) }, IsAfterTheRightDose: true);
        }

        if (protocol.Safety.Intervals.Any(interval => interval.Drug.Equals(request.Drug)))
        {
            yield return new(FaultKind.RepeatedTooSoon, infant, request with { Date = request.Date.PlusDays(RepeatedAfterDays) }, IsAfterTheRightDose: true);
        }

        if (!request.Drug.Routes.Contains(Route.IT))
        {
            yield return new(FaultKind.IntrathecalRoute, infant, request with { Route = Route.IT });
        }

        foreach (Route route in request.Drug.Routes.ToRoutes().Where(route => !right.Due.Order.Routes.Contains(route)))
        {
            yield return new(FaultKind.AmountOfAnotherRoute, infant, request with { Route = route });
        }

        if (right.Due.Order.LeastInterval.Days is > 1 and { } days)
        {
            yield return new(FaultKind.HalfTheInterval, infant, request with { Date = request.Date.PlusDays(days / 2) }, IsAfterTheRightDose: true);
        }

        yield return new(FaultKind.WrongDecadeOfBirth, older, request);
        yield return Times(FaultKind.FourfoldWithoutTolerance, right, 4m) with { IsWithoutTolerance = true };
    }

    private static Route RouteOf(PlannedOrder order) => order.Routes.ToRoutes().First();

    /// <summary>The amount as a prescriber writes it: to a hundredth of a milligram or of an international unit.</summary>
    private static DoseAmount Written(DoseAmount amount) =>
        amount.Mass is { } mass
            ? DrugMass.FromMilligrams(decimal.Round(mass.Milligrams, 2))
            : InternationalUnits.FromInternationalUnits(decimal.Round(amount.Units!.Value.Value, 2));

    private IEnumerable<PlannedRequest> MakeRequests()
    {
        for (int row = 0; row < roadmap.Count; row++)
        {
            Administration due = roadmap[row];
            if (protocol.EvaluateDoseUnguarded(due, infant, out ComputedDose dose) == DecisionOutcome.Proceed)
            {
                DosePeriod period = dose.PerDose is null ? DosePeriod.PerDay : DosePeriod.PerDose;
                DoseRequest request = new(due.Drug, Written((dose.PerDose ?? dose.PerDay)!.Value), period, RouteOf(due.Order), due.Date);
                yield return new(row, due, dose, request);
            }
        }
    }

    /// <summary>A multiple of the computed dose, before it is rounded for writing.</summary>
    private SeededFault Times(FaultKind kind, PlannedRequest right, decimal factor) =>
        new(kind, infant, right.Request with { Amount = (right.Dose.PerDose ?? right.Dose.PerDay)!.Value.Times(factor) });

    /// <summary>The weight behind the dose was read in pounds, and the dose follows it; null when the dose does not depend on the weight.</summary>
    private SeededFault? WeighedInPounds(PlannedRequest right)
    {
        if (!infant.TryGetWeight(right.Request.Date, out Measurement? used))
        {
            return null;
        }

        Weight wrong = Weight.FromKilograms(decimal.Round(used.Weight!.Value.In(Weight.PoundUnit), 2));
        Infant recorded = new(
            infant.BirthDate,
            infant.Measurements.Select(measurement => measurement.Equals(used) ? new Measurement(used.Date, wrong, used.Height) : measurement).ToValueList());
        _ = protocol.EvaluateDoseUnguarded(right.Due, recorded, out ComputedDose dose);
        DoseAmount amount = Written((dose.PerDose ?? dose.PerDay)!.Value);
        return amount == right.Request.Amount ? null : new(FaultKind.PoundsForKilograms, recorded, right.Request with { Amount = amount });
    }

    /// <summary>By what the dose grows when kilograms and square metres are taken for each other; null when it depends on neither.</summary>
    private decimal? BasisRatio(PlannedRequest right)
    {
        bool isByArea = right.Due.Order.Dose is Fact<DoseRule>.Known { Stated.Value.IsByArea: true };
        bool isByWeight = right.Due.Order.Dose is Fact<DoseRule>.Known { Stated.Value.IsByWeight: true };
        if ((!isByArea && !isByWeight)
            || !infant.TryGetWeight(right.Request.Date, out Measurement? weighed)
            || !infant.TryGetHeight(right.Request.Date, out Measurement? measured))
        {
            return null;
        }

        Weight weight = weighed.Weight!.Value;
        decimal kilogramsPerArea = weight.Kilograms / protocol.BsaFormula.Value.Estimate(weight, measured.Height!.Value).SquareMetres;
        return isByArea ? kilogramsPerArea : 1m / kilogramsPerArea;
    }

    /// <summary>The kind of a swap with a drug; null when the drug is due and its dose cannot be computed.</summary>
    private FaultKind? SwapOf(Drug drug, Route route, LocalDate date)
    {
        foreach (Administration row in roadmap.On(date))
        {
            if (row.Drug.Equals(drug) && row.Order.Routes.Contains(route))
            {
                return protocol.EvaluateDose(row, infant, out _) == DecisionOutcome.Proceed ? FaultKind.SwapWithDueDrug : null;
            }
        }

        return FaultKind.SwapWithOtherDrug;
    }
}
