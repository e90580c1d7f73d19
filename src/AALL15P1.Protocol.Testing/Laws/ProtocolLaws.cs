namespace AALL15P1.Protocol.Testing;

/// <summary>
/// The laws of the protocol. Each has a name here, so that a test suite can hold the ones that its system answers, and
/// <see cref="All"/> has them all.
/// </summary>
public static partial class ProtocolLaws
{
    // Made when it is asked for: the laws stand in several files, whose order of initialisation is not laid down.
    private static readonly Lazy<ValueList<ProtocolLaw>> Every = new(() => [.. InOrder]);

    /// <summary>Every law.</summary>
    public static ValueList<ProtocolLaw> All => Every.Value;

    /// <summary>Finds a law.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The law.</returns>
    /// <exception cref="ArgumentException">There is no such law.</exception>
    public static ProtocolLaw Find(string id) => All.FirstOrDefault(law => law.Id == id)
        ?? throw new ArgumentException($"There is no law '{id}'. There are {string.Join(", ", All)}.", nameof(id));
}
