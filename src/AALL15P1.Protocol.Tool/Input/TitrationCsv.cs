using System.Globalization;
using System.Text.RegularExpressions;
using AALL15P1.Protocol.Titration;
using CsvHelper;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Input;

/// <summary>
/// Reads a titration history as laboratories write it: comma, semicolon or tab between fields, quotes, thousands as
/// 1,900, columns in any order and more of them than are needed, one analyte a line, NA for what was not measured, bounds
/// as &lt;0.1. A bare number is a count per microlitre, and only where it cannot be another unit's; any other count states
/// its unit.
/// </summary>
internal static partial class TitrationCsv
{
    /// <summary>What both drugs can be at most: a number above is no percentage of a starting dose but an amount.</summary>
    private const decimal MostPercent = 200m;

    private static readonly string[] Nothing = ["", "NA", "N/A", "NULL", "-", "."];

    private static readonly Dictionary<string, Column> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = Column.Date,
        ["anc"] = Column.Neutrophils,
        ["neutrophils"] = Column.Neutrophils,
        ["platelets"] = Column.Platelets,
        ["plt"] = Column.Platelets,
        ["wbc"] = Column.WhiteCells,
        ["white_cells"] = Column.WhiteCells,
        ["leukocytes"] = Column.WhiteCells,
        ["neutrophils_percent"] = Column.NeutrophilsPercent,
        ["neutrophil_percent"] = Column.NeutrophilsPercent,
        ["mercaptopurine_percent"] = Column.Thiopurine,
        ["mercaptopurine"] = Column.Thiopurine,
        ["methotrexate_percent"] = Column.Methotrexate,
        ["methotrexate"] = Column.Methotrexate,
        ["new_starting_dose"] = Column.NewStart,
        ["analyte"] = Column.Analyte,
        ["value"] = Column.Value,
        ["unit"] = Column.Unit,
    };

    private enum Column
    {
        Date,
        Neutrophils,
        Platelets,
        WhiteCells,
        NeutrophilsPercent,
        Thiopurine,
        Methotrexate,
        NewStart,
        Analyte,
        Value,
        Unit,
    }

    public static TitrationTable Read(string text) => Read(text, StartingAmounts.None);

    public static TitrationTable Read(string text, StartingAmounts starts)
    {
        List<string> notes = [];
        List<(int Line, Dictionary<Column, string> Cells)> rows = [.. Rows(text, notes)];
        List<DatedCounts> counts = [];
        List<DatedDoses> doses = [];
        Dictionary<LocalDate, int> lineOf = [];
        foreach ((int line, LocalDate date, Dictionary<Column, string> cells) in Days(rows))
        {
            if (!lineOf.TryAdd(date, line))
            {
                throw new FormatException($"line {line}: date: {OfDate(date)} is on line {lineOf[date]} already; a day has one line.");
            }

            ReadRow(line, date, cells, starts, counts, doses, notes);
        }

        return new(new(counts, doses), notes);
    }

    private static IEnumerable<(int Line, Dictionary<Column, string> Cells)> Rows(string text, List<string> notes)
    {
        using CsvReader reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            SkipEmptyLines = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            Separator = Separator(text),
        });
        if (!Next(reader))
        {
            throw new FormatException("line 1: found nothing, expected a header with the column date.");
        }

        string[] header = Record(reader);
        Column?[] columns = [.. header.Select(name => Names.TryGetValue(name.Trim().Replace(' ', '_'), out Column column) ? column : (Column?)null)];
        if (!columns.Contains(Column.Date) || (columns.Contains(Column.Analyte) != columns.Contains(Column.Value)))
        {
            throw new FormatException($"line 1: found '{string.Join(',', header)}', expected the columns date, anc, platelets, mercaptopurine_percent and methotrexate_percent, or date, analyte and value.");
        }

        if (columns.Where(column => column is not null).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FormatException($"line 1: the column {header[Array.IndexOf(columns, twice.Key)]} is there twice.");
        }

        string[] unknown = [.. header.Where((_, index) => columns[index] is null)];
        if (unknown.Length > 0)
        {
            notes.Add($"Columns left out of account: {string.Join(", ", unknown)}.");
        }

        while (Next(reader))
        {
            int line = (int)reader.LineNumber;
            string[] record = Record(reader);
            if (record.All(field => field.Length == 0))
            {
                continue;
            }

            if (record.Length != header.Length)
            {
                throw Misfit(line, "fields", record.Length.ToString(CultureInfo.InvariantCulture), header.Length.ToString(CultureInfo.InvariantCulture));
            }

            Dictionary<Column, string> cells = [];
            for (int index = 0; index < record.Length; index++)
            {
                if (columns[index] is { } column)
                {
                    cells[column] = Nothing.Contains(record[index], StringComparer.OrdinalIgnoreCase) ? string.Empty : record[index];
                }
            }

            yield return (line, cells);
        }
    }

    private static bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException mistake)
        {
            throw new FormatException($"line {mistake.LineNumber}: found a quote that is not closed or has text after it, expected fields with quotes around them or without any.", mistake);
        }
    }

    private static string[] Record(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    /// <summary>The rows by day: as they are, or, where a line has one analyte, those of a day together.</summary>
    private static IEnumerable<(int Line, LocalDate Date, Dictionary<Column, string> Cells)> Days(List<(int Line, Dictionary<Column, string> Cells)> rows)
    {
        List<(int Line, LocalDate Date, Dictionary<Column, string> Cells)> days = [];
        foreach ((int line, Dictionary<Column, string> cells) in rows)
        {
            LocalDate date = Options.TryDate(cells[Column.Date], out LocalDate parsed) ? parsed : throw Misfit(line, "date", cells[Column.Date], "a date of the years 1900 to 2200 as 2026-01-05");
            if (!cells.TryGetValue(Column.Analyte, out string? analyte))
            {
                days.Add((line, date, cells));
                continue;
            }

            if (!Names.TryGetValue(analyte.Replace(' ', '_'), out Column column) || column is Column.Date or Column.Analyte or Column.Value or Column.Unit)
            {
                throw Misfit(line, "analyte", analyte, "anc, platelets, wbc, neutrophils_percent, mercaptopurine_percent or methotrexate_percent");
            }

            int index = days.FindIndex(day => day.Date == date);
            if (index < 0)
            {
                index = days.Count;
                days.Add((line, date, []));
            }

            string unit = cells.GetValueOrDefault(Column.Unit, string.Empty);
            string value = cells[Column.Value].Length > 0 && unit.Length > 0 ? $"{cells[Column.Value]} {unit}" : cells[Column.Value];
            if (!days[index].Cells.TryAdd(column, value))
            {
                throw new FormatException($"line {line}: {analyte}: {OfDate(date)} has two values of it; a day has one.");
            }
        }

        return days;
    }

    private static void ReadRow(
        int line, LocalDate date, Dictionary<Column, string> cells, StartingAmounts starts, List<DatedCounts> counts, List<DatedDoses> doses, List<string> notes)
    {
        string Cell(Column column) => cells.GetValueOrDefault(column, string.Empty);
        CountBound? neutrophils = Count(line, "anc", Cell(Column.Neutrophils), leastBare: 100m) ?? OfWhiteCells(line, date, Cell(Column.WhiteCells), Cell(Column.NeutrophilsPercent), notes);
        CountBound? platelets = Count(line, "platelets", Cell(Column.Platelets), leastBare: 1000m);
        if (neutrophils is not null || platelets is not null)
        {
            counts.Add(new(date, neutrophils, platelets));
        }

        DosePercent? thiopurine = Percent(line, "mercaptopurine_percent", Cell(Column.Thiopurine), starts.Thiopurine, starts.ThiopurineTablet, "--mercaptopurine");
        DosePercent? methotrexate = Percent(line, "methotrexate_percent", Cell(Column.Methotrexate), starts.Methotrexate, starts.MethotrexateTablet, "--methotrexate");
        if (thiopurine.HasValue != methotrexate.HasValue)
        {
            throw new FormatException($"line {line}: one dose without the other; give both percentages, 0 for a drug that is not given, or neither.");
        }

        bool setsNew = NewStartingDose(line, Cell(Column.NewStart));
        if (thiopurine is { } daily && methotrexate is { } weekly)
        {
            doses.Add(new(date, new(daily, weekly)) { SetsNewStartingDose = setsNew });
        }
        else if (setsNew)
        {
            throw new FormatException($"line {line}: new_starting_dose: a new starting dose comes with both percentages.");
        }
    }

    /// <summary>The ANC from white cells and the percentage of neutrophils, with its arithmetic.</summary>
    private static CountBound? OfWhiteCells(int line, LocalDate date, string whiteCells, string percent, List<string> notes)
    {
        if (whiteCells.Length == 0 || percent.Length == 0)
        {
            return null;
        }

        string bare = percent.TrimEnd('%', ' ');
        if (!decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal share) || share > 100m)
        {
            throw Misfit(line, "neutrophils_percent", percent, "a percentage of the white cells from 0 to 100");
        }

        CountBound cells = Count(line, "wbc", whiteCells, leastBare: 1000m)!.Value;
        if (cells.Exact is not { } exact)
        {
            throw Misfit(line, "wbc", whiteCells, "a number, to compute the ANC from it");
        }

        CellCount anc = CellCount.FromPerMicrolitre(exact.PerMicrolitre * share / 100m);
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"{OfDate(date)}: ANC {anc} = white cells {exact} × {share} % neutrophils."));
        return anc;
    }

    private static CountBound? Count(int line, string column, string text, decimal leastBare)
    {
        if (text.Length == 0)
        {
            return null;
        }

        string plain = Thousands().Replace(text, match => match.Value.Replace(",", string.Empty, StringComparison.Ordinal));
        if (decimal.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out decimal bare))
        {
            return bare == 0 || bare >= leastBare
                ? CellCount.FromPerMicrolitre(bare)
                : throw Misfit(line, column, text, $"a whole number per microlitre of at least {leastBare}, or a count with its unit, as 1.2 ×10⁹/L");
        }

        return CountBound.TryParse(plain, out CountBound count)
            ? count
            : throw Misfit(line, column, text, "a whole number per microlitre, or a count with its unit, as 1.2 ×10⁹/L");
    }

    private static DosePercent? Percent(int line, string column, string text, string? start, string? tablet, string option)
    {
        if (text.Length == 0)
        {
            return null;
        }

        string bare = text.EndsWith('%') ? text[..^1].TrimEnd() : text;
        if (decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent))
        {
            return percent <= MostPercent
                ? DosePercent.FromPercent(percent)
                : throw Misfit(line, column, text, $"a percentage of the starting dose from 0 to {MostPercent}, or an amount with its unit, as 15 mg or 1.5 tablets, with {option}-start");
        }

        decimal amount = Tablets().Match(text) is { Success: true } tablets
            ? decimal.Parse(tablets.Groups["number"].Value, CultureInfo.InvariantCulture) * Milligrams(line, column, tablet, $"{option}-tablet", text)
            : DrugMass.TryParse(text, out DrugMass mass)
                ? mass.Milligrams
                : throw Misfit(line, column, text, $"a percentage of the starting dose from 0 to {MostPercent}, or an amount as 15 mg or 1.5 tablets");
        decimal full = Milligrams(line, column, start, $"{option}-start", text);
        decimal share = full > 0m ? amount * 100m / full : throw new FormatException($"{option}-start: the starting dose is more than 0.");
        return share <= MostPercent ? DosePercent.FromPercent(share) : throw Misfit(line, column, text, $"at most {MostPercent} % of the starting dose, {start}");
    }

    private static decimal Milligrams(int line, string column, string? stated, string option, string text) =>
        stated is null ? throw new FormatException($"line {line}: {column}: found '{text}', an amount; it can be read with {option}.")
        : DrugMass.TryParse(stated, out DrugMass mass) ? mass.Milligrams
        : throw new FormatException($"{option}: found '{stated}', expected an amount as 15 mg.");

    private static bool NewStartingDose(int line, string text) => text switch
    {
        "" => false,
        "yes" => true,
        _ => throw Misfit(line, "new_starting_dose", text, "yes or nothing"),
    };

    /// <summary>What stands between the fields of the first line, outside quotes.</summary>
    private static char Separator(string text)
    {
        string first = Quoted().Replace(text.Split('\n', 2)[0], string.Empty);
        return new[] { ',', ';', '\t', '|' }.MaxBy(candidate => first.Count(letter => letter == candidate));
    }

    private static string OfDate(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    private static FormatException Misfit(int line, string column, string found, string expected) =>
        new($"line {line}: {column}: found '{found}', expected {expected}.");

    [GeneratedRegex("(?<![0-9.,])[0-9]{1,3}(,[0-9]{3})+(?![0-9,])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Thousands();

    [GeneratedRegex("^(?<number>[0-9]+(?:\\.[0-9]+)?) ?(?:tab|tabs|tablet|tablets)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tablets();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
