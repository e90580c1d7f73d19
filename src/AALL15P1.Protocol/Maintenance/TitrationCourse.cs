using System.Collections.Immutable;
using NodaTime;

namespace AALL15P1.Protocol.Maintenance;

/// <summary>
/// The prescriptions of one infant, folded in order of date: the doses in force, since when, what has been tolerated,
/// and the interruptions from the start.
/// </summary>
internal sealed record TitrationCourse
{
    private readonly TitrationSteps _steps;

    private TitrationCourse(TitrationSteps steps, DatedDoses first)
    {
        this._steps = steps;
        this.Current = first.Doses;
        this.Since = first.Date;
        this.Tolerated = DosePercent.StartingDose;
        this.HeldSince = [.. steps.Levels.Select(level => Reached(null, level, first.Doses, first.Date))];
    }

    /// <summary>The doses in force.</summary>
    public MaintenanceDoses Current { get; private init; }

    /// <summary>The first day of the doses in force.</summary>
    public LocalDate Since { get; private init; }

    /// <summary>The last tolerated dose: the highest step that both drugs held for the policy's time without interruption, and 100 % until there is one.</summary>
    public DosePercent Tolerated { get; private init; }

    /// <summary>Whether the starting dose, or more, has been held for the policy's time.</summary>
    public bool HasHeldStartingDose { get; private init; }

    /// <summary>The stops and reductions from the start of therapy, or from the last new starting dose; each counts once, until both drugs are back.</summary>
    public int Interruptions { get; private init; }

    /// <summary>Whether the doses in force followed a stop or a reduction.</summary>
    public bool IsAfterInterruption { get; private init; }

    /// <summary>Whether a drug is below the last tolerated dose.</summary>
    public bool IsInterrupted => this.Current.Lower < this.Tolerated;

    /// <summary>The state of titration.</summary>
    public TitrationState State =>
        this.Current.AreNone ? TitrationState.Stopped
        : this.IsInterrupted ? TitrationState.Reduced
        : this.Current == MaintenanceDoses.Both(this._steps.Ceiling) ? TitrationState.AtCeiling
        : !this._steps.Levels.Contains(this.Current.Thiopurine) || !this._steps.Levels.Contains(this.Current.Methotrexate) ? TitrationState.OffSteps
        : this.Current.Thiopurine == this.Current.Methotrexate ? TitrationState.Steady
        : this.Current.Thiopurine == this._steps.After(this.Current.Methotrexate) ? TitrationState.ThiopurineAhead
        : TitrationState.OffSteps;

    /// <summary>The course as it stands on a day, of what was prescribed before it.</summary>
    /// <param name="history">The history.</param>
    /// <param name="day">The day; exclusive for prescriptions.</param>
    /// <param name="steps">The policy's steps.</param>
    /// <returns>The course; null when nothing was prescribed before the day.</returns>
    public static TitrationCourse? Before(TitrationHistory history, LocalDate day, TitrationSteps steps)
    {
        TitrationCourse? course = null;
        foreach (DatedDoses next in history.Doses)
        {
            if (next.Date >= day)
            {
                break;
            }

            course = course is null || next.SetsNewStartingDose ? new(steps, next) : course.On(next.Date).With(next);
        }

        return course?.On(day);
    }

    /// <summary>For each step, the day since which both drugs have been at it or above; null for a step below which a drug is.</summary>
    private ImmutableArray<LocalDate?> HeldSince { get; init; }

    /// <summary>The course once what was held up to a day, exclusive, has counted.</summary>
    private TitrationCourse On(LocalDate day)
    {
        DosePercent tolerated = this.Tolerated;
        bool held = this.HasHeldStartingDose;
        for (int index = 0; index < this.HeldSince.Length; index++)
        {
            if (this.HeldSince[index] is { } since && Period.DaysBetween(since, day) >= this._steps.DaysToTolerate)
            {
                held = true;
                tolerated = this._steps.Levels[index] > tolerated ? this._steps.Levels[index] : tolerated;
            }
        }

        return this with { Tolerated = tolerated, HasHeldStartingDose = held };
    }

    private TitrationCourse With(DatedDoses next)
    {
        if (next.Doses == this.Current)
        {
            return this;
        }

        bool interrupts = !this.IsInterrupted && next.Doses.Lower < this.Tolerated;
        return this with
        {
            Current = next.Doses,
            Since = next.Date,
            IsAfterInterruption = this.IsInterrupted,
            Interruptions = this.Interruptions + (interrupts ? 1 : 0),
            HeldSince = [.. this._steps.Levels.Zip(this.HeldSince, (level, since) => Reached(since, level, next.Doses, next.Date))],
        };
    }

    private static LocalDate? Reached(LocalDate? since, DosePercent level, MaintenanceDoses doses, LocalDate date) =>
        doses.Lower >= level ? since ?? date : null;
}
