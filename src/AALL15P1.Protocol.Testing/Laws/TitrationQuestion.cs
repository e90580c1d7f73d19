using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// What is asked beside a history of counts and doses: the starting doses for the age, and the thiopurine's as CPIC adjusts
/// it. The JSON operation <c>titrate</c> and the tool's command of that name both ask through it.
/// </summary>
/// <param name="BirthDate">The date of birth; null when no starting dose is asked for.</param>
/// <param name="MaintenanceStart">Day 1 of Maintenance; null with no date of birth.</param>
/// <param name="Tpmt">The TPMT phenotype; null when it is not known.</param>
/// <param name="Nudt15">The NUDT15 phenotype; null when it is not known.</param>
internal sealed record TitrationQuestion(LocalDate? BirthDate, LocalDate? MaintenanceStart, MetaboliserPhenotype? Tpmt, MetaboliserPhenotype? Nudt15)
{
    /// <summary>What the tool calls the four, in their order, for the messages.</summary>
    public static ValueList<string> Options { get; } = ["--birth-date", "--maintenance-start", "--tpmt", "--nudt15"];

    /// <summary>What the JSON operation calls them.</summary>
    public static ValueList<string> Members { get; } = ["$.birthDate", "$.maintenanceStart", "$.tpmt", "$.nudt15"];

    /// <summary>Answers.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="history">The counts and doses.</param>
    /// <param name="on">The day of the decision.</param>
    /// <param name="names">How the question calls its four parts.</param>
    /// <returns>The policy's answer, with the starting doses where they are asked for.</returns>
    /// <exception cref="FormatException">A part stands without the other that it needs.</exception>
    public TitrationResult Answer(CompiledProtocol protocol, TitrationHistory history, LocalDate on, ValueList<string> names)
    {
        StartingDose? start = StartOf(protocol, on, names);
        return protocol.Titrate(history, on) with { StartingDose = start, ThiopurineAdjustment = AdjustmentOf(start, names) };
    }

    /// <summary>The starting doses for the age on day 1 of cycle 1, or of the planned cycle of the day where the site reads D6 so.</summary>
    private StartingDose? StartOf(CompiledProtocol protocol, LocalDate on, ValueList<string> names) => (BirthDate, MaintenanceStart) switch
    {
        (null, null) => null,
        ({ } born, { } first) when first < born => throw new FormatException($"{names[1]}: {first.Iso()} is before the date of birth, {born.Iso()}."),
        ({ } born, { } first) => protocol.StartingDose(born, first, on),
        _ => throw new FormatException($"{names[0]} and {names[1]}: give both for the starting doses by age, or neither."),
    };

    /// <summary>AALL15P1's thiopurine in Maintenance is mercaptopurine.</summary>
    private ThiopurineAdjustment? AdjustmentOf(StartingDose? start, ValueList<string> names) => (Tpmt, Nudt15) switch
    {
        (null, null) => null,
        _ when start is null => throw new FormatException($"{names[2]} and {names[3]}: there is no starting dose to adjust; give {names[0]}, {names[1]} and the site's {(names[0][0] == '$' ? "$.supplement" : "--supplement")}."),
        _ when start.Band is { } band => ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, band.Thiopurine.Value, Tpmt, Nudt15),
        _ => throw new FormatException($"{names[2]} and {names[3]}: there is no starting dose to adjust. {start.Finding.Sentence}"),
    };
}
