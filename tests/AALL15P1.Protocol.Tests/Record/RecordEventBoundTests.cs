using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What an event, a stamp, a slot and a dose cannot be: each bound just below, at and just above, with what is said.</summary>
public sealed class RecordEventBoundTests
{
    private static readonly LocalDate Day1 = new(2026, 1, 5);
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 5, 12, 0);
    private static readonly AdministrationSlot Slot = new(BlockIds.Induction, "prednisolone", 3);

    [Theory]
    [InlineData(0, "A day of a block is from 1 to 9999, both inclusive.")]
    [InlineData(1, null)]
    [InlineData(9999, null)]
    [InlineData(10000, "A day of a block is from 1 to 9999, both inclusive.")]
    public void A_place_has_a_day_from_1_to_9999(int day, string? expected) => Bound("day", day, expected, () => new AdministrationSlot(BlockIds.Induction, "prednisolone", day).Day);

    [Theory]
    [InlineData(0, "The number of a dose within its day is from 1 to 24, both inclusive.")]
    [InlineData(1, null)]
    [InlineData(24, null)]
    [InlineData(25, "The number of a dose within its day is from 1 to 24, both inclusive.")]
    public void A_day_has_at_most_24_doses(int number, string? expected)
    {
        Bound("value", number, expected, () => new GivenDose(Route.PO) { DoseOfDay = number }.DoseOfDay);
        Bound("value", number, expected, () => GivenDose.OneOfTheDay(Route.PO, number).DoseOfDay);
    }

    [Theory]
    [InlineData(1, 1, "of", 1, "A dose is divided into 2 to 24 portions, both inclusive.")]
    [InlineData(1, 2, null, null, null)]
    [InlineData(2, 2, null, null, null)]
    [InlineData(3, 2, "number", 3, "A portion of a dose that is divided into 2 has a number from 1 to 2, both inclusive.")]
    [InlineData(0, 2, "number", 0, "A portion of a dose that is divided into 2 has a number from 1 to 2, both inclusive.")]
    [InlineData(24, 24, null, null, null)]
    [InlineData(1, 25, "of", 25, "A dose is divided into 2 to 24 portions, both inclusive.")]
    public void A_dose_is_divided_into_2_to_24_portions(int number, int of, string? parameter, object? value, string? expected)
    {
        Bound(parameter!, value, expected, () => GivenDose.WholeDay(Route.IV).AsPortion(number, of));
        if (expected is null)
        {
            DosePortion portion = new(number, of);
            Assert.Equal(($"{number} of {of}", number, of), (portion.ToString(), portion.Number, portion.Of));
        }
    }

    [Fact]
    public void A_route_a_setting_a_marker_and_a_grade_are_those_that_there_are()
    {
        Bound("Route", (Route)99, "A route is PO, NG, IV, IM, SC or IT.", () => new GivenDose((Route)99));
        Bound("value", (CareSetting)99, "A setting is the tertiary centre, a shared-care centre, or elsewhere.", () => new GivenDose(Route.IV) { Setting = (CareSetting)99 });
        Bound("Status", (MarkerStatus)99, "A marker is unknown, present or absent.", () => new RecordEvent.MarkerReported(Stamp(), Day1, (MarkerStatus)99));
        foreach (Grade grade in new[] { (Grade)0, (Grade)6 })
        {
            Bound("grade", grade, "The grade of an adverse event is from 1 to 5, both inclusive.", () => new RecordEvent.AdverseEventStarted(Stamp(), Day1, "ae", new("sepsis"), grade));
            Bound("grade", grade, "The grade of an adverse event is from 1 to 5, both inclusive.", () => new RecordEvent.AdverseEventGraded(Stamp(), Day1, "ae", grade));
        }

        foreach (Grade grade in new[] { Grade.Mild, Grade.Death })
        {
            Assert.Equal(grade, new RecordEvent.AdverseEventStarted(Stamp(), Day1, "ae", new("sepsis"), grade).Grade);
            Assert.Equal(grade, new RecordEvent.AdverseEventGraded(Stamp(), Day1, "ae", grade).Grade);
        }

        Wrong("Term", "An adverse event needs a term.", () => new RecordEvent.AdverseEventStarted(Stamp(), Day1, "ae", default, Grade.Mild));
        Assert.Null(new GivenDose(Route.IV) { Setting = null, DoseOfDay = null, StartedAt = null }.Setting);
    }

    [Fact]
    public void A_fingerprint_is_64_lower_case_hexadecimal_digits()
    {
        string good = new('a', 64);
        Assert.Equal(good, new RecordEvent.SupplementInForce(Stamp(), Day1, good).Fingerprint);
        foreach (string bad in new[] { good[1..], good + "a", new string('A', 64), new string('g', 64), good[1..] + "G" })
        {
            Wrong("Fingerprint", "A fingerprint is 64 lower-case hexadecimal digits.", () => new RecordEvent.SupplementInForce(Stamp(), Day1, bad));
        }
    }

    [Fact]
    public void An_amount_a_weight_and_a_height_have_technical_bounds_that_are_said()
    {
        const string Amounts = "A recorded amount is at most 1000000000 mg or IU, so that amounts can be added up.";
        const string Measures = "A recorded weight is from 0.000001 to 1000000 kg, and a recorded height from 0.000001 to 1000000 cm, each inclusive, so that doses can be computed.";
        Bound("value", (DoseAmount)DrugMass.FromMilligrams(1_000_000_000.1m), Amounts, () => new GivenDose(Route.IV) { Amount = DrugMass.FromMilligrams(1_000_000_000.1m) });
        Bound("ThiopurineAmount", (DoseAmount)DrugMass.FromMilligrams(1_000_000_000.1m), Amounts, () => new RecordEvent.DosesPrescribed(Stamp(), Day1, null, DrugMass.FromMilligrams(1_000_000_000.1m), DosePercent.None, null));
        Bound("AntifolateAmount", (DoseAmount)DrugMass.FromMilligrams(1_000_000_000.1m), Amounts, () => new RecordEvent.DosesPrescribed(Stamp(), Day1, DosePercent.None, null, null, DrugMass.FromMilligrams(1_000_000_000.1m)));
        Bound("Measurement", "0.0000009 kg, 60 cm", Measures, () => Measured(0.000_000_9m, 60m));
        Bound("Measurement", "1000000.1 kg", Measures, () => Measured(1_000_000.1m, null));
        Bound("Measurement", "0.0000009 cm", Measures, () => Measured(null, 0.000_000_9m));
        Bound("Measurement", "5 kg, 1000000.1 cm", Measures, () => Measured(5m, 1_000_000.1m));
        Assert.Equal((0.000_001m, 1_000_000m), (Measured(0.000_001m, 1_000_000m).Measurement.Weight!.Value.Kilograms, Measured(0.000_001m, 1_000_000m).Measurement.Height!.Value.Centimetres));
        Assert.Equal((1_000_000m, 0.000_001m), (Measured(1_000_000m, 0.000_001m).Measurement.Weight!.Value.Kilograms, Measured(1_000_000m, 0.000_001m).Measurement.Height!.Value.Centimetres));

        static RecordEvent.Measured Measured(decimal? kilograms, decimal? centimetres) =>
            new(Stamp(), new(Day1, kilograms is { } weight ? Weight.FromKilograms(weight) : null, centimetres is { } height ? Height.FromCentimetres(height) : null));
    }

    [Fact]
    public void A_prescription_states_a_percentage_or_an_amount_of_each_drug()
    {
        const string One = "A prescription states a percentage of the starting dose or an amount for each of the two drugs; 0 for what is not given.";
        Wrong("Thiopurine", One, () => Prescribed(null, null, 100m, null));
        Wrong("Antifolate", One, () => Prescribed(100m, null, null, null));
        Wrong("Thiopurine", "0 mg is not 100 % of any starting dose: both are 0, or neither is.", () => Prescribed(100m, 0m, 100m, null));
        Wrong("Antifolate", "5 mg is not 0 % of any starting dose: both are 0, or neither is.", () => Prescribed(100m, null, 0m, 5m));

        RecordEvent.DosesPrescribed both = Prescribed(50m, 12.5m, 0m, 0m);
        Assert.Equal(("50 %", "12.5 mg", "0 %", "0 mg"), (both.Thiopurine.ToString(), both.ThiopurineAmount.ToString(), both.Antifolate.ToString(), both.AntifolateAmount.ToString()));
        RecordEvent.DosesPrescribed percentages = new(Stamp(), Day1, new TitratedDoses(DosePercent.FromPercent(75m), DosePercent.FromPercent(125m)));
        Assert.Equal(("75 %", null, "125 %", null), (percentages.Thiopurine.ToString(), percentages.ThiopurineAmount, percentages.Antifolate.ToString(), percentages.AntifolateAmount));

        static RecordEvent.DosesPrescribed Prescribed(decimal? thiopurine, decimal? thiopurineAmount, decimal? antifolate, decimal? antifolateAmount) => new(
            Stamp(), Day1, Percent(thiopurine), Mass(thiopurineAmount), Percent(antifolate), Mass(antifolateAmount));
        static DosePercent? Percent(decimal? percent) => percent is { } stated ? DosePercent.FromPercent(stated) : null;
        static DrugMass? Mass(decimal? milligrams) => milligrams is { } stated ? DrugMass.FromMilligrams(stated) : null;
    }

    // A reader counts characters: one beyond the basic plane is two units of UTF-16 and one character.
    [Fact]
    public void A_text_is_not_blank_not_too_long_and_whole()
    {
        string doctor = char.ConvertFromUtf32(0x1F468);
        Assert.Equal(1000, Text(new('x', 1000)).Length);
        Assert.Equal(2000, Text(string.Concat(Enumerable.Repeat(doctor, 1000))).Length);
        Wrong("id", "The text has 1001 characters; at most 1000 are allowed.", () => Text(new('x', 1001)));
        Wrong("id", "The text has 1001 characters; at most 1000 are allowed.", () => Text(string.Concat(Enumerable.Repeat(doctor, 1001))));
        Wrong("id", "The text is blank.", () => Text(" \t"));
        Wrong("id", "The text is blank.", () => Text(string.Empty));
        Wrong("id", "The text holds half of a character (a surrogate without its other half), which cannot be written.", () => Text("ä" + doctor[0]));
        Assert.Equal("ä" + doctor, Text("ä" + doctor));

        Wrong("recordedBy", "The text is blank.", () => new EventStamp("1", Noon, " "));
        Wrong("supersedes", "The text is blank.", () => new EventStamp("1", Noon, "dr-a", " "));
        Wrong("supersedes", "Event '1' cannot supersede itself.", () => new EventStamp("1", Noon, "dr-a", "1"));
        Wrong("value", "The text is blank.", () => new EventStamp("1", Noon, "dr-a") { Patient = " " });
        Wrong("InterpretationId", "The text is blank.", () => new RecordEvent.ReadingChosen(Stamp(), Day1, " ", "x"));
        Wrong("ReadingId", "The text is blank.", () => new RecordEvent.ReadingChosen(Stamp(), Day1, "D1", " "));
        Wrong("RuleId", "The text is blank.", () => new RecordEvent.FindingOverridden(Stamp(), Day1, " ", null, "x"));
        Wrong("Concerns", "The text is blank.", () => new RecordEvent.FindingOverridden(Stamp(), Day1, "R", " ", "x"));
        Wrong("Reason", "The text is blank.", () => new RecordEvent.FindingOverridden(Stamp(), Day1, "R", null, " "));
        Wrong("Reason", "The text is blank.", () => new RecordEvent.ObservationEnded(Stamp(), Day1, " "));
        Wrong("Reason", "The text is blank.", () => new RecordEvent.LeftProtocol(Stamp(), Day1, " "));
        Wrong("Reason", "The text is blank.", () => new RecordEvent.EnteredInError(Stamp(), Day1, " "));
        Wrong("Reason", "The text is blank.", () => new RecordEvent.AdministrationHeld(Stamp(), Day1, Slot, null, " "));
        Wrong("Reason", "The text is blank.", () => new RecordEvent.AdministrationOmitted(Stamp(), Day1, Slot, " "));
        Wrong("Reason", "The text is blank.", () => new RecordEvent.TreatmentDelayed(Stamp(), Day1, null, null, " "));
        Wrong("Episode", "The text is blank.", () => new RecordEvent.TreatmentDelayed(Stamp(), Day1, null, " ", "x"));
        Wrong("Episode", "The text is blank.", () => new RecordEvent.AdverseEventResolved(Stamp(), Day1, " "));
        Wrong("Episode", "The text is blank.", () => new RecordEvent.AdverseEventGraded(Stamp(), Day1, " ", Grade.Mild));
        Wrong("Episode", "The text is blank.", () => new RecordEvent.AdverseEventStarted(Stamp(), Day1, " ", new("sepsis"), Grade.Mild));

        static string Text(string id) => new EventStamp(id, Noon, "dr-a").Id;
    }

    [Fact]
    public void A_clock_time_is_one_of_the_events_day_somewhere_on_earth()
    {
        const string Other = "A clock time is of the event's day, 2026-01-05, somewhere on earth.";
        Assert.Null(At(null).HappenedAt);
        Assert.Equal(Instant.FromUtc(2026, 1, 4, 10, 0), At(Instant.FromUtc(2026, 1, 4, 10, 0)).HappenedAt);
        Bound("value", Instant.FromUtc(2026, 1, 4, 10, 0) - Duration.Epsilon, Other, () => At(Instant.FromUtc(2026, 1, 4, 10, 0) - Duration.Epsilon));
        Bound("value", Instant.FromUtc(2026, 1, 6, 12, 0), Other, () => At(Instant.FromUtc(2026, 1, 6, 12, 0)));

        static RecordEvent At(Instant? happened) => new RecordEvent.ToxicityStated(Stamp(), Day1, Resolved: true) { HappenedAt = happened };
    }

    // Prednisolone for days 3 to 5 of a block, the first given on 2026-01-07.
    [Fact]
    public void A_range_of_days_is_an_event_for_each_day()
    {
        GivenDose dose = GivenDose.WholeDay(Route.PO, DrugMass.FromMilligrams(6m));
        ValueList<RecordEvent> range = RecordEvent.GivenOnDays(new("r", Noon, "dr-a") { Patient = "p-1" }, new(2026, 1, 7), Slot, 5, dose);

        Assert.Equal(
            [("r/3", "2026-01-07", "induction/prednisolone day 3"), ("r/4", "2026-01-08", "induction/prednisolone day 4"), ("r/5", "2026-01-09", "induction/prednisolone day 5")],
            range.Select(given => (given.Stamp.Id, given.Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture), given.ConcernedSlot.ToString())));
        Assert.All(range, given => Assert.Equal(("p-1", "dr-a", Noon, dose), (given.Stamp.Patient, given.Stamp.RecordedBy, given.Stamp.RecordedAt, given.DoseGiven)));
        Assert.Single(RecordEvent.GivenOnDays(Stamp(), Day1, Slot, 3, dose));
        Assert.Equal(367, RecordEvent.GivenOnDays(Stamp(), Day1, Slot, 369, dose).Count);
        Bound("lastDay", 2, "The last day of a range from day 3 is from 3 to 369, both inclusive.", () => RecordEvent.GivenOnDays(Stamp(), Day1, Slot, 2, dose));
        Bound("lastDay", 370, "The last day of a range from day 3 is from 3 to 369, both inclusive.", () => RecordEvent.GivenOnDays(Stamp(), Day1, Slot, 370, dose));
        const string Whole = "A range of days has all doses of each day, and no clock time; a single dose or a portion is an event of its own.";
        Wrong("eachDay", Whole, () => RecordEvent.GivenOnDays(Stamp(), Day1, Slot, 5, dose with { DoseOfDay = 1 }));
        Wrong("eachDay", Whole, () => RecordEvent.GivenOnDays(Stamp(), Day1, Slot, 5, dose.AsPortion(1, 2)));
        Wrong("eachDay", Whole, () => RecordEvent.GivenOnDays(Stamp(), Day1, Slot, 5, dose with { StartedAt = Noon }));
        Wrong("stamp", "A range of days supersedes no event: supersede each by one of its own.", () => RecordEvent.GivenOnDays(new("r", Noon, "dr-a", "q"), Day1, Slot, 5, dose));
    }

    [Fact]
    public void Stamps_are_equal_when_every_part_is()
    {
        EventStamp stamp = new("1", Noon, "dr-a", "0") { Patient = "p" };

        Assert.Equal(new EventStamp("1", Noon, "dr-a", "0") { Patient = "p" }, stamp);
        Assert.Equal(new EventStamp("1", Noon, "dr-a", "0") { Patient = "p" }.GetHashCode(), stamp.GetHashCode());
        Assert.All(
            new EventStamp?[] { null, new("2", Noon, "dr-a", "0") { Patient = "p" }, new("1", Noon + Duration.Epsilon, "dr-a", "0") { Patient = "p" }, new("1", Noon, "dr-b", "0") { Patient = "p" }, new("1", Noon, "dr-a", "9") { Patient = "p" }, new("1", Noon, "dr-a", "0") },
            other => Assert.False(stamp.Equals(other)));
        Assert.Equal("EventStamp { Id = 1, RecordedAt = 2026-01-05T12:00:00Z, RecordedBy = dr-a, Supersedes = 0, Patient = p }", stamp.ToString());
    }

    [Fact]
    public void An_event_a_place_and_a_dose_are_a_few_words()
    {
        Assert.Equal("2026-01-05 BlockStarted (event 7)", new RecordEvent.BlockStarted(new("7", Noon, "dr-a"), Day1, BlockIds.Induction).ToString());
        Assert.Equal("induction/prednisolone day 3", Slot.ToString());
        Assert.Equal(
            "GivenDose { Route = PO, Amount = 6 mg, DoseOfDay = 2, Portion = 1 of 2, Setting = Elsewhere, StartedAt = 2026-01-05T12:00:00Z, ClockOffset = +01 }",
            (GivenDose.OneOfTheDay(Route.PO, 2, DrugMass.FromMilligrams(6m)).AsPortion(1, 2) with { Setting = CareSetting.Elsewhere, StartedAt = Noon, ClockOffset = Offset.FromHours(1) }).ToString());
        Assert.Equal("Event '7' is refused: the record has no event '6'.", new RecordRefusal("7", RefusalReason.UnknownSuperseded, "the record has no event '6'.").ToString());
    }

    [Fact]
    public void What_an_event_speaks_of_is_its_slot_and_its_dose()
    {
        GivenDose dose = new(Route.PO);
        RecordEvent given = new RecordEvent.AdministrationGiven(Stamp(), Day1, Slot, dose);
        RecordEvent madeUp = new RecordEvent.AdministrationMadeUp(Stamp(), Day1, Slot, dose);
        RecordEvent held = new RecordEvent.AdministrationHeld(Stamp(), Day1, Slot, null, "x");
        RecordEvent omitted = new RecordEvent.AdministrationOmitted(Stamp(), Day1, Slot, "x");
        RecordEvent other = new RecordEvent.Died(Stamp(), Day1);

        Assert.Equal([Slot, Slot, Slot, Slot, null], new[] { given, madeUp, held, omitted, other }.Select(recorded => recorded.ConcernedSlot));
        Assert.Equal([dose, dose, null, null, null], new[] { given, madeUp, held, omitted, other }.Select(recorded => recorded.DoseGiven));
    }

    // By day, kind, clock and id: the event that stands first in each pair comes first.
    [Fact]
    public void The_canonical_order_is_by_day_then_kind_then_clock_then_id()
    {
        RecordEvent[] inOrder =
        [
            new RecordEvent.Died(new("z", Noon, "dr-a"), Day1.PlusDays(-1)),
            new RecordEvent.ToxicityStated(new("z", Noon, "dr-a"), Day1, Resolved: true),
            new RecordEvent.BlockStarted(new("c", Noon, "dr-a"), Day1, BlockIds.Induction) { HappenedAt = Noon - Duration.Epsilon },
            new RecordEvent.BlockStarted(new("B", Noon, "dr-a"), Day1, BlockIds.Induction),
            new RecordEvent.BlockStarted(new("a", Noon, "dr-a"), Day1, BlockIds.Induction),
            new RecordEvent.BlockStarted(new("0", Noon + Duration.Epsilon, "dr-a"), Day1, BlockIds.Induction),
        ];

        Assert.Equal(inOrder, inOrder.Reverse().Order(RecordEvent.CanonicalOrder));
    }

    private static EventStamp Stamp() => new("1", Noon, "dr-a");

    private static void Bound<T>(string parameter, object? value, string? expected, Func<T> make)
    {
        if (expected is null)
        {
            Assert.NotNull(make());
            return;
        }

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(parameter, () => { make(); });
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(value, error.ActualValue is DoseAmount or string or int or Enum or Instant ? error.ActualValue : null);
    }

    private static void Wrong<T>(string parameter, string expected, Func<T> make) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(parameter, () => { make(); }).Message, StringComparison.Ordinal);
}
