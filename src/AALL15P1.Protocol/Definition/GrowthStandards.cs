using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>Growth references against which a measurement is held.</summary>
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
        Rule("BSA-FOR-AGE", "Body surface area for age", "body surface area for the infant's age, by Mosteller's formula of weight and height,", "weianthro and lenanthro"));

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
