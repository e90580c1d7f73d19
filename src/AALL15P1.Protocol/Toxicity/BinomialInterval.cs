using System.Numerics;
using System.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// The exact (Clopper-Pearson) confidence interval of a proportion: the proportions at which the observed number of
/// events, or a more extreme one, is not less likely than half of what the confidence leaves out. The bounds are found
/// exactly and rounded outward to 8 decimal places, so the interval never promises more than it holds.
/// </summary>
internal readonly record struct BinomialInterval
{
    /// <summary>The most patients that can be counted: the whole numbers grow with it, and no trial of infants comes near.</summary>
    public const int MostPatients = 10_000;

    private const int Denominator = 100_000_000;
    private const int ConfidenceDenominator = 10_000;

    /// <summary>The largest relative error of one operation in floating point: 2^-53.</summary>
    private const double Rounding = 1d / (1L << 53);

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
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must be between 0 and 1, with at most 4 decimal places.");
    }

    // The largest proportion, in steps of the denominator, at which this many events or more are at most as likely as
    // half of what is left out. The likelihood rises with the proportion, so halving finds it.
    private static decimal LowerBound(int events, int patients, int leftOut)
    {
        Scaled choose = Scaled.Choose(patients, events);
        int low = 0;
        int high = Denominator;
        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            bool atMost = IsAtMost(choose, events, patients, middle, leftOut) ?? IsAtMostExactly(events, patients, middle, leftOut);
            (low, high) = atMost ? (middle, high) : (low, middle);
        }

        return (decimal)low / Denominator;
    }

    /// <summary>Whether this many events or more are at most as likely as half of what is left out, in whole numbers: exact, and slow.</summary>
    internal static bool IsAtMostExactly(int events, int patients, int proportion, int leftOut) =>
        AtLeast(events, patients, proportion) * 2 * ConfidenceDenominator <= BigInteger.Pow(Denominator, patients) * leftOut;

    /// <summary>
    /// The same in floating point, where rounding cannot change the answer; null where it could. Each patient adds at
    /// most 16 roundings of 2^-53 to the likelihood: 2 in the binomial coefficient, 3 in each power, 5 in the sum.
    /// </summary>
    internal static bool? IsAtMost(int events, int patients, int proportion, int leftOut) =>
        IsAtMost(Scaled.Choose(patients, events), events, patients, proportion, leftOut);

    private static bool? IsAtMost(Scaled choose, int events, int patients, int proportion, int leftOut)
    {
        double odds = proportion / (double)(Denominator - proportion);
        Scaled first = choose * Scaled.Power(proportion / (double)Denominator, events) * Scaled.Power((Denominator - proportion) / (double)Denominator, patients - events);
        Scaled likelihood = first * TailOverFirst(events, patients, odds);
        double threshold = leftOut / (2d * ConfidenceDenominator);
        double ratio = likelihood.Over(threshold);
        double margin = 2d * 16d * (patients + 4) * Rounding;
        return Math.Abs(ratio - 1d) > margin ? ratio < 1d : null;
    }

    // The sum of the likelihoods of this many events or more over the first of them. Each term is the one before it times
    // a ratio that falls; once the terms that are left, a geometric series at most, are below half a rounding, it ends.
    private static Scaled TailOverFirst(int events, int patients, double odds)
    {
        double sum = 1d;
        double term = 1d;
        long exponent = 0;
        for (int count = events; count < patients; count++)
        {
            double ratio = (patients - count) / (double)(count + 1) * odds;
            term *= ratio;
            sum += term;
            if (ratio < 1d && term * ratio <= sum * (1d - ratio) * Rounding / 2d)
            {
                break;
            }

            if (sum > Scaled.Large)
            {
                (sum, term, exponent) = (sum / Scaled.Large, term / Scaled.Large, exponent + Scaled.LargeExponent);
            }
        }

        return new(sum, exponent);
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

    /// <summary>A number above 0 with an exponent of its own, so that powers neither overflow nor vanish. Its scaling is exact.</summary>
    private readonly record struct Scaled
    {
        public const int LargeExponent = 512;
        public static readonly double Large = Math.ScaleB(1d, LargeExponent);

        private readonly double significand;
        private readonly long exponent;

        public Scaled(double value, long scale)
        {
            int shift = Math.ILogB(value);
            significand = Math.ScaleB(value, -shift);
            exponent = scale + shift;
        }

        public static Scaled operator *(Scaled left, Scaled right) => new(left.significand * right.significand, left.exponent + right.exponent);

        public static Scaled Power(double value, int power)
        {
            Scaled result = new(1d, 0);
            Scaled square = new(value, 0);
            for (int left = power; left > 0; left >>= 1)
            {
                result = (left & 1) == 1 ? result * square : result;
                square *= square;
            }

            return result;
        }

        public static Scaled Choose(int patients, int events)
        {
            Scaled choose = new(1d, 0);
            for (int index = 0; index < Math.Min(events, patients - events); index++)
            {
                choose = new(choose.significand * (patients - index) / (index + 1), choose.exponent);
            }

            return choose;
        }

        /// <summary>How many times another number it is; 0 where it is less than a double can say.</summary>
        public double Over(double other) => Math.ScaleB(significand / other, (int)Math.Clamp(exponent, -2000, 2000));
    }
}
