using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>The bounds are those of whole numbers, found in floating point wherever rounding cannot change them.</summary>
public sealed class BinomialIntervalTests
{
    private const int Denominator = 100_000_000;

    // The bounds of whole numbers, from a calculation of their own in arbitrary precision.
    [Theory]
    [InlineData(137, 10_000, "0.01151416")]
    [InlineData(10, 2_000, "0.00240021")]
    [InlineData(1_990, 2_000, "0.99082410")]
    public void The_lower_bound_of_many_patients_is_exact(int events, int patients, string lower) =>
        Assert.Equal(decimal.Parse(lower, CultureInfo.InvariantCulture), BinomialInterval.ClopperPearson(events, patients).Lower);

    [Fact]
    public void Few_patients_have_the_bounds_of_whole_numbers()
    {
        for (int patients = 1; patients <= 24; patients++)
        {
            for (int events = 1; events <= patients; events++)
            {
                int lower = (int)(BinomialInterval.ClopperPearson(events, patients).Lower * Denominator);
                Assert.True(BinomialInterval.IsAtMostExactly(events, patients, lower, 500), $"{events} of {patients}: too high");
                Assert.False(BinomialInterval.IsAtMostExactly(events, patients, lower + 1, 500), $"{events} of {patients}: too low");
            }
        }
    }

    [Property(MaxTest = 60)]
    public Property Floating_point_answers_only_what_whole_numbers_answer() => Prop.ForAll(
        (from patients in Gen.Choose(1, 400)
         from events in Gen.Choose(1, patients)
         from proportion in Gen.Choose(1, Denominator - 1)
         from leftOut in Gen.Choose(1, 9_999)
         select (patients, events, proportion, leftOut)).ToArbitrary(),
        drawn =>
        {
            bool exact = BinomialInterval.IsAtMostExactly(drawn.events, drawn.patients, drawn.proportion, drawn.leftOut);
            bool? quick = BinomialInterval.IsAtMost(drawn.events, drawn.patients, drawn.proportion, drawn.leftOut);
            return (quick is null || quick == exact).Classify(quick is not null, "answered in floating point");
        });

    [Fact]
    public void A_tie_is_left_to_whole_numbers()
    {
        // One of one patient: the likelihood is the proportion itself, and half of 5 % is 0.025.
        Assert.Null(BinomialInterval.IsAtMost(1, 1, 2_500_000, 500));
        Assert.Equal(0.025m, BinomialInterval.ClopperPearson(1, 1).Lower);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(137)]
    [InlineData(5_000)]
    [InlineData(9_999)]
    public void Ten_thousand_patients_take_no_time(int events)
    {
        BinomialInterval.ClopperPearson(events, 10_000);
        Stopwatch watch = Stopwatch.StartNew();

        BinomialInterval.ClopperPearson(events, 10_000);

        // 5 ms on an idle machine; whole numbers alone took two minutes.
        Assert.True(watch.ElapsedMilliseconds < 500, $"{watch.ElapsedMilliseconds} ms");
    }
}
