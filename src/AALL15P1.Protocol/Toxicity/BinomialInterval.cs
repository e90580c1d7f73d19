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

    /// <summary>
    /// Nearer to a tie than this, whole numbers answer. Each of 10,000 patients at most adds 16 roundings of 2^-53 at most to a
    /// likelihood (2 in the binomial coefficient, 3 in each power, 5 in the sum), together less than 2e-11.
    /// </summary>
    private const double Margin = 1e-9;

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

        // Counting the patients without the event mirrors the interval.
        return new BinomialInterval(LowerBound(events, patients, leftOut), 1m - LowerBound(patients - events, patients, leftOut));
    }

    /// <summary>What a confidence leaves out, in ten-thousandths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1, or has more than 4 decimal places.</exception>
    internal static int LeftOut(decimal confidence) =>
        confidence is > 0m and < 1m && decimal.IsInteger(confidence * ConfidenceDenominator)
            ? ConfidenceDenominator - (int)(confidence * ConfidenceDenominator)
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must be between 0 and 1, with at most 4 decimal places.");

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

    /// <summary>The same in floating point, where rounding cannot change the answer; null where it could.</summary>
    internal static bool? IsAtMost(int events, int patients, int proportion, int leftOut) =>
        IsAtMost(Scaled.Choose(patients, events), events, patients, proportion, leftOut);

    private static bool? IsAtMost(Scaled choose, int events, int patients, int proportion, int leftOut)
    {
        double odds = proportion / (double)(Denominator - proportion);
        Scaled first = choose * Scaled.Power(proportion / (double)Denominator, events) * Scaled.Power((Denominator - proportion) / (double)Denominator, patients - events);
        Scaled likelihood = first * new Scaled(TailOverFirst(events, patients, odds), 0);
        double threshold = leftOut / (2d * ConfidenceDenominator);
        double ratio = likelihood.Over(threshold);
        return Math.Abs(ratio - 1d) > Margin ? ratio < 1d : null;
    }

    // The sum of the likelihoods of this many events or more over the first of them. It is infinite where the first is
    // less than a double can say beside the others: this many events or more are then all but certain, as the answer says.
    private static double TailOverFirst(int events, int patients, double odds)
    {
        double sum = 1d;
        double term = 1d;
        for (int count = events + 1; count <= patients; count++)
        {
            term *= (patients - count + 1) / (double)count * odds;
            sum += term;
        }

        return sum;
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
            for (int index = 0; index < events; index++)
            {
                choose = new(choose.significand * (patients - index) / (index + 1), choose.exponent);
            }

            return choose;
        }

        /// <summary>How many times another number it is; 0 where it is less than a double can say.</summary>
        public double Over(double other) => Math.ScaleB(significand / other, (int)Math.Clamp(exponent, -2000, 2000));
    }
}
