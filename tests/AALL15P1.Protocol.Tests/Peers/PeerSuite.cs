using System.Globalization;
using System.Text;
using AALL15P1.Protocol.Json;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tests.Peers;

/// <summary>What another project says of one figure, and what this library says of it.</summary>
/// <param name="Figure">The figure in words.</param>
/// <param name="Theirs">The other project's answer.</param>
/// <param name="Ours">This library's answer.</param>
/// <param name="Reason">Why the two may differ; empty where they must not.</param>
internal sealed record PeerFigure(string Figure, string Theirs, string Ours, string Reason)
{
    public bool IsSame => Theirs == Ours;
}

/// <summary>The tables of facts that other projects' tests state, each with what this library answers.</summary>
internal static class PeerSuite
{
    private static readonly Dictionary<string, Func<string, bool>> Quantities = new(StringComparer.Ordinal)
    {
        ["weight"] = text => Weight.TryParse(text, out _),
        ["height"] = text => Height.TryParse(text, out _),
        ["area"] = text => BodySurfaceArea.TryParse(text, out _),
        ["mass"] = text => DrugMass.TryParse(text, out _),
        ["units"] = text => InternationalUnits.TryParse(text, out _),
        ["volume"] = text => FluidVolume.TryParse(text, out _),
        ["count"] = text => CellCount.TryParse(text, out _),
        ["mass per volume"] = text => MassPerVolume.TryParse(text, out _),
        ["molar"] = text => MolarConcentration.TryParse(text, out _),
        ["enzyme"] = text => EnzymeActivity.TryParse(text, out _),
        ["per weight"] = text => MassPerWeight.TryParse(text, out _),
        ["per area"] = text => MassPerArea.TryParse(text, out _),
        ["units per weight"] = text => UnitsPerWeight.TryParse(text, out _),
        ["units per area"] = text => UnitsPerArea.TryParse(text, out _),
    };

    private static readonly HashSet<string> OwnCodes =
    [
        .. new[]
        {
            Weight.Units, Height.Units, BodySurfaceArea.Units, DrugMass.Units, InternationalUnits.Units, FluidVolume.Units, CellCount.Units, MassPerVolume.Units,
            MolarConcentration.Units, EnzymeActivity.Units, MassPerWeight.Units, MassPerArea.Units, UnitsPerWeight.Units, UnitsPerArea.Units,
        }.SelectMany(units => units).Select(unit => unit.UcumCode),
        "[IU]", "[IU]/kg", "[IU]/m2",
    ];

