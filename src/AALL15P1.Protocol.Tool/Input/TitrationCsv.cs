using System.Globalization;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Input;

/// <summary>
/// Reads a titration history from comma-separated values. A bare whole number is a count per microlitre; any other
/// count states its unit, because a laboratory's 0.75 and 150 are a thousandth of what they seem.
/// </summary>
internal static class TitrationCsv
{
    private const string Header = "date,anc,platelets,mercaptopurine_percent,methotrexate_percent";
    private const string LongHeader = Header + ",new_starting_dose";

    /// <summary>Platelets are reported in thousands per microlitre, so a bare number below this is in billions per litre.</summary>
    private const decimal LeastBarePlatelets = 1000m;

    public static TitrationHistory Read(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        string header = lines[0].Trim();
        if (header is not (Header or LongHeader))
        {
            throw new FormatException($"line 1: found '{header}', expected the header {Header}, and after it new_starting_dose if wanted.");
        }

        int fields = header.Split(',').Length;
        Dictionary<LocalDate, int> lineOf = [];
        List<DatedCounts> counts = [];
        List<DatedDoses> doses = [];
        for (int index = 1; index < lines.Length; index++)
        {
            if (lines[index].Trim().Length > 0)
            {
                int line = index + 1;
                string[] row = [.. lines[index].Split(',').Select(field => field.Trim())];
                if (row.Length != fields)
                {
                    throw Misfit(line, "fields", row.Length.ToString(CultureInfo.InvariantCulture), fields.ToString(CultureInfo.InvariantCulture));
                }

                LocalDate date = Options.TryDate(row[0], out LocalDate parsed) ? parsed : throw Misfit(line, "date", row[0], "a date as 2026-01-05");
                if (!lineOf.TryAdd(date, line))
                {
                    throw new FormatException($"line {line}: date: {row[0]} is on line {lineOf[date]} already; a day has one line.");
                }

                ReadRow(line, date, row, counts, doses);
            }
        }

        return new(counts, doses);
    }

    private static void ReadRow(int line, LocalDate date, string[] row, List<DatedCounts> counts, List<DatedDoses> doses)
    {
        CellCount? neutrophils = Count(line, "anc", row[1], leastBare: 0m);
        CellCount? platelets = Count(line, "platelets", row[2], LeastBarePlatelets);
        DosePercent? thiopurine = Percent(line, "mercaptopurine_percent", row[3]);
        DosePercent? methotrexate = Percent(line, "methotrexate_percent", row[4]);
        if (neutrophils is not null || platelets is not null)
        {
            counts.Add(new(date, neutrophils, platelets));
        }

        if (thiopurine.HasValue != methotrexate.HasValue)
        {
            throw new FormatException($"line {line}: one dose without the other; give both percentages, 0 for a drug that is not given, or neither.");
        }

        bool setsNew = row.Length > 5 && NewStartingDose(line, row[5]);
        if (thiopurine is { } daily && methotrexate is { } weekly)
        {
            doses.Add(new(date, new(daily, weekly)) { SetsNewStartingDose = setsNew });
        }
        else if (setsNew)
        {
            throw new FormatException($"line {line}: new_starting_dose: a new starting dose comes with both percentages.");
        }
    }

    private static CellCount? Count(int line, string column, string text, decimal leastBare)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out decimal bare))
        {
            return bare == 0 || bare >= leastBare
                ? CellCount.FromPerMicrolitre(bare)
                : throw Misfit(line, column, text, $"a whole number per microlitre of at least {leastBare}, or a count with its unit, as 150 ×10⁹/L");
        }

        return CellCount.TryParse(text, out CellCount count)
            ? count
            : throw Misfit(line, column, text, "a whole number per microlitre, or a count with its unit, as 1.2 ×10⁹/L");
    }

    private static DosePercent? Percent(int line, string column, string text) =>
        text.Length == 0 ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) && percent <= 1000
            ? DosePercent.FromPercent(percent)
            : throw Misfit(line, column, text, "a percentage of the starting dose from 0 to 1000");

    private static bool NewStartingDose(int line, string text) => text switch
    {
        "" => false,
        "yes" => true,
        _ => throw Misfit(line, "new_starting_dose", text, "yes or nothing"),
    };

    private static FormatException Misfit(int line, string column, string found, string expected) =>
        new($"line {line}: {column}: found '{found}', expected {expected}.");
}
