using System.Collections.Immutable;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>
/// The prescriptions of one infant, folded in order of date: the doses in force, since when, what has been tolerated,
/// and the interruptions from the start.
/// </summary>
internal sealed record TitrationCourse
{
    private readonly TitrationSteps _steps;

    private TitrationCourse(TitrationSteps steps, DatedDoses first)
    {
        _steps = steps;
        Current = first.Doses;
        Since = first.Date;
        Tolerated = DosePercent.StartingDose;
        HeldSince = [.. steps.Levels.Select(level => Reached(null, level, first.Doses, first.Date))];
    }

    /// <summary>The doses in force.</summary>
    public TitratedDoses Current { get; private init; }

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
    public bool IsInterrupted => Current.Lower < Tolerated;

    /// <summary>The state of titration.</summary>
    public TitrationState State =>
        Current.AreNone ? TitrationState.Stopped
        : IsInterrupted ? TitrationState.Reduced
        : Current == TitratedDoses.Both(_steps.Ceiling) ? TitrationState.AtCeiling
        : !_steps.Levels.Contains(Current.Thiopurine) ? TitrationState.OffSteps
        : Current.Thiopurine == Current.Antifolate ? TitrationState.Steady
        : Current.Thiopurine == _steps.After(Current.Antifolate) ? TitrationState.ThiopurineAhead
        : TitrationState.OffSteps;

    /// <summary>The prescriptions of a history, folded as far as the days that are asked about go.</summary>
    /// <param name="history">The history.</param>
    /// <param name="steps">The policy's steps.</param>
    internal sealed class Fold(TitrationHistory history, TitrationSteps steps)
    {
        private TitrationCourse? _course;
        private int _folded;

        /// <summary>The course as it stands on a day, of what was prescribed before it; null when nothing was.</summary>
        /// <param name="day">The day, exclusive for prescriptions; not before one that was asked about.</param>
        public TitrationCourse? Before(LocalDate day)
        {
            for (; _folded < history.Doses.Count && history.Doses[_folded].Date < day; _folded++)
            {
                DatedDoses next = history.Doses[_folded];
                _course = _course is null || next.SetsNewStartingDose ? new(steps, next) : _course.On(next.Date).With(next);
            }

            return _course?.On(day);
        }
    }

    /// <summary>For each step, the day since which both drugs have been at it or above; null for a step below which a drug is.</summary>
    private ImmutableArray<LocalDate?> HeldSince { get; init; }

    /// <summary>The course once what was held up to a day, exclusive, has counted.</summary>
    private TitrationCourse On(LocalDate day)
    {
        DosePercent tolerated = Tolerated;
        bool held = HasHeldStartingDose;
        for (int index = 0; index < HeldSince.Length; index++)
        {
            if (HeldSince[index] is { } since && Period.DaysBetween(since, day) >= _steps.DaysToTolerate)
            {
                held = true;
                tolerated = _steps.Levels[index] > tolerated ? _steps.Levels[index] : tolerated;
            }
        }

        return this with { Tolerated = tolerated, HasHeldStartingDose = held };
    }

    private TitrationCourse With(DatedDoses next)
    {
        if (next.Doses == Current)
        {
            return this;
        }

        bool interrupts = !IsInterrupted && next.Doses.Lower < Tolerated;
        return this with
        {
            Current = next.Doses,
            Since = next.Date,
            IsAfterInterruption = IsInterrupted,
            Interruptions = Interruptions + (interrupts ? 1 : 0),
            HeldSince = [.. _steps.Levels.Zip(HeldSince, (level, since) => Reached(since, level, next.Doses, next.Date))],
        };
    }

    private static LocalDate? Reached(LocalDate? since, DosePercent level, TitratedDoses doses, LocalDate date) =>
        doses.Lower >= level ? since ?? date : null;
}
