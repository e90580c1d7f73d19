using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What was recorded for one place in the plan: dexamethasone, three times a day, of day 8 of Induction, 2026-01-12.</summary>
public sealed class SlotHistoryTests
{
    private static readonly LocalDate Day8 = new(2026, 1, 12);
    private static int ids;

    // Dose and portion, "2" or "1/2" of dose 1, or "0" for the whole day: whether the second repeats something of the first.
    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1", "2", false)]
    [InlineData("0", "1", true)]
    [InlineData("1", "0", true)]
    [InlineData("0", "0", true)]
    [InlineData("1:1/2", "1:2/2", false)]
    [InlineData("1:1/2", "1:1/2", true)]
    [InlineData("1:1/2", "1:2/3", true)]
    [InlineData("1:1/2", "1", true)]
    [InlineData("1", "1:1/2", true)]
    [InlineData("1:1/2", "2:2/2", false)]
    [InlineData("0:1/2", "1:2/2", true)]
    [InlineData("1:1/2", "0:2/2", true)]
    [InlineData("0:1/2", "0:2/2", false)]
    public void A_dose_repeats_what_was_given_before(string first, string second, bool expected)
    {
        RecordEvent one = Given(first, 0);
        RecordEvent other = Given(second, 1);
        SlotHistory history = Of(one, other);

        Assert.False(history.GivenBefore(one));
        Assert.Equal(expected, history.GivenBefore(other));
    }

    // Bits 1, 2 and 3 for the three doses; all of them for the whole day. A divided dose is given once all its portions are.
    [Theory]
    [InlineData("", 0u, false)]
    [InlineData("2", 0b100u, false)]
    [InlineData("1 3", 0b1010u, false)]
    [InlineData("1 2 3", 0b1110u, true)]
    [InlineData("0", uint.MaxValue, true)]
    [InlineData("1:1/2", 0u, false)]
    [InlineData("1:1/2 1:1/2", 0u, false)]
    [InlineData("1:1/2 1:2/2", 0b10u, false)]
    [InlineData("1:1/2 2:2/2", 0u, false)]
    [InlineData("1:1/2 1:2/3", 0u, false)]
    [InlineData("0:1/2 0:2/2", uint.MaxValue, true)]
    public void The_doses_of_a_day_are_given_one_by_one_or_as_a_whole(string given, uint expected, bool isComplete)
    {
        SlotHistory history = Of([.. given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(dose => Given(dose, 0))]);

        Assert.Equal(expected, history.GivenDoses());
        Assert.Equal(isComplete, history.IsComplete(3));
        Assert.Equal(expected == uint.MaxValue, history.IsComplete(null));
    }

    // Of doses on 01-12 and 01-13, those after 01-12 or after 01-11 alone.
    [Fact]
    public void Doses_count_after_a_day()
    {
        SlotHistory history = Of(Given("1", 0), Given("2", 1), Given("3:1/2", 0), Given("3:2/2", 1));

        Assert.Equal(0b1110u, history.GivenDoses(Number(-1)));
        Assert.Equal(0b100u, history.GivenDoses(Number(0)));
        Assert.Equal(0u, history.GivenDoses(Number(1)));
        Assert.Equal(Day8.PlusDays(1), history.LastGivenAfter(Number(0))!.Date);
        Assert.Null(history.LastGivenAfter(Number(1)));
        Assert.Equal(Day8.PlusDays(1), history.LastGivenAfter(int.MinValue)!.Date);
        Assert.Equal(2, history.GivenOn(Number(0)).Count());
        Assert.Empty(history.GivenOn(Number(2)));
        Assert.Equal(Day8.PlusDays(1), history.FirstGivenAfter(Day8)!.Date);
        Assert.Null(history.FirstGivenAfter(Day8.PlusDays(1)));
        Assert.Null(default(SlotHistory).LastGivenAfter(int.MinValue));
    }

    // Portions of 2 and 3 mg; 4 mg of another dose are none of them, and IU are not added to mg.
    [Fact]
    public void Portions_add_up()
    {
        RecordEvent first = Given("1:1/3", 0, DrugMass.FromMilligrams(2m));
        RecordEvent second = Given("1:2/3", 0, DrugMass.FromMilligrams(3m));
        RecordEvent third = Given("1:3/3", 1, DrugMass.FromMilligrams(1m));
        SlotHistory history = Of(first, Given("2:1/3", 0, DrugMass.FromMilligrams(4m)), Given("1:1/2", 0, DrugMass.FromMilligrams(4m)), second, third);

        Assert.Equal(("2 mg", true), Sum(history, first));
        Assert.Equal(("5 mg", true), Sum(history, second));
        Assert.Equal(("6 mg", false), Sum(history, third));

        RecordEvent units = Given("1:3/3", 1, InternationalUnits.FromInternationalUnits(1m));
        Assert.Equal((null, false), Sum(Of(first, second, units), units));
        RecordEvent silent = Given("1:3/3", 1);
        Assert.Equal((null, false), Sum(Of(first, second, silent), silent));
        RecordEvent unknown = Given("1:1/2", 0);
        RecordEvent known = Given("1:2/2", 1, DrugMass.FromMilligrams(1m));
        Assert.Equal((null, false), Sum(Of(unknown, known), known));

        static (string? Sum, bool IsPart) Sum(SlotHistory history, RecordEvent recorded) => (history.PortionsUntil(recorded, out bool isPart)?.ToString(), isPart);
    }

