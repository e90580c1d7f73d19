using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// FsCheck generators and shrinkers for roadmaps and dates. <see cref="ProtocolArbitraries"/> registers them.
/// </summary>
internal static class RoadmapGenerators
{
    private const int MostDelay = 60;
    private static readonly LocalDate Earliest = new(2017, 1, 1);
    private static readonly int LaterBlocks = BlockIds.All.Count - 1;

    /// <summary>Days in forty years from 2017: every weekday, month end and leap day among them. Shrinks towards the first.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<LocalDate> Dates() =>
        Arb.From(Gen.Frequency((1, Gen.Choose(0, 9).Select(leap => new LocalDate(2020 + (4 * leap), 2, 29))), (12, Gen.Choose(0, 40 * 365).Select(Earliest.PlusDays))), date =>
        {
            int days = Period.DaysBetween(Earliest, date);
            return Steps(days).Select(step => Earliest.PlusDays(days - step));
        });

    /// <summary>
    /// The day of birth and the age in days on a first day: one age in four stands within two days of 6 completed months or
    /// at the upper age, and one birth in ten is on 29 February.
    /// </summary>
    internal static Gen<(LocalDate FirstDay, int Age)> Births(int youngest) =>
        from firstDay in Dates().Generator
        from age in Gen.Frequency((1, Gen.Elements(181, 182, 183, 184, 363, 364)), (3, Gen.Choose(youngest, 364)))
        from leap in Gen.Frequency((9, Gen.Constant<LocalDate?>(null)), (1, Gen.Choose(0, 9).Select(which => (LocalDate?)new LocalDate(2020 + (4 * which), 2, 29))))
        select (leap?.PlusDays(age) ?? firstDay, age);

    private static IEnumerable<int> Steps(int days)
    {
        for (int step = days; step > 0; step /= 2)
        {
            yield return step;
        }
    }

    /// <summary>
    /// Infants up to a year old at the start, every combination of readings, and delays of up to 60 days. Shrinks
    /// towards no delays, the default readings, and a start on the day of birth, which stays.
    /// </summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<RoadmapCase> Roadmaps()
    {
        Gen<int?> delay = Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, MostDelay).Select(days => (int?)days)));
        Gen<RoadmapCase> cases =
            from born in Births(youngest: 0)
            from readings in Gen.ArrayOf(Gen.Choose(0, 2), Aall15P1.Definition.Interpretations.Register.Count)
            from delays in Gen.ArrayOf(delay, LaterBlocks)
            select new RoadmapCase(born.FirstDay, born.Age, readings.ToValueList(), delays.ToValueList());
        return Arb.From(cases, Shrink);
    }

    private static IEnumerable<RoadmapCase> Shrink(RoadmapCase value)
    {
        for (int index = 0; index < value.Delays.Count; index++)
        {
            if (value.Delays[index] is { } delay)
            {
                yield return value with { Delays = Replace(value.Delays, index, null) };
                if (delay > 0)
                {
                    yield return value with { Delays = Replace(value.Delays, index, delay / 2) };
                }
            }
        }

        for (int index = 0; index < value.Readings.Count; index++)
        {
            if (value.Readings[index] != 0)
            {
                yield return value with { Readings = Replace(value.Readings, index, 0) };
            }
        }

        foreach (int days in Earlier(value.AgeInDays, youngest: 0))
        {
            yield return value with { FirstDay = value.FirstDay.PlusDays(-days), AgeInDays = value.AgeInDays - days };
        }
    }

    /// <summary>By how many days a first day can be earlier: the birth date stays, because an age that decides must not be lost with the day.</summary>
    internal static IEnumerable<int> Earlier(int age, int youngest) =>
        new[] { age - youngest, (age - youngest) / 2, 1 }.Where(days => days > 0 && days <= age - youngest).Distinct();

    private static ValueList<T> Replace<T>(ValueList<T> list, int index, T item) => list.Select((old, at) => at == index ? item : old).ToValueList();
}
