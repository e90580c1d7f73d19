using System.Globalization;
using System.Text;

namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>What the safety checks made of seeded faults and of the correct requests.</summary>
/// <param name="Infants">How many infants.</param>
/// <param name="Requests">How many correct requests: every administration with a computable dose.</param>
/// <param name="FalseAlerts">How many of the correct requests the checks did not let proceed.</param>
/// <param name="Tallies">The faults by kind.</param>
/// <param name="Missed">The faults that were not caught, in the order of the seeding.</param>
public sealed record FaultReport(int Infants, int Requests, int FalseAlerts, ValueList<FaultTally> Tallies, ValueList<MissedFault> Missed)
{
    /// <summary>The tally of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The tally.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public FaultTally Of(FaultKind kind)
    {
        foreach (FaultTally tally in Tallies)
        {
            if (tally.Kind == kind)
            {
                return tally;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(kind), kind, "The report has no such kind.");
    }

    /// <summary>The report as a Markdown table, the same on every run.</summary>
    /// <returns>The text, with a newline at the end of each line.</returns>
    public string ToMarkdown()
    {
        StringBuilder text = new();
        text.Append("| seeded fault | seeded | caught | catch rate | called a hazard |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (FaultTally tally in Tallies)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Words(tally.Kind)} | {tally.Seeded} | {tally.Caught} | {Percent(tally.Caught, tally.Seeded)} | {Percent(tally.CaughtAsHazard, tally.Seeded)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nCorrect requests: {Requests} of {Infants} infants; false alerts: {FalseAlerts}.\n");
        foreach (var missed in Missed.GroupBy(fault => $"{fault.Right.Drug} {fault.Right.Route} written as {fault.Wrong.Drug}: {Words(fault.Kind)}", StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"Not caught: {missed.Key}, {missed.Count()} times.\n");
        }

        return text.ToString();
    }

    /// <summary>A part as a percentage, rounded down, so that only all is 100 %.</summary>
    private static string Percent(int part, int whole) =>
        whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{decimal.Floor(1000m * part / whole) / 10m:0.0} %");

    private static string Words(FaultKind kind) => kind switch
    {
        FaultKind.Twofold => "2 × the dose",
        FaultKind.Fivefold => "5 × the dose",
        FaultKind.Tenfold => "10 × the dose",
        FaultKind.Tenth => "1/10 of the dose",
        FaultKind.PoundsForKilograms => "pounds for kilograms",
        FaultKind.WrongBasis => "per m² for per kg, or the reverse",
        FaultKind.DayForDose => "per day for per dose",
        FaultKind.SwapWithDueDrug => "swapped with a drug due that day",
        FaultKind.SwapWithOtherDrug => "swapped with a drug not due that day",
        FaultKind.DailyForWeekly => "a weekly dose again the next day",
        FaultKind.RepeatedTooSoon => "pegaspargase again after 7 days",
        FaultKind.IntrathecalRoute => "a drug that is not intrathecal by IT",
        FaultKind.AmountOfAnotherRoute => "an amount by a route of another order",
        FaultKind.HalfTheInterval => "an order again after half its days",
        FaultKind.WrongDecadeOfBirth => "born ten years earlier",
        FaultKind.FourfoldWithoutTolerance => "4 × the dose, no tolerance stated",
        FaultKind.CountThousandfold => "a count × 1000 or ÷ 1000",
        FaultKind.SupplementTenfold => "a supplement's dose × 10 or ÷ 10",
        FaultKind.OtherSpelling => "an expected toxicity in the other spelling",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such fault."),
    };
}
