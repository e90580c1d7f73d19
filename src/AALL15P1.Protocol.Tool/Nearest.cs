namespace AALL15P1.Protocol.Tool;

/// <summary>Which of several words is nearest to one that was mistyped.</summary>
internal static class Nearest
{
    /// <summary>The nearest word, by the letters to add, drop, change or swap.</summary>
    public static string Of(string typed, IEnumerable<string> words) => words.MinBy(word => Distance(typed.ToLowerInvariant(), word))!;

    /// <summary>The word itself, when it is one of those that there are.</summary>
    /// <exception cref="FormatException">It is not; the message names the nearest and all.</exception>
    public static string Known(string what, string typed, IEnumerable<string> words)
    {
        string[] known = [.. words];
        return known.Contains(typed, StringComparer.Ordinal)
            ? typed
            : throw new FormatException($"There is no {what} '{typed}'. The nearest is {Of(typed, known)}. There are {string.Join(", ", known)}.");
    }

    private static int Distance(string left, string right)
    {
        int[,] steps = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                int change = left[i - 1] == right[j - 1] ? 0 : 1;
                int least = Math.Min(Math.Min(steps[i - 1, j] + 1, steps[i, j - 1] + 1), steps[i - 1, j - 1] + change);
                bool isSwap = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                steps[i, j] = isSwap ? Math.Min(least, steps[i - 2, j - 2] + 1) : least;
            }
        }

        return steps[left.Length, right.Length];
    }
}
