using System.Globalization;
using NodaTime;
using UnitsNet;
using Xunit;

namespace AALL15P1.Protocol.UnitsNet.Tests;

/// <summary>The code that the READMEs show of UnitsNet is compiled here, run, and compared with their text.</summary>
public sealed class UnitsNetReadmeTests
{
    // 2.5 mg/kg × 6.2 kg = 15.5 mg = 15500 µg.
    [Fact]
    public void The_snippet_prints_the_dose_in_micrograms()
    {
        using StringWriter console = new(CultureInfo.InvariantCulture);
        Snippet(console);

        const string Printed =
            """
            15500

            """;
        Assert.Equal(Printed, console.ToString(), ignoreLineEndingDifferences: true);
        Readme.Shows(Printed);
    }

    private static void Snippet(TextWriter Console)
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        // snippet
        Measurement measured = new(new LocalDate(2026, 2, 8), Mass.FromGrams(6200).ToWeight(), Length.FromCentimeters(62).ToHeight());
        Infant infant = new(new LocalDate(2025, 9, 14), [measured]);
        DoseResult dose = protocol.Dose(BlockIds.Azacitidine1, "azacitidine", infant, blockStart: new LocalDate(2026, 2, 9), on: new LocalDate(2026, 2, 9));
        if (dose.Dose.PerDose?.Mass is { } amount)
        {
            Console.WriteLine(amount.ToUnitsNet().Micrograms);
        }

        // end
    }
}
