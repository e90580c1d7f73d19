using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>Growth references with which a measurement is compared.</summary>
public static class GrowthStandards
{
    /// <summary>
    /// The WHO Child Growth Standards from -3 to +3 standard deviations, rounded to a tenth as WHO prints its tables:
    /// the lower bound is the lower of girls' and boys', the upper the higher. Ages from 0 to 60 months (a length below
    /// 24 months, a standing height from there on; at 24 months the lower of the two); lengths from 45 to 110 cm.
    /// </summary>
    public static GrowthReference WorldHealthOrganization { get; } = new(
        new GrowthTable(
            0,
            [
                2.0m, 2.7m, 3.4m, 4.0m, 4.4m, 4.8m, 5.1m, 5.3m, 5.6m, 5.8m, 5.9m, 6.1m,
                6.3m, 6.4m, 6.6m, 6.7m, 6.9m, 7.0m, 7.2m, 7.3m, 7.5m, 7.6m, 7.8m, 7.9m,
                8.1m, 8.2m, 8.3m, 8.5m, 8.6m, 8.8m, 8.9m, 9.0m, 9.1m, 9.3m, 9.4m, 9.5m,
                9.6m, 9.7m, 9.8m, 9.9m, 10.1m, 10.2m, 10.3m, 10.4m, 10.5m, 10.6m, 10.7m, 10.8m,
                10.9m, 11.0m, 11.1m, 11.2m, 11.3m, 11.4m, 11.5m, 11.6m, 11.7m, 11.8m, 11.9m, 12.0m,
                12.1m,
            ],
            [
                5.0m, 6.5m, 8.0m, 9.0m, 9.8m, 10.4m, 11.0m, 11.4m, 11.9m, 12.3m, 12.6m, 13.0m,
                13.3m, 13.7m, 14.0m, 14.3m, 14.6m, 14.9m, 15.3m, 15.6m, 15.9m, 16.2m, 16.5m, 16.8m,
                17.1m, 17.5m, 17.8m, 18.1m, 18.4m, 18.7m, 19.0m, 19.3m, 19.6m, 20.0m, 20.3m, 20.6m,
                21.0m, 21.3m, 21.6m, 22.0m, 22.3m, 22.7m, 23.0m, 23.4m, 23.7m, 24.1m, 24.4m, 24.8m,
                25.2m, 25.5m, 25.9m, 26.3m, 26.6m, 27.0m, 27.4m, 27.7m, 28.1m, 28.5m, 28.8m, 29.2m,
                29.5m,
            ]),
        new GrowthTable(
            0,
            [
                43.6m, 47.8m, 51.0m, 53.5m, 55.6m, 57.4m, 58.9m, 60.3m, 61.7m, 62.9m, 64.1m, 65.2m,
                66.3m, 67.3m, 68.3m, 69.3m, 70.2m, 71.1m, 72.0m, 72.8m, 73.7m, 74.5m, 75.3m, 76.0m,
                76.0m, 76.8m, 77.4m, 78.1m, 78.8m, 79.5m, 80.1m, 80.7m, 81.3m, 81.9m, 82.5m, 83.1m,
                83.6m, 84.2m, 84.7m, 85.3m, 85.8m, 86.3m, 86.8m, 87.4m, 87.9m, 88.4m, 88.8m, 89.3m,
                89.8m, 90.3m, 90.8m, 91.2m, 91.7m, 92.1m, 92.6m, 93.0m, 93.4m, 93.9m, 94.3m, 94.7m,
                95.2m,
            ],
            [
                55.6m, 60.5m, 64.4m, 67.5m, 70.1m, 72.2m, 74.1m, 75.7m, 77.2m, 78.7m, 80.1m, 81.5m,
                82.9m, 84.2m, 85.5m, 86.8m, 88.0m, 89.2m, 90.4m, 91.5m, 92.7m, 93.7m, 94.9m, 95.9m,
                97.0m, 97.3m, 98.3m, 99.3m, 100.3m, 101.2m, 102.1m, 103.1m, 103.9m, 104.7m, 105.6m, 106.4m,
                107.2m, 108.0m, 108.8m, 109.5m, 110.3m, 111.0m, 111.7m, 112.5m, 113.2m, 113.9m, 114.5m, 115.2m,
                115.9m, 116.6m, 117.3m, 117.9m, 118.6m, 119.2m, 119.9m, 120.6m, 121.2m, 121.9m, 122.5m, 123.2m,
                123.9m,
            ]),
        new GrowthTable(
            45,
            [
                1.9m, 2.0m, 2.1m, 2.3m, 2.4m, 2.6m, 2.7m, 2.9m, 3.1m, 3.3m, 3.5m, 3.7m,
                3.9m, 4.1m, 4.3m, 4.5m, 4.7m, 4.9m, 5.1m, 5.3m, 5.5m, 5.6m, 5.8m, 6.0m,
                6.1m, 6.3m, 6.5m, 6.6m, 6.8m, 6.9m, 7.1m, 7.2m, 7.4m, 7.5m, 7.7m, 7.8m,
                8.0m, 8.1m, 8.3m, 8.5m, 8.7m, 8.9m, 9.1m, 9.3m, 9.5m, 9.7m, 9.9m, 10.1m,
                10.2m, 10.4m, 10.6m, 10.8m, 11.0m, 11.2m, 11.4m, 11.6m, 11.8m, 12.0m, 12.3m, 12.5m,
                12.7m, 13.0m, 13.2m, 13.5m, 13.7m, 14.0m,
            ],
            [
                3.3m, 3.5m, 3.7m, 4.0m, 4.2m, 4.5m, 4.8m, 5.1m, 5.4m, 5.7m, 6.1m, 6.4m,
                6.8m, 7.1m, 7.5m, 7.8m, 8.2m, 8.5m, 8.8m, 9.1m, 9.5m, 9.8m, 10.0m, 10.3m,
                10.6m, 10.9m, 11.2m, 11.5m, 11.8m, 12.1m, 12.3m, 12.6m, 12.8m, 13.1m, 13.3m, 13.6m,
                13.8m, 14.0m, 14.3m, 14.6m, 14.9m, 15.2m, 15.5m, 15.9m, 16.2m, 16.5m, 16.9m, 17.2m,
                17.5m, 17.9m, 18.2m, 18.6m, 18.9m, 19.3m, 19.6m, 20.0m, 20.4m, 20.8m, 21.3m, 21.7m,
                22.2m, 22.6m, 23.1m, 23.6m, 24.2m, 24.7m,
            ]),
        Rule("WEIGHT-FOR-AGE", "Weight for age", "weight for the infant's age", "weianthro"),
        Rule("HEIGHT-FOR-AGE", "Height for age", "height or length for the infant's age", "lenanthro"),
        Rule("WEIGHT-FOR-HEIGHT", "Weight for height", "weight for the infant's height or length", "wflanthro"),
        Rule("BSA-FOR-AGE", "Body surface area for age", "body surface area for the infant's age, by Mosteller's formula of weight and height,", "weianthro and lenanthro"))
    {
        // The median (M) at each month, to a hundredth of a kilogram and a tenth of a centimetre: the lower and the higher of girls' and boys'.
        MedianWeight = new GrowthTable(
            0,
            [
                3.23m, 4.17m, 5.13m, 5.84m, 6.43m, 6.90m, 7.30m, 7.64m, 7.95m, 8.23m, 8.48m, 8.72m,
                8.95m, 9.17m, 9.39m, 9.60m, 9.81m, 10.02m, 10.23m, 10.44m, 10.65m, 10.85m, 11.06m, 11.27m,
                11.47m, 11.69m, 11.89m, 12.10m, 12.30m, 12.51m, 12.70m, 12.90m, 13.09m, 13.28m, 13.47m, 13.66m,
                13.85m, 14.04m, 14.23m, 14.41m, 14.60m, 14.79m, 14.97m, 15.16m, 15.34m, 15.53m, 15.71m, 15.89m,
                16.07m, 16.25m, 16.43m, 16.61m, 16.80m, 16.97m, 17.16m, 17.33m, 17.51m, 17.69m, 17.87m, 18.05m,
                18.22m,
            ],
            [
                3.35m, 4.45m, 5.57m, 6.37m, 7.01m, 7.51m, 7.94m, 8.30m, 8.62m, 8.90m, 9.16m, 9.41m,
                9.65m, 9.88m, 10.09m, 10.31m, 10.52m, 10.73m, 10.94m, 11.14m, 11.35m, 11.55m, 11.75m, 11.95m,
                12.15m, 12.35m, 12.54m, 12.74m, 12.93m, 13.12m, 13.30m, 13.48m, 13.66m, 13.83m, 14.00m, 14.17m,
                14.34m, 14.51m, 14.68m, 14.85m, 15.02m, 15.18m, 15.35m, 15.52m, 15.68m, 15.85m, 16.02m, 16.19m,
                16.35m, 16.51m, 16.68m, 16.85m, 17.01m, 17.18m, 17.35m, 17.51m, 17.67m, 17.84m, 18.01m, 18.17m,
                18.34m,
            ]),
        MedianHeight = new GrowthTable(
            0,
            [
                49.1m, 53.6m, 57.1m, 59.8m, 62.1m, 64.0m, 65.8m, 67.3m, 68.8m, 70.1m, 71.5m, 72.8m,
                74.0m, 75.2m, 76.4m, 77.5m, 78.6m, 79.7m, 80.7m, 81.7m, 82.7m, 83.7m, 84.6m, 85.5m,
                86.4m, 86.6m, 87.4m, 88.3m, 89.1m, 89.9m, 90.7m, 91.5m, 92.2m, 92.9m, 93.6m, 94.3m,
                95.1m, 95.7m, 96.4m, 97.1m, 97.8m, 98.4m, 99.0m, 99.7m, 100.3m, 100.9m, 101.5m, 102.1m,
                102.7m, 103.3m, 103.9m, 104.5m, 105.1m, 105.6m, 106.2m, 106.7m, 107.3m, 107.8m, 108.4m, 108.9m,
                109.4m,
            ],
            [
                49.9m, 54.7m, 58.4m, 61.4m, 63.9m, 65.9m, 67.6m, 69.2m, 70.6m, 72.0m, 73.3m, 74.5m,
                75.7m, 76.9m, 78.0m, 79.2m, 80.2m, 81.2m, 82.3m, 83.2m, 84.2m, 85.1m, 86.1m, 86.9m,
                87.8m, 88.0m, 88.8m, 89.6m, 90.4m, 91.2m, 91.9m, 92.7m, 93.4m, 94.1m, 94.8m, 95.4m,
                96.1m, 96.7m, 97.4m, 98.0m, 98.6m, 99.2m, 99.8m, 100.5m, 101.0m, 101.6m, 102.2m, 102.8m,
                103.3m, 103.9m, 104.4m, 105.0m, 105.6m, 106.1m, 106.7m, 107.2m, 107.8m, 108.3m, 108.9m, 109.4m,
                110.0m,
            ]),
    };

    private static Rule Rule(string id, string title, string what, string table) => new(
        id,
        title,
        $"The {what} lies from -3 to +3 standard deviations of the WHO Child Growth Standards, both inclusive, unless the team has measured again.",
        new(Sources.WhoGrowth, $"table {table}"),
        Standing.Reference)
    {
        Parameters = [new("lowest", "-3 SD, inclusive"), new("highest", "+3 SD, inclusive")],
    };
}
