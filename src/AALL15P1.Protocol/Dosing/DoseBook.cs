namespace AALL15P1.Protocol;

/// <summary>
/// The calculators of every order of a definition under one policy. Made once, used for any infant and day, from any
/// number of threads.
/// </summary>
internal sealed class DoseBook
{
    private readonly DoseCalculator[][] calculators;

    private DoseBook(ProtocolDefinition definition, DosingPolicy policy)
    {
        Definition = definition;
        Policy = policy;
        calculators =
        [
            .. definition.Blocks.Select(block =>
                block.Orders.Select(order => DoseCalculator.Compile(order, policy, definition.SupplementFingerprint)).ToArray()),
        ];
    }

    /// <summary>The definition.</summary>
    public ProtocolDefinition Definition { get; }

    /// <summary>The policy.</summary>
    public DosingPolicy Policy { get; }

    /// <summary>Makes the calculators of a definition.</summary>
    /// <param name="definition">The definition, with the site's supplement applied where there is one.</param>
    /// <param name="policy">The policy; <see cref="DosingPolicy.Default"/> without a supplement.</param>
    /// <returns>The book.</returns>
    public static DoseBook Compile(ProtocolDefinition definition, DosingPolicy policy) => new(definition, policy);

    /// <summary>The calculator of an order.</summary>
    /// <param name="block">The block's id.</param>
    /// <param name="orderId">The order's id.</param>
    /// <returns>The calculator.</returns>
    /// <exception cref="ArgumentException">There is no such block or order.</exception>
    public DoseCalculator Of(BlockId block, string orderId)
    {
        int index = Definition.IndexOf(block);
        PlannedOrder order = Definition.Blocks[index].Order(orderId);
        return Of(index, order);
    }

    /// <summary>The calculator of an order of a block of the definition, without a search by text and without allocation.</summary>
    /// <param name="block">The position of the block in the definition, from 0.</param>
    /// <param name="order">The order, as the definition holds it.</param>
    /// <returns>The calculator.</returns>
    /// <exception cref="ArgumentException">The block does not hold the order.</exception>
    public DoseCalculator Of(int block, PlannedOrder order)
    {
        foreach (DoseCalculator calculator in calculators[block])
        {
            if (ReferenceEquals(calculator.Order, order))
            {
                return calculator;
            }
        }

        throw new ArgumentException($"Block {Definition.Blocks[block]} of the definition does not hold the order {order.Id}.", nameof(order));
    }
}
