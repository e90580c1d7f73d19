namespace AALL15P1.Protocol.Tests;

/// <summary>What an action allocates on its thread.</summary>
internal static class Allocated
{
    /// <summary>
    /// The fewest bytes of some runs, after a first that loads what is loaded once. A buffer that the collector has taken from
    /// the shared pool is made anew in one run or another, and when the collector comes by, what is left of the thread's room counts as
    /// used; neither is a part of the work. What is, is in every run.
    /// </summary>
    public static long Least(Action action)
    {
        action();
        long least = long.MaxValue;
        for (int turn = 0; turn < 5; turn++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