    // A portion goes on with an earlier one of its dose of the same day or of the day before.
    [Theory]
    [InlineData("1:1/2", 0, "1:2/2", 0, true)]
    [InlineData("1:1/2", 0, "1:2/2", 1, true)]
    [InlineData("1:1/2", 0, "1:2/2", 2, false)]
    [InlineData("1:1/2", 1, "1:2/2", 0, false)]
    [InlineData("1:2/2", 0, "1:2/2", 0, false)]
    [InlineData("2:1/2", 0, "1:2/2", 0, false)]
    [InlineData("1:1/3", 0, "1:2/2", 0, false)]
    [InlineData("1:2/3", 0, "1:3/3", 1, true)]
    [InlineData("1", 0, "1:2/2", 0, false)]
    [InlineData("1:1/2", 0, "1:1/2", 0, false)]
    public void A_portion_goes_on_with_the_dose_that_began(string first, int firstDay, string second, int secondDay, bool expected)
    {
        RecordEvent one = Given(first, firstDay);
        RecordEvent other = Given(second, secondDay);
        SlotHistory history = Of(one, other);

        Assert.Equal(expected, history.IsGoingOn(other));
        Assert.Same(expected ? one : other, history.BegunBy(other));
    }

    // By day, and on one day by who recorded first; what is recorded at one instant is taken as before.
    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 1, 0, false)]
    [InlineData(1, 0, 0, false)]
    [InlineData(-1, 5, 0, true)]
    public void A_hold_was_on_record_when_something_happened(int heldDay, int heldSeconds, int seconds, bool expected)
    {
        RecordEvent.AdministrationHeld held = new(Stamp(heldSeconds), Day8.PlusDays(heldDay), Slot, null, "x");
        RecordEvent given = new RecordEvent.AdministrationGiven(Stamp(seconds), Day8, Slot, new(Route.PO));

        Assert.Same(expected ? held : null, Of(held, given).HeldBefore(given));
        Assert.Null(Of(given).HeldBefore(given));
    }

    [Fact]
    public void A_hold_is_closed_by_what_was_made_up_or_omitted_before()
    {
        RecordEvent given = new RecordEvent.AdministrationMadeUp(Stamp(5), Day8, Slot, new(Route.PO));
        RecordEvent madeUp = new RecordEvent.AdministrationMadeUp(Stamp(0), Day8, Slot, new(Route.PO));
        RecordEvent omitted = new RecordEvent.AdministrationOmitted(Stamp(0), Day8, Slot, "x");
        RecordEvent later = new RecordEvent.AdministrationOmitted(Stamp(6), Day8, Slot, "x");

        Assert.False(Of(given).IsClosedBefore(given));
        Assert.True(Of(given, madeUp).IsClosedBefore(given));
        Assert.True(Of(given, omitted).IsClosedBefore(given));
        Assert.False(Of(given, later).IsClosedBefore(given));
        Assert.False(Of(given, Given("1", -1)).IsClosedBefore(given));
        Assert.True(Of(given).IsMadeUp);
        Assert.False(Of(Given("1", 0)).IsMadeUp);
        Assert.Same(omitted, Of(later, omitted).FirstOmitted);
        Assert.Same(later, Of(later, omitted).Omitted);
        Assert.Null(Of(given).FirstOmitted);
        Assert.True(Of(later).Remove(later).IsEmpty);
        Assert.False(Of(later).IsEmpty);
    }

    private static readonly AdministrationSlot Slot = new(BlockIds.Induction, "dexamethasone", 8);

    private static SlotHistory Of(params RecordEvent[] events) => events.Aggregate(default(SlotHistory), (history, recorded) => history.Add(recorded));

    private static int Number(int offset) => DayNumber.Of(Day8.PlusDays(offset), "offset");

    private static EventStamp Stamp(int seconds) => new($"{Interlocked.Increment(ref ids):D6}", Instant.FromUtc(2026, 1, 20, 12, 0) + Duration.FromSeconds(seconds), "dr-a");

    /// <summary>"2" is the second dose of the day, "0" all of them, and "1:2/3" the second portion of three of the first.</summary>
    private static RecordEvent.AdministrationGiven Given(string dose, int offset, DoseAmount? amount = null)
    {
        string[] parts = dose.Split(':', '/');
        int number = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        GivenDose given = new(Route.PO) { DoseOfDay = number == 0 ? null : number, Amount = amount };
        given = parts.Length == 1 ? given : given.AsPortion(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
        return new(Stamp(0), Day8.PlusDays(offset), Slot, given);
    }
}
