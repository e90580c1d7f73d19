using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// FsCheck generators and shrinkers for treatment records. <see cref="ProtocolArbitraries"/> registers them.
/// </summary>
internal static class RecordGenerators
{
    private const int MostDelay = 40;
    private const int LongestHold = 28;
    private const int LargestDetail = 9999;
    private static readonly int LaterBlocks = BlockIds.All.Count - 1;
    private static readonly Instant Ordinary = Instant.FromUtc(2027, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2200, 12, 31, 23, 59, 59);

    private static readonly Gen<RecordEventKind> Kinds = Gen.Frequency(
        [.. Enum.GetValues<RecordEventKind>().Select(kind => (WeightOf(kind), Gen.Constant(kind)))]);

    private static readonly Gen<int> Blocks = Gen.Frequency((8, Gen.Constant(0)), (12, Gen.Choose(1, 2)), (12, Gen.Choose(3, LaterBlocks)), (1, Gen.Constant(LaterBlocks + 1)));

    private static readonly Gen<int> DaysLate = Gen.Frequency((8, Gen.Constant(0)), (6, Gen.Choose(-2, 6)), (4, Gen.Choose(7, 120)), (1, Gen.Choose(-200, 600)));

    private static readonly Gen<(int Days, int Portions)> Further = Gen.Frequency(
        (17, Gen.Constant((0, 0))), (2, Gen.Choose(1, 27).Select(days => (days, 0))), (1, Gen.Choose(1, 2).Select(portions => (0, portions))));

    private static readonly Gen<int?> Lengths = Gen.Frequency((1, Gen.Constant<int?>(null)), (3, Gen.Choose(0, LongestHold).Select(days => (int?)days)));

    private static readonly Gen<JourneyTurn> Turns = Gen.Frequency(
        (16, Gen.Constant(default(JourneyTurn))),
        (2, Gen.Choose(1, 5).Select(days => new JourneyTurn(JourneyAct.Give, days))),
        (2, Gen.Choose(0, LongestHold).Select(days => new JourneyTurn(JourneyAct.Hold, days))),
        (1, Gen.Choose(0, 11).Select(hours => new JourneyTurn(JourneyAct.GiveAtClock, hours))),
        (1, Gen.Choose(0, 2).Select(days => new JourneyTurn(JourneyAct.GiveInPortions, days))),
        (1, Gen.Choose(1, LongestHold).Select(days => new JourneyTurn(JourneyAct.GiveRange, days))),
        (1, Gen.Choose(0, LongestHold).Select(days => new JourneyTurn(JourneyAct.Stop, days))),
        (1, Gen.Constant(new JourneyTurn(JourneyAct.Omit, 0))),
        (1, Gen.Constant(new JourneyTurn(JourneyAct.Forget, 0))));

    /// <summary>
    /// Series of events of which about half can be. Every kind occurs, doses given most often, then starts and holds, the
    /// ends of therapy least; and every reason for a refusal. Nineteen in twenty begin with the enrolment, and most go on to the start of
    /// Induction on 2026-01-05; the other events lie about the days for which they are planned. One event in eleven
    /// supersedes an earlier one. Of the doses given one in ten is a range of days, of up to four weeks, one in twenty stands in two
    /// or three portions, and about one in five has a clock time. One series in ten lies at the extremes: dates from 1900 to 2190, holds to the
    /// end of 2200, the least and the largest amounts, weights and counts, the longest texts. The series is as long as
    /// FsCheck's size says at most. Shrinks by leaving out events, and then by making single ones simpler, earlier and
    /// shorter.
    /// </summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<RecordCase> Records()
    {
        Gen<RecordCase> cases =
            from count in Gen.Sized(size => Gen.Choose(0, size))
            from extreme in Gen.Choose(0, 9)
            from drafts in Gen.CollectToArray(Enumerable.Range(0, count).Select(number => Draft(number, extreme == 9)))
            select new RecordCase(drafts.ToValueList());
        return Arb.From(cases, Shrink);
    }

