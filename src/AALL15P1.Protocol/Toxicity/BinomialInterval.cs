using System.Numerics;
using System.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// The exact (Clopper-Pearson) confidence interval of a proportion: the proportions at which the observed number of
/// events, or a more extreme one, is not less likely than half of what the confidence leaves out. The bounds are found
/// with whole numbers and rounded outward to 8 decimal places, so the interval never promises more than it holds.
/// </summary>
public readonly record struct BinomialInterval
{
    /// <summary>The most patients that can be counted: the whole numbers grow with it, and no trial of infants comes near.</summary>
    public const int MostPatients = 10_000;

    private const int Denominator = 100_000_000;
    private const int ConfidenceDenominator = 10_000;

    private BinomialInterval(decimal lower, decimal upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The lower bound; 0 to 1.</summary>
    public decimal Lower { get; }

    /// <summary>The upper bound; 0 to 1.</summary>
    public decimal Upper { get; }

    /// <summary>The exact interval.</summary>
    /// <param name="events">The number of patients with the event; 0 to <paramref name="patients"/>.</param>
    /// <param name="patients">The number of patients; 1 to <see cref="MostPatients"/>.</param>
    /// <param name="confidence">The confidence, of at most 4 decimal places; between 0 and 1, both exclusive.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of bounds.</exception>
    public static BinomialInterval ClopperPearson(int events, int patients, decimal confidence = 0.95m)
    {
        if (patients is < 1 or > MostPatients)
        {
            throw new ArgumentOutOfRangeException(nameof(patients), patients, $"The number of patients must be 1 to {MostPatients}.");
        }

        if (events < 0 || events > patients)
        {
            throw new ArgumentOutOfRangeException(nameof(events), events, $"The number of events must be 0 to {patients}, the number of patients.");
        }

        int leftOut = LeftOut(confidence);
        decimal lower = events == 0 ? 0m : LowerBound(events, patients, leftOut);

        // Counting the patients without the event mirrors the interval.
        decimal upper = events == patients ? 1m : 1m - LowerBound(patients - events, patients, leftOut);
        return new BinomialInterval(lower, upper);
    }

    /// <summary>What a confidence leaves out, in ten-thousandths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1, or has more than 4 decimal places.</exception>
    internal static int LeftOut(decimal confidence)
    {
        decimal scaled = confidence is > 0m and < 1m ? confidence * ConfidenceDenominator : 0m;
        return scaled > 0m && scaled == decimal.Truncate(scaled)
            ? ConfidenceDenominator - (int)scaled
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence is between 0 and 1, with at most 4 decimal places.");
    }

    // The largest proportion, in steps of the denominator, at which this many events or more are at most as likely as
    // half of what is left out. The likelihood rises with the proportion, so halving finds it.
    private static decimal LowerBound(int events, int patients, int leftOut)
    {
        BigInteger whole = BigInteger.Pow(Denominator, patients);
        int low = 0;
        int high = Denominator;
        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            bool atMost = AtLeast(events, patients, middle) * 2 * ConfidenceDenominator <= whole * leftOut;
            (low, high) = atMost ? (middle, high) : (low, middle);
        }

        return (decimal)low / Denominator;
    }

    // The probability of this many events or more, times the denominator to the power of the patients:
    // the sum of C(n, i) p^i q^(n-i) from i = events to n, by Horner's scheme in q from its highest power down.
    private static BigInteger AtLeast(int events, int patients, int proportion)
    {
        BigInteger others = Denominator - proportion;
        BigInteger choose = Choose(patients, events);
        BigInteger power = BigInteger.Pow(proportion, events);
        BigInteger sum = BigInteger.Zero;
        for (int count = events; count <= patients; count++)
        {
            sum = (sum * others) + (choose * power);
            choose = choose * (patients - count) / (count + 1);
            power *= proportion;
        }

        return sum;
    }

    private static BigInteger Choose(int patients, int events)
    {
        BigInteger choose = BigInteger.One;
        for (int index = 0; index < events; index++)
        {
            choose = choose * (patients - index) / (index + 1);
        }

        return choose;
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(builder, (nameof(Lower), Lower), (nameof(Upper), Upper));
}
