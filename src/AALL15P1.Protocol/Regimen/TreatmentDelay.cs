using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>What the clinician states of the delay of treatment that an adverse event caused.</summary>
public abstract record TreatmentDelay
{
    private TreatmentDelay()
    {
    }

    /// <summary>Copies a case.</summary>
    /// <param name="original">The case.</param>
    /// <exception cref="NotSupportedException">The copy is of another type: the union is closed.</exception>
    protected TreatmentDelay(TreatmentDelay original)
    {
        ClosedUnion.RequireCase(this, original);
    }

    /// <summary>The event delayed no treatment.</summary>
    public static TreatmentDelay None { get; } = new Absent();

    /// <summary>Treatment was due on a day and was given later.</summary>
    /// <param name="due">The day on which treatment was due.</param>
    /// <param name="given">The day on which it was given; after <paramref name="due"/>.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="given"/> is not after <paramref name="due"/>, or a day is not of the years 1900 to 2200.</exception>
    public static TreatmentDelay Between(LocalDate due, LocalDate given) => new Ended(due, given);

    /// <summary>Treatment was due on a day and has not been given yet.</summary>
    /// <param name="due">The day on which treatment was due.</param>
    /// <param name="notGivenBy">The last day by whose end it had not been given; not before <paramref name="due"/>.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="notGivenBy"/> is before <paramref name="due"/>, or a day is not of the years 1900 to 2200.</exception>
    public static TreatmentDelay Since(LocalDate due, LocalDate notGivenBy) => new Ongoing(due, notGivenBy);

    /// <summary>Whether a delay lasted at least a number of days.</summary>
    /// <param name="days">The days; 1 or more.</param>
    /// <returns>True when it did, false when it did not, null when it goes on and can still reach them.</returns>
    public abstract bool? LastsAtLeast(int days);

    /// <summary>The event delayed no treatment.</summary>
    internal sealed record Absent : TreatmentDelay
    {
        /// <inheritdoc/>
        public override bool? LastsAtLeast(int days) => false;

        /// <summary>The statement in words.</summary>
        /// <returns>The text.</returns>
        public override string ToString() => "no delay";
    }

    /// <summary>Treatment was due on a day and was given later.</summary>
    internal sealed record Ended : TreatmentDelay
    {
        /// <summary>Makes the statement.</summary>
        /// <param name="due">The day on which treatment was due.</param>
        /// <param name="given">The day on which it was given; after <paramref name="due"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="given"/> is not after <paramref name="due"/>, or a day is not of the years 1900 to 2200.</exception>
        public Ended(LocalDate due, LocalDate given)
        {
            Due = DayNumber.Require(due, nameof(due));
            Given = given > due
                ? DayNumber.Require(given, nameof(given))
                : throw new ArgumentOutOfRangeException(nameof(given), given, $"Delayed treatment is given after the day on which it was due, {LocalDatePattern.Iso.Format(due)}.");
        }

        /// <summary>The day on which treatment was due.</summary>
        public LocalDate Due { get; }

        /// <summary>The day on which it was given.</summary>
        public LocalDate Given { get; }

        /// <summary>The length of the delay in days; 1 or more.</summary>
        public int Days => Period.DaysBetween(Due, Given);

        /// <inheritdoc/>
        public override bool? LastsAtLeast(int days) => Days >= days;

        /// <summary>The statement in words.</summary>
        /// <returns>The text.</returns>
        public override string ToString() => $"a delay of {DaysText(Days)}";
    }

    /// <summary>Treatment was due on a day and has not been given yet.</summary>
    internal sealed record Ongoing : TreatmentDelay
    {
        /// <summary>Makes the statement.</summary>
        /// <param name="due">The day on which treatment was due.</param>
        /// <param name="notGivenBy">The last day by whose end it had not been given; not before <paramref name="due"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="notGivenBy"/> is before <paramref name="due"/>, or a day is not of the years 1900 to 2200.</exception>
        public Ongoing(LocalDate due, LocalDate notGivenBy)
        {
            Due = DayNumber.Require(due, nameof(due));
            NotGivenBy = notGivenBy >= due
                ? DayNumber.Require(notGivenBy, nameof(notGivenBy))
                : throw new ArgumentOutOfRangeException(nameof(notGivenBy), notGivenBy, $"A delay goes on from the day on which treatment was due, {LocalDatePattern.Iso.Format(due)}.");
        }

        /// <summary>The day on which treatment was due.</summary>
        public LocalDate Due { get; }

        /// <summary>The last day by whose end it had not been given.</summary>
        public LocalDate NotGivenBy { get; }

        /// <summary>The days that the delay will have lasted at least: treatment can be given on the next day at the earliest.</summary>
        public int DaysAtLeast => Period.DaysBetween(Due, NotGivenBy) + 1;

        /// <inheritdoc/>
        public override bool? LastsAtLeast(int days) => DaysAtLeast >= days ? true : null;

        /// <summary>The statement in words.</summary>
        /// <returns>The text.</returns>
        public override string ToString() => $"a delay that goes on, of {DaysText(DaysAtLeast)} or more";
    }

    private static string DaysText(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");
}