    /// <summary>
    /// Plausible courses of treatment that no record refuses, of infants up to a year old, on days in forty years from
    /// 2017. Of the administrations three in five are given on their day; the others at a clock time, a few days late, in portions, in ranges of
    /// days, after a hold of up to four weeks, or not at all; and now and then the drugs whose dose follows the counts are stopped and prescribed again. Half of the later blocks start on their projected day, and the others up to 40
    /// days later. Larger sizes reach later blocks, and one journey in eight all of them, as far as therapy lasts. Shrinks towards Induction alone, given as planned, then towards one drug or none, and an earlier start; the birth date stays.
    /// </summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<RecordJourney> Journeys()
    {
        Gen<int> delay = Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, MostDelay)));
        Gen<RecordJourney> journeys =
            from born in RoadmapGenerators.Births(youngest: 1)
            from blocks in Gen.Frequency((1, Gen.Constant(LaterBlocks)), (7, Gen.Sized(size => Gen.Choose(0, Math.Min(LaterBlocks, size / 10)))))
            from delays in Gen.ArrayOf(delay, blocks)
            from count in Gen.Sized(size => Gen.Choose(0, size * 2))
            from turns in Gen.ArrayOf(Turns, count)
            select new RecordJourney(born.FirstDay, born.Age, delays.ToValueList(), turns.ToValueList());
        return Arb.From(journeys, Shrink);
    }

    /// <summary>Plausible courses of treatment with one defect, each kind of defect alike. Shrinks towards the first dose of the plainest course.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<SpoiltJourney> SpoiltJourneys()
    {
        Gen<SpoiltJourney> spoilt =
            from sound in Journeys().Generator
            from defect in Gen.Elements(Enum.GetValues<JourneyDefect>())
            from at in Gen.Choose(0, LargestDetail)
            select new SpoiltJourney(sound, defect, at);
        return Arb.From(spoilt, value => Shrink(value.Sound).Select(sound => value with { Sound = sound }).Where(smaller => smaller.HasDoses).Concat(Nearer(value.At).Select(at => value with { At = at })));
    }

    /// <summary>Holds of any of a plan's administrations, of up to 28 days. Shrinks towards no days of the first.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<HoldDraft> Holds() => Arb.From(
        from at in Gen.Choose(0, LargestDetail)
        from days in Gen.Choose(0, LongestHold)
        select new HoldDraft(at, days),
        hold => Nearer(hold.Days).Select(fewer => hold with { Days = fewer }).Concat(Nearer(hold.At).Select(earlier => hold with { At = earlier })));

    private static int WeightOf(RecordEventKind kind) => kind switch
    {
        RecordEventKind.AdministrationGiven => 12,
        RecordEventKind.BlockStarted or RecordEventKind.AdministrationHeld => 6,
        RecordEventKind.Died or RecordEventKind.LeftProtocol => 1,
        _ => 2,
    };

    private static Gen<DraftedEvent> Draft(int number, bool isExtremeCase)
    {
        Gen<RecordEventKind> kinds = number switch
        {
            0 => Gen.Frequency((19, Gen.Constant(RecordEventKind.Enrolled)), (1, Kinds)),
            1 or 2 => Gen.Frequency((3, Gen.Constant(RecordEventKind.BlockStarted)), (1, Kinds)),
            _ => Kinds,
        };
        return from kind in kinds
               from draft in Draft(number, kind, isExtremeCase)
               select draft;
    }

    private static Gen<DraftedEvent> Draft(int number, RecordEventKind kind, bool isExtremeCase)
    {
        bool isFirst = number < 3;
        Gen<int?> earlier = number == 0 ? Gen.Constant<int?>(null) : Gen.Choose(0, number).Select(other => (int?)other);
        return from block in isFirst ? Gen.Constant(0) : Blocks
               from order in Gen.Choose(0, 20)
               from slot in Gen.Choose(0, 40)
               from late in isFirst ? Gen.Constant(0) : DaysLate
               from length in Lengths
               from detail in Gen.Choose(0, LargestDetail)
               from supersedes in kind == RecordEventKind.EnteredInError ? Gen.Frequency((4, earlier), (1, Gen.Constant<int?>(null))) : Gen.Frequency((10, Gen.Constant<int?>(null)), (isFirst ? 0 : 1, earlier))
               from duplicate in Gen.Choose(0, 59)
               from early in Gen.Choose(0, 59)
               from extreme in ExtremeOf(number, isExtremeCase)
               from further in kind == RecordEventKind.AdministrationGiven ? Further : Gen.Constant((Days: 0, Portions: 0))
               select new DraftedEvent(kind, duplicate == 0 ? number / 2 : number, isExtremeCase ? Last : early == 0 ? Ordinary.Minus(Duration.FromDays(1)) : Ordinary)
               {
                   Block = block,
                   Order = order,
                   Slot = slot,
                   Late = late,
                   Length = length,
                   Detail = detail,
                   Supersedes = supersedes,
                   Extreme = extreme,
                   FurtherDays = further.Days,
                   FurtherPortions = further.Portions,
               };
    }

    /// <summary>In a series at the extremes half of the enrolments are in 1900, so that events of that year can be; Induction starts as ever.</summary>
    private static Gen<int?> ExtremeOf(int number, bool isExtremeCase) =>
        !isExtremeCase || number is 1 or 2 ? Gen.Constant<int?>(null)
        : number == 0 ? Gen.Elements<int?>(0, null)
        : Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 29).Select(which => (int?)which)));

    private static IEnumerable<RecordCase> Shrink(RecordCase value)
    {
        ValueList<DraftedEvent> drafts = value.Drafts;
        for (int length = drafts.Count; length > 0; length /= 2)
        {
            for (int from = 0; from + length <= drafts.Count; from += length)
            {
                yield return new(drafts.Where((_, at) => at < from || at >= from + length).ToValueList());
            }
        }

        for (int index = 0; index < drafts.Count; index++)
        {
            foreach (DraftedEvent simpler in Shrink(drafts[index]))
            {
                yield return new(drafts.Select((draft, at) => at == index ? simpler : draft).ToValueList());
            }
        }
    }

    private static IEnumerable<DraftedEvent> Shrink(DraftedEvent draft) =>
        Nearer(draft.Supersedes).Where(less => less is null).Select(less => draft with { Supersedes = less })
            .Concat(Nearer(draft.Extreme).Select(less => draft with { Extreme = less }))
            .Concat(Nearer(draft.Length).Select(less => draft with { Length = less }))
            .Concat(Nearer(draft.FurtherDays).Select(less => draft with { FurtherDays = less }))
            .Concat(Nearer(draft.FurtherPortions).Select(less => draft with { FurtherPortions = less }))
            .Concat(Nearer(draft.Late).Select(less => draft with { Late = less }))
            .Concat(Nearer(draft.Block).Select(less => draft with { Block = less }))
            .Concat(Nearer(draft.Order).Select(less => draft with { Order = less }))
            .Concat(Nearer(draft.Slot).Select(less => draft with { Slot = less }))
            .Concat(Nearer(draft.Detail).Select(less => draft with { Detail = less }));

    private static IEnumerable<RecordJourney> Shrink(RecordJourney value)
    {
        foreach (ValueList<int> fewer in Fewer(value.Delays, Nearer))
        {
            yield return value with { Delays = fewer };
        }

        foreach (ValueList<JourneyTurn> fewer in Fewer(value.Turns, Nearer))
        {
            yield return value with { Turns = fewer };
        }

        Drug[] given = [.. value.Drugs];
        foreach (Drug only in given.Where(_ => given.Length > 1))
        {
            yield return value with { Forgotten = value.Forgotten.Concat(given.Where(drug => !drug.Equals(only))).ToValueList() };
        }

        foreach (Drug one in given)
        {
            yield return value with { Forgotten = [.. value.Forgotten, one] };
        }

        foreach (int days in RoadmapGenerators.Earlier(value.AgeInDays, youngest: 1))
        {
            yield return value with { FirstDay = value.FirstDay.PlusDays(-days), AgeInDays = value.AgeInDays - days };
        }
    }

    private static IEnumerable<JourneyTurn> Nearer(JourneyTurn turn) =>
        turn.Act == JourneyAct.Give
            ? Nearer(turn.Days).Select(less => turn with { Days = less })
            : Nearer(turn.Days).Select(less => turn with { Days = less }).Prepend(default);

    /// <summary>Nothing, the first half, all but the last; and each single item nearer to nothing.</summary>
    private static IEnumerable<ValueList<T>> Fewer<T>(ValueList<T> items, Func<T, IEnumerable<T>> nearer) =>
        new[] { 0, items.Count / 2, items.Count - 1 }
            .Where(count => count >= 0 && count < items.Count).Distinct().Select(count => items.Take(count).ToValueList())
            .Concat(Enumerable.Range(0, items.Count).SelectMany(index => nearer(items[index]).Select(less => items.Select((item, at) => at == index ? less : item).ToValueList())));

    private static IEnumerable<int?> Nearer(int? number) => number is { } some ? Nearer(some).Select(less => (int?)less).Prepend(null) : [];

    private static IEnumerable<int> Nearer(int number) => number == 0 ? [] : new[] { 0, number / 2, number - Math.Sign(number) }.Distinct().Where(less => Math.Abs(less) < Math.Abs(number));
}
