namespace AALL15P1.Protocol;

/// <summary>
/// The measurements of one infant against which one check has found nothing, for who asks about many doses: a measurement is
/// judged for itself, after the one before it and, a weight, with the height nearest to it, whichever dose is computed
/// from it. What something is against is not kept, so that it is judged, and put into words, each time. Threads that share
/// it at worst judge twice.
/// </summary>
internal sealed class PlausibleMeasurements
{
    private const int WithoutHeight = -1;

    private readonly Infant infant;

    /// <summary>For each measurement 0, or 2 and the place of the height with which its weight was last judged.</summary>
    private readonly int[] weights;
    private readonly bool[] heights;

    /// <summary>Of which nothing is known yet.</summary>
    /// <param name="infant">The infant.</param>
    public PlausibleMeasurements(Infant infant)
    {
        this.infant = infant;
        weights = new int[infant.Measurements.Count];
        heights = new bool[infant.Measurements.Count];
    }

    /// <summary>Whether nothing is against a weight beside the height that is nearest to it.</summary>
    public bool HasWeight(Measurement weighed, Measurement? nearest) => weights[infant.PlaceOf(weighed)] == Key(nearest);

    /// <summary>Nothing is against a weight beside the height that is nearest to it.</summary>
    public void AddWeight(Measurement weighed, Measurement? nearest) => weights[infant.PlaceOf(weighed)] = Key(nearest);

    /// <summary>Whether nothing is against a height.</summary>
    public bool HasHeight(Measurement measured) => heights[infant.PlaceOf(measured)];

    /// <summary>Nothing is against a height.</summary>
    public void AddHeight(Measurement measured) => heights[infant.PlaceOf(measured)] = true;

    private int Key(Measurement? height) => 2 + (height is null ? WithoutHeight : infant.PlaceOf(height));
}