    /// <summary>CTCAE grades of laboratory figures by a public grader. Nothing but the figure decides, so that both statements of a clinician are "no".</summary>
    public static IEnumerable<PeerFigure> Grades(string grader) => Rows("ctcae-graders.csv").Where(row => row[0] == grader).Select(row =>
    {
        (string version, string term, string value, string unit, string lower, string upper, string baseline, string grade) = (row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]);
        CtcaeVersion edition = version == "4" ? CtcaeVersion.V4 : CtcaeVersion.V5;
        GradeRange ours = term switch
        {
            "neutrophils" => CtcaeGrading.Evaluate(CtcaeTerms.NeutrophilCountDecreased, edition, Value<CellCount>(value, unit, lower, upper, baseline)),
            "platelets" => CtcaeGrading.Evaluate(CtcaeTerms.PlateletCountDecreased, edition, Value<CellCount>(value, unit, lower, upper, baseline)),
            "white-cells" => CtcaeGrading.Evaluate(CtcaeTerms.WhiteBloodCellDecreased, edition, Value<CellCount>(value, unit, lower, upper, baseline)),
            "anaemia" => CtcaeGrading.Evaluate(CtcaeTerms.Anaemia, edition, Value<MassPerVolume>(value, unit, lower, upper, baseline) with { IsLifeThreatening = false, IsTransfusionIndicated = false }),
            "alt" => CtcaeGrading.Evaluate(CtcaeTerms.AlanineAminotransferaseIncreased, edition, Value<EnzymeActivity>(value, unit, lower, upper, baseline)),
            "ast" => CtcaeGrading.Evaluate(CtcaeTerms.AspartateAminotransferaseIncreased, edition, Value<EnzymeActivity>(value, unit, lower, upper, baseline)),
            "bilirubin" => CtcaeGrading.Evaluate(CtcaeTerms.BloodBilirubinIncreasedMolar, edition, Value<MolarConcentration>(value, unit, lower, upper, baseline)),
            _ => CtcaeGrading.Evaluate(CtcaeTerms.CreatinineIncreasedMolar, edition, Value<MolarConcentration>(value, unit, lower, upper, baseline)),
        };
        string figure = $"{term}, CTCAE {version}: {value} {unit}{With(", lower limit ", lower)}{With(", upper limit ", upper)}{With(", baseline ", baseline)}";
        return new PeerFigure(figure, grade.Length == 0 ? "not decided" : grade, ours.IsDecided ? $"{(int)ours.Lowest}" : "not decided", GradeReason(grader, term, value, lower, upper, baseline, ours));
    });

    /// <summary>UCUM's own functional tests, as far as they name a unit of this library, and every unit that they call wrong.</summary>
    public static IEnumerable<PeerFigure> Units() => Rows("ucum-functional.csv").Where(row => row[0] == "validation" && (row[3] == "false" || OwnCodes.Contains(row[2]))).Select(row =>
        new PeerFigure($"{row[1]}: 1 {row[2]}", row[3] == "true" ? "a unit" : "none", Quantities.Values.Any(reads => reads($"1 {row[2]}")) ? "a unit" : "none", string.Empty));

    /// <summary>How JSON is read: <c>y</c> is JSON, <c>n</c> is none, and of <c>i</c> the standard leaves it open, so that any answer but an exception that is not documented will do.</summary>
    public static IEnumerable<PeerFigure> Json() => Rows("json-suite.csv").Select(row =>
    {
        string ours = Reads(Convert.FromBase64String(row[1]));
        return new PeerFigure(row[0], row[0][0] switch { 'y' => "read", 'n' => "refused", _ => ours is "read" or "refused" ? ours : "read or refused" }, ours, string.Empty);
    });

    public static IEnumerable<(string Name, byte[] Bytes)> JsonBytes() => Rows("json-suite.csv").Select(row => (row[0], Convert.FromBase64String(row[1])));

    /// <summary>Completed months of age.</summary>
    public static IEnumerable<PeerFigure> Ages() => Rows("ages.csv").Select(row =>
    {
        LocalDate birth = Date(row[0]);
        LocalDate on = Date(row[1]);
        int theirs = (Number(row[2]) * 12) + Number(row[3]);
        string reason = birth.Day > on.Day && on == on.With(DateAdjusters.EndOfMonth) ? "A month that lacks the day of birth is completed by its last day: an infant born on 29 February is a year old on 28 February." : string.Empty;
        return new PeerFigure($"born {row[0]}, on {row[1]}", Invariant(theirs), Invariant(GrowthReference.CompletedMonths(birth, on)), reason);
    });

    private static string GradeReason(string grader, string term, string value, string lower, string upper, string baseline, GradeRange ours)
    {
        bool isCount = term is "neutrophils" or "platelets" or "white-cells" or "anaemia";
        return (grader, term) switch
        {
            ("ctcae5_grader", _) when isCount && lower.Length == 0 && !ours.IsDecided => "Without the laboratory's lower limit grade 0 and grade 1 cannot be told apart; the grader says 0.",
            ("ctcae5_grader", "alt" or "ast") when Amount(baseline) > Amount(upper) && Amount(value) == 1.5m * Amount(baseline) => "CTCAE prints \"1.5 - 3.0 x baseline\": 1.5 times is grade 1; the grader begins above it.",
            ("ctcae5_grader", "creatinine") => "CTCAE grades creatinine by the baseline too (\"> 1.5 - 3.0 x baseline\"); the grader does not ask for it.",
            _ => string.Empty,
        };
    }

    private static string Reads(byte[] bytes)
    {
        try
        {
            using System.Text.Json.JsonDocument document = DocumentSource.Parse(bytes, DefinitionJson.LargestDocument, levels: 64);
            return "read";
        }
        catch (FormatException)
        {
            return "refused";
        }
        catch (Exception other)
        {
            return other.GetType().Name;
        }
    }

    private static MeasuredValue<TQuantity> Value<TQuantity>(string value, string unit, string lower, string upper, string baseline)
        where TQuantity : struct, IExactQuantity<TQuantity>, IParsable<TQuantity>
    {
        return new(Of(value)!.Value) { LowerLimit = Of(lower), UpperLimit = Of(upper), Baseline = Of(baseline) };

        TQuantity? Of(string number) => number.Length == 0 ? null : TQuantity.Parse($"{number} {unit}", CultureInfo.InvariantCulture);
    }

    /// <summary>The rows of an embedded table, without its header. A cell may be quoted.</summary>
    private static IEnumerable<string[]> Rows(string table)
    {
        using StreamReader reader = new(typeof(PeerSuite).Assembly.GetManifestResourceStream(table)!);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Cells)];
    }

    private static string[] Cells(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool isQuoted = false;
        foreach (char letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        return [.. cells, cell.ToString()];
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Amount(string text) => text.Length == 0 ? 0m : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string With(string words, string value) => value.Length == 0 ? string.Empty : words + value;

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
