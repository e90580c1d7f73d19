using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The measurements of a record in canonical order, the infant with them, and what they are worth on each day.</summary>
internal sealed class MeasurementCourse
{
    /// <summary>No record has as many protocols in force, and one that had would compute some days again.</summary>
    private const int MostKept = 8;

    private AgesByDay[] ages = [];
    private Infant? infant;

    /// <summary>Puts the measurements in order.</summary>
    /// <param name="measured">The events.</param>
    /// <param name="before">The measurements of a record that was asked before, whose days stand up to the first measurement that differs; null when there is none.</param>
    public MeasurementCourse(Series<RecordEvent> measured, MeasurementCourse? before)
    {
        Source = measured;
        Events = [.. measured];
        if (before is not null)
        {
            AgesByDay[] kept = Volatile.Read(ref before.ages);
            ages = FirstDifference(before) is { } date ? Array.ConvertAll(kept, known => known.Until(date)) : kept;
        }
    }

    /// <summary>The events of which it was made.</summary>
    public Series<RecordEvent> Source { get; }

    /// <summary>The events in canonical order.</summary>
    public RecordEvent[] Events { get; }

    /// <summary>The infant with what was measured.</summary>
    public Infant InfantBorn(LocalDate birthDate)
    {
        Infant? known = Volatile.Read(ref infant);
        if (known?.BirthDate != birthDate)
        {
            known = new(birthDate, new ValueList<Measurement>(Array.ConvertAll(Events, static recorded => ((RecordEvent.Measured)recorded).Measurement)));
            Volatile.Write(ref infant, known);
        }

        return known;
    }

    /// <summary>Whether everything that was measured up to a day is the same: a dose is judged by nothing that was measured after it.</summary>
    public bool IsSameUntil(LocalDate date, MeasurementCourse other) => !(FirstDifference(other) <= date);

    /// <summary>What a protocol's check of the age of measurements says of each day.</summary>
    public AgesByDay AgesUnder(CompiledProtocol inForce, LocalDate birthDate)
    {
        AgesByDay[] kept = Volatile.Read(ref ages);
        foreach (AgesByDay known in kept)
        {
            if (ReferenceEquals(known.InForce, inForce) && known.BirthDate == birthDate)
            {
                return known;
            }
        }

        AgesByDay made = new(inForce, birthDate);
        Volatile.Write(ref ages, kept.Length < MostKept ? [.. kept, made] : [made]);
        return made;
    }

    /// <summary>The day of the first measurement that is not the same; null when all are.</summary>
    private LocalDate? FirstDifference(MeasurementCourse other)
    {
        int same = SeriesFindings.Shared(Events, other.Events);
        LocalDate? own = same < Events.Length ? Events[same].Date : null;
        LocalDate? others = same < other.Events.Length ? other.Events[same].Date : null;
        return new[] { own, others }.Min();
    }
}

/// <summary>
/// Whether the measurements are recent enough for a dose, day by day: a function of the day, the use, and what had been
/// measured by then, so that it is computed once for the doses of a day, and stands when something is measured later.
/// </summary>
internal sealed class AgesByDay
{
    // About the age at which a course that began in infancy ends; a later day is computed each time.
    private const int Days = 1200;
    private const int Uses = 4;

    /// <summary>For each day and use 0, or the answer and 1.</summary>
    private readonly byte[] answers;
    private readonly int birth;

    public AgesByDay(CompiledProtocol inForce, LocalDate birthDate)
        : this(inForce, birthDate, new byte[Days * Uses])
    {
    }

    private AgesByDay(CompiledProtocol inForce, LocalDate birthDate, byte[] answers)
    {
        InForce = inForce;
        BirthDate = birthDate;
        birth = DayNumber.Of(birthDate, nameof(birthDate));
        this.answers = answers;
    }

    public CompiledProtocol InForce { get; }

    public LocalDate BirthDate { get; }

    /// <summary>The answer for a dose.</summary>
    public DecisionOutcome Judge(MeasurementCheck check, Infant infant, LocalDate on, MeasurementUse used)
    {
        int day = DayNumber.Of(on, nameof(on)) - birth;
        if ((uint)day >= Days)
        {
            return check.JudgeAges(infant, on, used, findings: null);
        }

        ref byte known = ref answers[(day * Uses) + (int)used];
        if (known == 0)
        {
            known = (byte)(1 + (int)check.JudgeAges(infant, on, used, findings: null));
        }

        return (DecisionOutcome)(known - 1);
    }

    /// <summary>The answers of the days before one, with no others.</summary>
    public AgesByDay Until(LocalDate date)
    {
        byte[] kept = new byte[Days * Uses];
        Array.Copy(answers, kept, Math.Clamp(DayNumber.Of(date, nameof(date)) - birth, 0, Days) * Uses);
        return new(InForce, BirthDate, kept);
    }
}
