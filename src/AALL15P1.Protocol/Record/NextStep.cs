using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>One thing to decide or to do.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Audience">Who must act.</param>
/// <param name="Date">The day that it is for; null when it has none.</param>
/// <param name="What">What is to be done, as one sentence.</param>
public sealed record NextStep(NextStepKind Kind, Audience Audience, LocalDate? Date, string What)
{
    /// <summary>The administration that it concerns; null when it concerns none.</summary>
    public AdministrationSlot? Slot { get; init; }

    /// <summary>The finding behind it, with its rule and citation; null when there is none.</summary>
    public Finding? Finding { get; init; }

    /// <summary>The step as one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{(Date is { } day ? $"{RecordDates.Text(day)} " : string.Empty)}[{Audience}] {What}";
}
