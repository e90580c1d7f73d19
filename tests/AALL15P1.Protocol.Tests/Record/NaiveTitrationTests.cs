using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.TitrationRecordTests;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What is due of the oral drugs of Maintenance against a walk from day to day with a pencil, which knows prescriptions, counts,
/// the words of ICiCLe-ALL-14 on stopping and halving, and no code of the library's judging. 100 % is 25 mg of mercaptopurine a
/// day and 10 mg of methotrexate a week (see <see cref="TitrationRecordTests"/>).
/// </summary>
public sealed class NaiveTitrationTests
{
    private static readonly LocalDate FirstDay = Date("2026-07-06");
    /// <summary>The last Monday of the weekly methotrexate before its gap, day 85.</summary>
    private static readonly LocalDate LastDay = Date("2026-09-28");

    /// <summary>After a fourth stop or reduction from the start the policy asks for a new 100 %, which is no part of this walk.</summary>
    private const int MostPrescriptions = 6;
    private static readonly int[] Percentages = [100, 50, 0];
    private static readonly int?[] Neutrophils = [2000, 400, 500, 501, 600, 749, 750, null];
    private static readonly int?[] Platelets = [200_000, 50_000, 50_001, 74_999, 75_000, null];

    [Property(MaxTest = 120, EndSize = 16)]
    [Trait("Rule", "ICICLE-STOP")]
    [Trait("Rule", "ICICLE-HALVE")]
    public void What_is_due_is_what_a_walk_from_day_to_day_says(byte first, (byte Gap, byte What)[] steps, bool inMilligrams)
    {
        RecordBuilder journey = InMaintenance();
        Pencil pencil = new();
        int? prescribed = first % 4 == 3 ? null : Percentages[first % 4];
        if (prescribed is { } start)
        {
            Prescribe(journey, FirstDay, start, inMilligrams);
            pencil.Prescribe(start);
        }

        Compare(journey, pencil, FirstDay);
        LocalDate day = FirstDay;
        int prescriptions = 0;
        foreach ((byte gap, byte what) in steps.Take(12))
        {
            // From one visit to the next: nothing happens, and what was said last stays.
            LocalDate visit = day.PlusDays(1 + (gap % 20));
            if (visit > LastDay)
            {
                break;
            }

            Compare(journey, pencil, visit.PlusDays(-1));
            day = visit;
            if (what % 4 == 0 && prescriptions < MostPrescriptions)
            {
                prescriptions++;
                int percent = Percentages[what / 4 % 3];
                Prescribe(journey, day, percent, inMilligrams && gap % 2 == 0);
                pencil.Prescribe(percent);
            }
            else
            {
                int? neutrophils = Neutrophils[what / 4 % Neutrophils.Length];
                int? platelets = what % 4 == 1 || neutrophils is null ? 200_000 : Platelets[gap / 20 % Platelets.Length];
                journey.Apply(new RecordEvent.LaboratoryReported(journey.Stamp(day), new(day)
                {
                    Neutrophils = neutrophils is { } anc ? CellCount.FromPerMicrolitre(anc) : null,
                    Platelets = platelets is { } count ? CellCount.FromPerMicrolitre(count) : null,
                }));
                pencil.Report(day, neutrophils, platelets);
            }

            Compare(journey, pencil, day);
        }

        Assert.Empty(journey.Refusals);
    }

    private static void Prescribe(RecordBuilder journey, LocalDate day, int percent, bool inMilligrams) => journey.Apply(inMilligrams
        ? new RecordEvent.DosesPrescribed(journey.Stamp(day), day, null, DrugMass.FromMilligrams(25m * percent / 100m), null, DrugMass.FromMilligrams(10m * percent / 100m))
        : new RecordEvent.DosesPrescribed(journey.Stamp(day), day, TitratedDoses.Both(DosePercent.FromPercent(percent))));

    private static void Compare(RecordBuilder journey, Pencil pencil, LocalDate day)
    {
        PlannedAdministration[] due = [.. journey.Record.StateOn(day).Due.Where(row => row.Order.Id is "mercaptopurine" or "methotrexate")];

        // Methotrexate is planned on Mondays from day 8 on.
        bool isWeekly = day.DayOfWeek == IsoDayOfWeek.Monday && day > FirstDay;
        string[] expected = pencil.IsUnclear && pencil.Percent > 0 ? ["mercaptopurine: no dose", .. isWeekly ? ["methotrexate: no dose"] : Array.Empty<string>()]
            : pencil.Percent == 0m ? []
            : [$"mercaptopurine: {Text(25m)}", .. isWeekly ? [$"methotrexate: {Text(10m)}"] : Array.Empty<string>()];
        string Text(decimal milligrams) => FormattableString.Invariant($"{milligrams * pencil.Percent / 100m:0.##} mg, one dose that day");

        Assert.Equal(expected, due.Select(row => $"{row.Order.Id}: {row.Dose!.Dose}"));
    }

    /// <summary>What a clinician would note in the margin: what is prescribed, and what the counts since have called for.</summary>
    private sealed class Pencil
    {
        private readonly List<(LocalDate Day, int? Neutrophils, int? Platelets)> reports = [];
        private int? prescribed;
        private int? calledFor;

        /// <summary>The percentage that is given.</summary>
        public decimal Percent => Math.Min(prescribed ?? 100, calledFor ?? 1000);

        /// <summary>Whether the last counts may call for less and nobody can say so.</summary>
        public bool IsUnclear { get; private set; }

        public void Prescribe(int percent)
        {
            prescribed = percent;
            calledFor = null;
            IsUnclear = false;
        }

        public void Report(LocalDate day, int? neutrophils, int? platelets)
        {
            reports.Add((day, neutrophils, platelets));
            if (prescribed is null)
            {
                return;
            }

            // A count is current for 14 days; of several the last.
            int? anc = reports.Where(report => report.Neutrophils is not null && report.Day >= day.PlusDays(-14)).Select(report => report.Neutrophils).LastOrDefault();
            int? count = reports.Where(report => report.Platelets is not null && report.Day >= day.PlusDays(-14)).Select(report => report.Platelets).LastOrDefault();
            bool isLow = anc < 750 || count < 75_000;
            if (anc <= 500 || count <= 50_000)
            {
                (calledFor, IsUnclear) = (0, false);
            }
            else if (anc is null || count is null)
            {
                IsUnclear = isLow;
            }
            else if (isLow)
            {
                // Half of 100 %; what was stopped stays stopped.
                (calledFor, IsUnclear) = (Math.Min(calledFor ?? 50, 50), false);
            }
            else
            {
                (calledFor, IsUnclear) = (null, false);
            }
        }
    }
}
