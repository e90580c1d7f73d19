using System.Globalization;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What has become of the administrations of a block, worked by hand: those that are not on their own day, or not to be given
/// on it. Induction begins on 2026-01-05 (day 8 is 01-12), Interim Maintenance on 03-20, Delayed Intensification Part 1 on 04-30.
/// </summary>
public sealed class PlanTableTests
{
    [Theory]
    [InlineData("", "induction", "01-25", "vincristine hydrocortisone pegaspargase", "held 01-12 vincristine 8 01-14", "vincristine 8: Held 01-12, it was held until 2026-01-14, and the site's policy for held administrations is not stated")]
    [InlineData("Omit", "induction", "01-25", "vincristine hydrocortisone pegaspargase", "held 01-12 vincristine 8 01-14", "vincristine 8: Omitted 01-12, it was held until 2026-01-14, and the site omits what is held")]
    [InlineData("MakeUp", "induction", "01-25", "vincristine hydrocortisone pegaspargase", "held 01-12 vincristine 8 01-14", "vincristine 8: LeftOut 01-12, made up on 2026-01-14, it would stand nearer than 7 days to the order's next administration on 2026-01-19")]
    [InlineData("ShiftOrder", "induction", "01-25", "vincristine hydrocortisone pegaspargase", "held 01-12 vincristine 8 01-14", "vincristine 8: Planned 01-14", "vincristine 15: Planned 01-21", "vincristine 22: Planned 01-28", "vincristine 29: Planned 02-04")]
    [InlineData("ShiftBlock", "induction", "01-25", "vincristine hydrocortisone pegaspargase", "held 01-12 vincristine 8 01-14", "vincristine 8: Planned 01-14", "pegaspargase 12: Planned 01-18", "hydrocortisone 15: Planned 01-21", "vincristine 15: Planned 01-21", "vincristine 22: Planned 01-28", "hydrocortisone 29: Planned 02-04", "vincristine 29: Planned 02-04")]
    [InlineData("MakeUp", "induction", "01-25", "vincristine hydrocortisone", "held 01-12 vincristine 8", "vincristine 8: Held 01-12, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "vincristine 15: Waiting 01-19, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "vincristine 22: Waiting 01-26, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "vincristine 29: Waiting 02-02, vincristine day 8 is held since 2026-01-12, and nobody has stated until when")]
    [InlineData("ShiftOrder", "induction", "01-25", "vincristine hydrocortisone", "held 01-12 vincristine 8", "vincristine 8: Held 01-12, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "vincristine 15: Waiting 01-19, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "vincristine 22: Waiting 01-26, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "vincristine 29: Waiting 02-02, vincristine day 8 is held since 2026-01-12, and nobody has stated until when")]
    [InlineData("ShiftBlock", "induction", "01-25", "vincristine hydrocortisone", "held 01-12 vincristine 8", "vincristine 8: Held 01-12, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "hydrocortisone 15: Waiting 01-19, it waits for the end of the hold of induction/vincristine day 8", "vincristine 15: Waiting 01-19, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "vincristine 22: Waiting 01-26, vincristine day 8 is held since 2026-01-12, and nobody has stated until when", "hydrocortisone 29: Waiting 02-02, it waits for the end of the hold of induction/vincristine day 8", "vincristine 29: Waiting 02-02, vincristine day 8 is held since 2026-01-12, and nobody has stated until when")]
    [InlineData("MakeUp", "induction", "01-25", "vincristine hydrocortisone", "held 01-12 vincristine 8 01-14, held 01-19 vincristine 15 01-23", "vincristine 8: LeftOut 01-12, made up on 2026-01-14, it would stand nearer than 7 days to the order's next administration on 2026-01-19", "vincristine 15: LeftOut 01-19, made up on 2026-01-23, it would stand nearer than 7 days to the order's next administration on 2026-01-26")]
    [InlineData("ShiftOrder", "induction", "01-25", "vincristine hydrocortisone", "held 01-12 vincristine 8 01-14, held 01-19 vincristine 15 01-23", "vincristine 8: Planned 01-14", "vincristine 15: Planned 01-23", "vincristine 22: Planned 01-30", "vincristine 29: Planned 02-06")]
    [InlineData("ShiftBlock", "induction", "01-25", "vincristine hydrocortisone", "held 01-12 vincristine 8 01-14, held 01-19 vincristine 15 01-23", "vincristine 8: Planned 01-14", "hydrocortisone 15: Planned 01-23", "vincristine 15: Planned 01-23", "vincristine 22: Planned 01-30", "hydrocortisone 29: Planned 02-06", "vincristine 29: Planned 02-06")]
    [InlineData("", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "held 01-19 cytarabine-intrathecal 15 01-21", "cytarabine-intrathecal 15: Held 01-19, it was held until 2026-01-21, and the site's policy for held administrations is not stated", "hydrocortisone 15: Held 01-19, it was held until 2026-01-21, and the site's policy for held administrations is not stated")]
    [InlineData("Omit", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "held 01-19 cytarabine-intrathecal 15 01-21", "cytarabine-intrathecal 15: Omitted 01-19, it was held until 2026-01-21, and the site omits what is held", "hydrocortisone 15: Omitted 01-19, it was held until 2026-01-21, and the site omits what is held")]
    [InlineData("MakeUp", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "held 01-19 cytarabine-intrathecal 15 01-21", "hydrocortisone 15: LeftOut 01-19, made up on 2026-01-21, it would stand nearer than 14 days to the order's next administration on 2026-02-02", "cytarabine-intrathecal 15: Planned 01-21")]
    [InlineData("ShiftOrder", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "held 01-19 cytarabine-intrathecal 15 01-21", "cytarabine-intrathecal 15: Planned 01-21", "hydrocortisone 15: Planned 01-21", "methotrexate-intrathecal 29: Planned 02-04", "hydrocortisone 29: Planned 02-04")]
    [InlineData("ShiftBlock", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "held 01-19 cytarabine-intrathecal 15 01-21", "cytarabine-intrathecal 15: Planned 01-21", "hydrocortisone 15: Planned 01-21", "methotrexate-intrathecal 29: Planned 02-04", "hydrocortisone 29: Planned 02-04")]
    [InlineData("", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "held 01-19 hydrocortisone 15", "cytarabine-intrathecal 15: Held 01-19, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when", "hydrocortisone 15: Held 01-19, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when", "hydrocortisone 29: Waiting 02-02, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when")]
    [InlineData("ShiftOrder", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "held 01-19 hydrocortisone 15", "cytarabine-intrathecal 15: Held 01-19, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when", "hydrocortisone 15: Held 01-19, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when", "methotrexate-intrathecal 29: Waiting 02-02, it waits for the end of the hold of induction/hydrocortisone day 15", "hydrocortisone 29: Waiting 02-02, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when")]
    [InlineData("ShiftBlock", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "held 01-19 hydrocortisone 15", "cytarabine-intrathecal 15: Held 01-19, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when", "hydrocortisone 15: Held 01-19, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when", "methotrexate-intrathecal 29: Waiting 02-02, it waits for the end of the hold of induction/hydrocortisone day 15", "hydrocortisone 29: Waiting 02-02, hydrocortisone day 15 is held since 2026-01-19, and nobody has stated until when")]
    [InlineData("", "induction", "01-12", "prednisolone", "given 01-07 prednisolone 3 1, held 01-07 prednisolone 3 01-09", "prednisolone 3: Held 01-07, its rest was held until 2026-01-09, and the site's policy for held administrations is not stated", "prednisolone 4: Held 01-08, it was held until 2026-01-09, and the site's policy for held administrations is not stated")]
    [InlineData("Omit", "induction", "01-12", "prednisolone", "given 01-07 prednisolone 3 1, held 01-07 prednisolone 3 01-09", "prednisolone 3: PartlyOmitted 01-07", "prednisolone 4: Omitted 01-08, it was held until 2026-01-09, and the site omits what is held")]
    [InlineData("MakeUp", "induction", "01-12", "prednisolone", "given 01-07 prednisolone 3 1, held 01-07 prednisolone 3 01-09", "prednisolone 4: LeftOut 01-08, made up on 2026-01-09, it would stand nearer than 1 day to the order's next administration on 2026-01-09", "prednisolone 3: PartlyGiven 01-09")]
    [InlineData("ShiftOrder", "induction", "01-12", "prednisolone", "given 01-07 prednisolone 3 1, held 01-07 prednisolone 3 01-09", "prednisolone 3: PartlyGiven 01-09", "prednisolone 4: Planned 01-09", "prednisolone 5: Planned 01-10", "prednisolone 6: Planned 01-11", "prednisolone 7: Planned 01-12")]
    [InlineData("ShiftBlock", "induction", "01-12", "prednisolone", "given 01-07 prednisolone 3 1, held 01-07 prednisolone 3 01-09", "prednisolone 3: PartlyGiven 01-09", "prednisolone 4: Planned 01-09", "prednisolone 5: Planned 01-10", "prednisolone 6: Planned 01-11", "prednisolone 7: Planned 01-12")]
    [InlineData("", "induction", "01-12", "prednisolone", "given 01-07 prednisolone 3 1, held 01-07 prednisolone 3", "prednisolone 3: Held 01-07, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when", "prednisolone 4: Waiting 01-08, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when", "prednisolone 5: Waiting 01-09, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when", "prednisolone 6: Waiting 01-10, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when", "prednisolone 7: Waiting 01-11, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when")]
    [InlineData("ShiftOrder", "induction", "01-12", "prednisolone", "given 01-07 prednisolone 3 1, held 01-07 prednisolone 3", "prednisolone 3: Held 01-07, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when", "prednisolone 4: Waiting 01-08, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when", "prednisolone 5: Waiting 01-09, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when", "prednisolone 6: Waiting 01-10, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when", "prednisolone 7: Waiting 01-11, prednisolone day 3 is held since 2026-01-07, and nobody has stated until when")]
    [InlineData("MakeUp", "induction", "01-25", "daunorubicin", "held 01-12 daunorubicin 8 01-14", "daunorubicin 8: Planned 01-14", "daunorubicin 9: Planned 01-15")]
    [InlineData("", "induction", "01-25", "vincristine pegaspargase", "held 01-12 vincristine 8 01-14, given 01-16 vincristine 8", "vincristine 8: Given 01-16", "vincristine 15: LeftOut 01-19, the order was given on 2026-01-16, and 7 days lie at least between two of its days: not before 2026-01-23")]
    [InlineData("ShiftOrder", "induction", "01-25", "vincristine pegaspargase", "held 01-12 vincristine 8 01-14, given 01-16 vincristine 8", "vincristine 8: Given 01-16", "vincristine 15: Planned 01-23", "vincristine 22: Planned 01-30", "vincristine 29: Planned 02-06")]
    [InlineData("ShiftBlock", "induction", "01-25", "vincristine pegaspargase", "held 01-12 vincristine 8 01-14, given 01-16 vincristine 8", "vincristine 8: Given 01-16", "pegaspargase 12: Planned 01-20", "vincristine 15: Planned 01-23", "vincristine 22: Planned 01-30", "vincristine 29: Planned 02-06")]
    [InlineData("ShiftOrder", "induction", "01-25", "vincristine pegaspargase", "held 01-12 vincristine 8 01-14, omitted 01-13 vincristine 8", "vincristine 8: Omitted 01-13", "vincristine 15: Planned 01-20", "vincristine 22: Planned 01-27", "vincristine 29: Planned 02-03")]
    [InlineData("ShiftBlock", "induction", "01-25", "vincristine pegaspargase", "held 01-12 vincristine 8 01-14, omitted 01-13 vincristine 8", "vincristine 8: Omitted 01-13", "pegaspargase 12: Planned 01-17", "vincristine 15: Planned 01-20", "vincristine 22: Planned 01-27", "vincristine 29: Planned 02-03")]
    [InlineData("ShiftOrder", "induction", "01-25", "vincristine pegaspargase", "held 01-12 vincristine 8, omitted 01-15 vincristine 8", "vincristine 8: Omitted 01-15", "vincristine 15: Planned 01-22", "vincristine 22: Planned 01-29", "vincristine 29: Planned 02-05")]
    [InlineData("ShiftBlock", "induction", "01-25", "vincristine pegaspargase", "held 01-12 vincristine 8, omitted 01-15 vincristine 8", "vincristine 8: Omitted 01-15", "pegaspargase 12: Planned 01-19", "vincristine 15: Planned 01-22", "vincristine 22: Planned 01-29", "vincristine 29: Planned 02-05")]
    [InlineData("", "induction", "01-25", "vincristine", "given 01-13 vincristine 9, given 01-20 vincristine 16", "vincristine 8: Given 01-13", "vincristine 15: Given 01-20", "vincristine 22: Planned 01-27", "vincristine 29: Planned 02-03")]
    [InlineData("", "induction", "01-25", "vincristine", "given 01-14 vincristine 8, given 01-21 vincristine 15", "vincristine 8: Given 01-14", "vincristine 15: Given 01-21", "vincristine 22: Planned 01-28", "vincristine 29: Planned 02-04")]
    [InlineData("", "induction", "01-25", "vincristine", "given 01-14 vincristine 8, given 01-20 vincristine 15", "vincristine 8: Given 01-14", "vincristine 15: Given 01-20", "vincristine 22: LeftOut 01-26, the order was given on 2026-01-20, and 7 days lie at least between two of its days: not before 2026-01-27")]
    [InlineData("", "induction", "01-25", "vincristine", "given 01-14 vincristine 8", "vincristine 8: Given 01-14", "vincristine 15: LeftOut 01-19, the order was given on 2026-01-14, and 7 days lie at least between two of its days: not before 2026-01-21")]
    [InlineData("", "induction", "01-25", "vincristine", "given 01-17 vincristine 15", "vincristine 8: LeftOut 01-12, nothing of it is recorded, and the order was given on 2026-01-17, nearer to it than the 7 days between two of its days", "vincristine 15: Given 01-17")]
    [InlineData("", "induction", "01-25", "daunorubicin", "given 01-13 daunorubicin 8", "daunorubicin 8: Given 01-13", "daunorubicin 9: LeftOut 01-13, another day's dose of the order was given on 2026-01-13")]
    [InlineData("", "induction", "01-25", "hydrocortisone cytarabine-intrathecal methotrexate-intrathecal", "given 01-21 hydrocortisone 15, given 01-21 cytarabine-intrathecal 15", "cytarabine-intrathecal 15: Given 01-21", "hydrocortisone 15: Given 01-21", "hydrocortisone 29: LeftOut 02-02, the order was given on 2026-01-21, and 14 days lie at least between two of its days: not before 2026-02-04")]
    [InlineData("ShiftBlock", "induction", "02-09", "vincristine hydrocortisone", "held 02-02 vincristine 29 02-10", "hydrocortisone 29: CutShort 02-10", "vincristine 29: CutShort 02-10")]
    [InlineData("ShiftOrder", "induction", "02-09", "vincristine hydrocortisone", "held 02-02 vincristine 29 02-10", "vincristine 29: CutShort 02-10")]
    [InlineData("ShiftOrder", "induction", "02-09", "vincristine hydrocortisone", "held 02-02 vincristine 29 02-08", "vincristine 29: Planned 02-08")]
    [InlineData("", "interim-maintenance", "03-24", "methotrexate-high-dose leucovorin", "held 03-20 methotrexate-high-dose 1 03-22", "methotrexate-high-dose 1: Held 03-20, it was held until 2026-03-22, and the site's policy for held administrations is not stated", "leucovorin 3: Waiting 03-22, it follows methotrexate-high-dose day 1, which waits for the end of a hold", "leucovorin 4: Waiting 03-23, it follows methotrexate-high-dose day 1, which waits for the end of a hold")]
    [InlineData("Omit", "interim-maintenance", "03-24", "methotrexate-high-dose leucovorin", "held 03-20 methotrexate-high-dose 1 03-22", "methotrexate-high-dose 1: Omitted 03-20, it was held until 2026-03-22, and the site omits what is held", "leucovorin 3: Omitted 03-22, it follows methotrexate-high-dose day 1, which is omitted", "leucovorin 4: Omitted 03-23, it follows methotrexate-high-dose day 1, which is omitted")]
    [InlineData("MakeUp", "interim-maintenance", "03-24", "methotrexate-high-dose leucovorin", "held 03-20 methotrexate-high-dose 1 03-22", "methotrexate-high-dose 1: LeftOut 03-20, made up on 2026-03-22, it would stand nearer than 7 days to the order's next administration on 2026-03-27", "leucovorin 3: LeftOut 03-22, it follows methotrexate-high-dose day 1, which is left out", "leucovorin 4: LeftOut 03-23, it follows methotrexate-high-dose day 1, which is left out")]
    [InlineData("ShiftOrder", "interim-maintenance", "03-24", "methotrexate-high-dose leucovorin", "held 03-20 methotrexate-high-dose 1 03-22", "methotrexate-high-dose 1: Planned 03-22", "leucovorin 3: Planned 03-24", "leucovorin 4: Planned 03-25", "methotrexate-high-dose 8: Planned 03-29", "leucovorin 10: Planned 03-31", "leucovorin 11: Planned 04-01")]
    [InlineData("ShiftBlock", "interim-maintenance", "03-24", "methotrexate-high-dose leucovorin", "held 03-20 methotrexate-high-dose 1 03-22", "methotrexate-high-dose 1: Planned 03-22", "leucovorin 3: Planned 03-24", "leucovorin 4: Planned 03-25", "methotrexate-high-dose 8: Planned 03-29", "leucovorin 10: Planned 03-31", "leucovorin 11: Planned 04-01")]
    [InlineData("ShiftBlock", "interim-maintenance", "03-28", "methotrexate-high-dose leucovorin methotrexate-intrathecal", "held 03-27 methotrexate-high-dose 8", "methotrexate-high-dose 8: Held 03-27, methotrexate-high-dose day 8 is held since 2026-03-27, and nobody has stated until when", "methotrexate-intrathecal 9: Waiting 03-28, it waits for the end of the hold of interim-maintenance/methotrexate-high-dose day 8", "leucovorin 10: Waiting 03-29, it follows methotrexate-high-dose day 8, which waits for the end of a hold", "leucovorin 11: Waiting 03-30, it follows methotrexate-high-dose day 8, which waits for the end of a hold")]
    [InlineData("", "interim-maintenance", "03-26", "methotrexate-high-dose leucovorin", "given 03-20 methotrexate-high-dose 1, held 03-22 leucovorin 3 03-24", "methotrexate-high-dose 1: Given 03-20", "leucovorin 3: Planned 03-24", "leucovorin 4: Planned 03-25")]
    [InlineData("Omit", "interim-maintenance", "03-26", "methotrexate-high-dose leucovorin", "given 03-20 methotrexate-high-dose 1, held 03-22 leucovorin 3 03-24", "methotrexate-high-dose 1: Given 03-20", "leucovorin 3: Planned 03-24", "leucovorin 4: Planned 03-25")]
    [InlineData("ShiftOrder", "interim-maintenance", "03-26", "methotrexate-high-dose leucovorin", "given 03-20 methotrexate-high-dose 1, held 03-22 leucovorin 3 03-24", "methotrexate-high-dose 1: Given 03-20", "leucovorin 3: Planned 03-24", "leucovorin 4: Planned 03-25")]
    [InlineData("ShiftBlock", "interim-maintenance", "03-26", "methotrexate-high-dose leucovorin", "given 03-20 methotrexate-high-dose 1, held 03-22 leucovorin 3 03-24", "methotrexate-high-dose 1: Given 03-20", "leucovorin 3: Planned 03-24", "leucovorin 4: Planned 03-25", "methotrexate-high-dose 8: Planned 03-29", "leucovorin 10: Planned 03-31", "leucovorin 11: Planned 04-01")]
    [InlineData("", "interim-maintenance", "03-26", "methotrexate-high-dose leucovorin", "given 03-22 methotrexate-high-dose 1, given 03-22 leucovorin 3, given 03-24 leucovorin 3", "methotrexate-high-dose 1: Given 03-22", "leucovorin 3: Given 03-24", "leucovorin 4: Planned 03-25", "methotrexate-high-dose 8: LeftOut 03-27, the order was given on 2026-03-22, and 7 days lie at least between two of its days: not before 2026-03-29", "leucovorin 10: LeftOut 03-29, it follows methotrexate-high-dose day 8, which is left out", "leucovorin 11: LeftOut 03-30, it follows methotrexate-high-dose day 8, which is left out")]
    [InlineData("", "interim-maintenance", "03-26", "methotrexate-high-dose leucovorin", "given 03-20 methotrexate-high-dose 1, given 03-23 leucovorin 3", "methotrexate-high-dose 1: Given 03-20", "leucovorin 3: Given 03-23", "leucovorin 4: Planned 03-24")]
    [InlineData("", "delayed-intensification-1", "05-20", "dexamethasone dexamethasone-taper", "held 05-12 dexamethasone 13 05-14", "dexamethasone 13: Held 05-12, it was held until 2026-05-14, and the site's policy for held administrations is not stated", "dexamethasone 14: Held 05-13, it was held until 2026-05-14, and the site's policy for held administrations is not stated", "dexamethasone-taper 15: Waiting 05-14, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 16: Waiting 05-15, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 17: Waiting 05-16, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 18: Waiting 05-17, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 19: Waiting 05-18, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 20: Waiting 05-19, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 21: Waiting 05-20, it continues dexamethasone, which waits for the end of a hold")]
    [InlineData("Omit", "delayed-intensification-1", "05-20", "dexamethasone dexamethasone-taper", "held 05-12 dexamethasone 13 05-14", "dexamethasone 13: Omitted 05-12, it was held until 2026-05-14, and the site omits what is held", "dexamethasone 14: Omitted 05-13, it was held until 2026-05-14, and the site omits what is held")]
    [InlineData("MakeUp", "delayed-intensification-1", "05-20", "dexamethasone dexamethasone-taper", "held 05-12 dexamethasone 13 05-14", "dexamethasone 13: Planned 05-14", "dexamethasone 14: Planned 05-15", "dexamethasone-taper 15: Planned 05-16", "dexamethasone-taper 16: Planned 05-17", "dexamethasone-taper 17: Planned 05-18", "dexamethasone-taper 18: Planned 05-19", "dexamethasone-taper 19: Planned 05-20", "dexamethasone-taper 20: Planned 05-21", "dexamethasone-taper 21: Planned 05-22")]
    [InlineData("ShiftBlock", "delayed-intensification-1", "05-20", "dexamethasone dexamethasone-taper", "held 05-12 dexamethasone 13 05-14", "dexamethasone 13: Planned 05-14", "dexamethasone 14: Planned 05-15", "dexamethasone-taper 15: Planned 05-16", "dexamethasone-taper 16: Planned 05-17", "dexamethasone-taper 17: Planned 05-18", "dexamethasone-taper 18: Planned 05-19", "dexamethasone-taper 19: Planned 05-20", "dexamethasone-taper 20: Planned 05-21", "dexamethasone-taper 21: Planned 05-22")]
    [InlineData("MakeUp", "delayed-intensification-1", "05-20", "dexamethasone dexamethasone-taper", "held 05-13 dexamethasone 14", "dexamethasone 14: Held 05-13, dexamethasone day 14 is held since 2026-05-13, and nobody has stated until when", "dexamethasone-taper 15: Waiting 05-14, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 16: Waiting 05-15, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 17: Waiting 05-16, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 18: Waiting 05-17, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 19: Waiting 05-18, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 20: Waiting 05-19, it continues dexamethasone, which waits for the end of a hold", "dexamethasone-taper 21: Waiting 05-20, it continues dexamethasone, which waits for the end of a hold")]
    [InlineData("ShiftOrder", "consolidation", "03-02", "cytarabine cyclophosphamide", "held 02-23 cytarabine 10 02-25, given 02-25 cytarabine 10, given 02-26 cytarabine 11", "cytarabine 10: Given 02-25", "cytarabine 11: Given 02-26", "cytarabine 12: Planned 02-27", "cytarabine 13: Planned 02-28", "cytarabine 17: Planned 03-04", "cytarabine 18: Planned 03-05", "cytarabine 19: Planned 03-06", "cytarabine 20: Planned 03-07", "cytarabine 24: Planned 03-11", "cytarabine 25: Planned 03-12", "cytarabine 26: Planned 03-13", "cytarabine 27: Planned 03-14")]
    [InlineData("ShiftBlock", "consolidation", "03-02", "cytarabine cyclophosphamide", "held 02-23 cytarabine 10 02-25, given 02-25 cytarabine 10, given 02-26 cytarabine 11", "cytarabine 10: Given 02-25", "cytarabine 11: Given 02-26", "cytarabine 12: Planned 02-27", "cytarabine 13: Planned 02-28", "cytarabine 17: Planned 03-04", "cytarabine 18: Planned 03-05", "cytarabine 19: Planned 03-06", "cytarabine 20: Planned 03-07", "cytarabine 24: Planned 03-11", "cytarabine 25: Planned 03-12", "cytarabine 26: Planned 03-13", "cytarabine 27: Planned 03-14", "cyclophosphamide 29: Planned 03-16")]
    [InlineData("", "azacitidine-1", "02-12", "azacitidine", "given 02-09 azacitidine 1, marker 02-11 germline", "azacitidine 1: Given 02-09", "azacitidine 3: Waiting 02-11, the infant does not go on, by what is known about the marker", "azacitidine 4: Waiting 02-12, the infant does not go on, by what is known about the marker", "azacitidine 5: Waiting 02-13, the infant does not go on, by what is known about the marker")]
    [InlineData("", "interim-maintenance", "03-22", "methotrexate-high-dose leucovorin mercaptopurine", "given 03-20 methotrexate-high-dose 1, marker 03-21 germline", "methotrexate-high-dose 1: Given 03-20", "mercaptopurine 2: Waiting 03-21, the infant does not go on, by what is known about the marker", "mercaptopurine 3: Waiting 03-22, the infant does not go on, by what is known about the marker", "mercaptopurine 4: Waiting 03-23, the infant does not go on, by what is known about the marker", "mercaptopurine 5: Waiting 03-24, the infant does not go on, by what is known about the marker", "mercaptopurine 6: Waiting 03-25, the infant does not go on, by what is known about the marker", "mercaptopurine 7: Waiting 03-26, the infant does not go on, by what is known about the marker", "mercaptopurine 8: Waiting 03-27, the infant does not go on, by what is known about the marker", "methotrexate-high-dose 8: Waiting 03-27, the infant does not go on, by what is known about the marker", "mercaptopurine 9: Waiting 03-28, the infant does not go on, by what is known about the marker", "mercaptopurine 10: Waiting 03-29, the infant does not go on, by what is known about the marker", "leucovorin 10: Waiting 03-29, the infant does not go on, by what is known about the marker", "mercaptopurine 11: Waiting 03-30, the infant does not go on, by what is known about the marker", "leucovorin 11: Waiting 03-30, the infant does not go on, by what is known about the marker", "mercaptopurine 12: Waiting 03-31, the infant does not go on, by what is known about the marker", "mercaptopurine 13: Waiting 04-01, the infant does not go on, by what is known about the marker", "mercaptopurine 14: Waiting 04-02, the infant does not go on, by what is known about the marker")]
    [InlineData("MakeUp", "induction", "01-25", "vincristine", "held 01-12 vincristine 8 01-21, given 01-15 vincristine 8", "vincristine 8: Given 01-15", "vincristine 15: LeftOut 01-19, made up on 2026-01-21, it would stand nearer than 7 days to the order's next administration on 2026-01-26")]
    [InlineData("MakeUp", "induction", "01-25", "vincristine", "given 01-16 vincristine 8, held 01-19 vincristine 15 01-20", "vincristine 8: Given 01-16", "vincristine 15: LeftOut 01-19, made up on 2026-01-20, it would stand nearer than 7 days to the order's next administration on 2026-01-26")]
    [InlineData("MakeUp", "induction", "02-01", "vincristine", "given 01-14 vincristine 8, given 01-21 vincristine 15, held 01-28 vincristine 22 01-29", "vincristine 8: Given 01-14", "vincristine 15: Given 01-21", "vincristine 22: LeftOut 01-28, made up on 2026-01-29, it would stand nearer than 7 days to the order's next administration on 2026-02-04", "vincristine 29: Planned 02-04")]
    [InlineData("", "induction", "01-12", "prednisolone", "given 01-07 prednisolone 3 1, held 01-07 prednisolone 3 01-07", "prednisolone 3: PartlyGiven 01-07")]
    [InlineData("", "induction", "01-25", "vincristine", "omitted 01-12 vincristine 8, given 01-13 vincristine 9", "vincristine 8: Omitted 01-12", "vincristine 15: Given 01-13")]
    [InlineData("", "induction", "02-09", "vincristine", "given 02-09 vincristine 36")]
    [InlineData("", "induction", "01-25", "vincristine", "given 01-05 vincristine 1")]
    [InlineData("ShiftOrder", "induction", "01-25", "cytarabine", "held 01-12 cytarabine 8 01-14, given 01-12 cytarabine 8, given 01-13 cytarabine 9", "cytarabine 8: Given 01-12", "cytarabine 9: Given 01-13")]
    [InlineData("ShiftOrder", "induction", "01-25", "cytarabine", "held 01-12 cytarabine 8 01-14, given 01-12 cytarabine 8, omitted 01-13 cytarabine 9", "cytarabine 8: Given 01-12", "cytarabine 9: Omitted 01-13")]
    [InlineData("", "induction", "01-25", "cytarabine", "held 01-12 cytarabine 8, madeup 01-15 cytarabine 8", "cytarabine 8: Given 01-15", "cytarabine 11: LeftOut 01-15, another day's dose of the order was given on 2026-01-15")]
    [InlineData("", "consolidation", "03-05", "hydrocortisone", "given 03-02 hydrocortisone 17", "hydrocortisone 10: Given 03-02", "hydrocortisone 24: LeftOut 03-09, the order was given on 2026-03-02, and 14 days lie at least between two of its days: not before 2026-03-16")]
    [InlineData("MakeUp", "interim-maintenance", "04-01", "hydrocortisone", "held 03-28 hydrocortisone 9 03-30, given 03-31 hydrocortisone 2", "hydrocortisone 9: LeftOut 03-30, the order was given on 2026-03-31, and 7 days lie at least between two of its days: not before 2026-04-07", "hydrocortisone 2: Given 03-31")]
    [InlineData("", "interim-maintenance", "03-26", "leucovorin", "given 03-20 methotrexate-high-dose 1, given 03-22 leucovorin 3 1, held 03-22 leucovorin 3 03-24", "leucovorin 3: PartlyGiven 03-24", "leucovorin 4: Planned 03-25")]
    [InlineData("", "interim-maintenance", "03-30", "methotrexate-high-dose leucovorin", "given 03-20 methotrexate-high-dose 1, given 03-22 leucovorin 3, given 03-30 leucovorin 4", "methotrexate-high-dose 1: Given 03-20", "leucovorin 3: Given 03-22", "leucovorin 4: Given 03-30")]
    [InlineData("", "interim-maintenance", "03-22", "methotrexate-high-dose leucovorin", "given 03-20 methotrexate-high-dose 1 1/2, marker 03-21 germline", "methotrexate-high-dose 1: PartlyGiven 03-20", "methotrexate-high-dose 8: Waiting 03-27, the infant does not go on, by what is known about the marker", "leucovorin 10: Waiting 03-29, the infant does not go on, by what is known about the marker", "leucovorin 11: Waiting 03-30, the infant does not go on, by what is known about the marker")]
    [InlineData("", "interim-maintenance", "03-22", "methotrexate-high-dose leucovorin", "given 03-20 methotrexate-high-dose 1 1/2, omitted 03-20 methotrexate-high-dose 1, marker 03-20 germline", "methotrexate-high-dose 1: PartlyOmitted 03-20", "methotrexate-high-dose 8: Waiting 03-27, the infant does not go on, by what is known about the marker", "leucovorin 10: Waiting 03-29, the infant does not go on, by what is known about the marker", "leucovorin 11: Waiting 03-30, the infant does not go on, by what is known about the marker")]
    [InlineData("", "interim-maintenance", "03-22", "methotrexate-high-dose", "given 03-20 methotrexate-high-dose 1 1/2, marker 03-20 germline", "methotrexate-high-dose 1: Waiting 03-20, the infant does not go on, by what is known about the marker", "methotrexate-high-dose 8: Waiting 03-27, the infant does not go on, by what is known about the marker")]
    [InlineData("", "induction", "01-20", "vincristine pegaspargase hydrocortisone", "marker 01-15 germline")]
    [InlineData("ShiftOrder", "induction", "01-20", "vincristine", "held 01-11 vincristine 7 01-14")]
    [InlineData("MakeUp", "induction", "01-28", "vincristine", "held 01-12 vincristine 8 01-19, given 01-23 vincristine 15, held 01-26 vincristine 22 01-27", "vincristine 8: LeftOut 01-12, made up on 2026-01-19, it would stand nearer than 7 days to the order's next administration on 2026-01-19", "vincristine 15: Given 01-23", "vincristine 22: LeftOut 01-26, made up on 2026-01-27, it would stand nearer than 7 days to the order's next administration on 2026-02-02")]
    [InlineData("", "maintenance", "09-03", "hydrocortisone", "given 07-22 hydrocortisone 1, given 09-02 hydrocortisone 57", "hydrocortisone 1: Given 07-22", "hydrocortisone 57: Given 09-02", "hydrocortisone 99: LeftOut 10-12, the order was given on 2026-09-02, and 42 days lie at least between two of its days: not before 2026-10-14")]
    [InlineData("", "azacitidine-1", "02-12", "azacitidine", "given 02-10 azacitidine 1, given 02-11 azacitidine 2", "azacitidine 1: Given 02-10", "azacitidine 2: Given 02-11", "azacitidine 3: Planned 02-12", "azacitidine 4: Planned 02-13", "azacitidine 5: Planned 02-14")]
    [InlineData("MakeUp", "induction", "01-25", "hydrocortisone", "held 01-21 hydrocortisone 15 01-22, given 01-21 hydrocortisone 15, undone 01-22 3", "hydrocortisone 15: LeftOut 01-19, made up on 2026-01-22, it would stand nearer than 14 days to the order's next administration on 2026-02-02")]
    [InlineData("MakeUp", "consolidation", "03-12", "hydrocortisone", "held 03-09 hydrocortisone 24 03-11, given 03-09 hydrocortisone 24, undone 03-10 5", "hydrocortisone 24: Planned 03-11")]
    public void Administrations_that_are_elsewhere(string policy, string block, string on, string orders, string events, params string[] expected) => Assert.Equal(
        expected,
        Recorded(policy, block, events).PlanOn(Date($"2026-{on}"))!.Where(row => row.Slot.Block.Value == block && orders.Split(' ').Contains(row.Order.Id))
            .Where(row => row.Status != AdministrationStatus.Planned || row.Date != row.Planned.Date || row.Why is not null)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Order.Id} {row.Day}: {row.Status} {row.Date:MM-dd}{(row.Why is null ? "" : $", {row.Why}")}")));

    // The day of the block on the days from a date on: the clock of a block stands still while all of it is held.
    [Theory]
    [InlineData("ShiftBlock", "held 01-12 vincristine 8 01-14", "01-11", "7 7 7 8 9 10 11")]
    [InlineData("ShiftBlock", "held 01-12 vincristine 8", "01-11", "7 7 7 7 7 7 7")]
    [InlineData("ShiftBlock", "held 01-12 vincristine 8 01-14, held 01-19 vincristine 15 01-23", "01-19", "13 14 14 14 15 16 17")]
    [InlineData("ShiftBlock", "held 01-12 vincristine 8, omitted 01-15 vincristine 8", "01-11", "7 7 7 7 8 9 10")]
    [InlineData("ShiftBlock", "held 01-05 prednisolone 1 01-07", "01-04", "- 1 1 1 2 3 4")]
    [InlineData("ShiftBlock", "held 01-05 prednisolone 1", "01-05", "1 1 1 1 1 1 1")]
    [InlineData("ShiftOrder", "held 01-12 vincristine 8 01-14", "01-11", "7 8 9 10 11 12 13")]
    [InlineData("ShiftOrder", "held 01-12 vincristine 8", "01-11", "7 8 9 10 11 12 13")]
    [InlineData("ShiftOrder", "held 01-12 vincristine 8", "01-04", "- 1 2 3 4 5 6")]
    [InlineData("MakeUp", "held 01-12 vincristine 8 01-14", "01-11", "7 8 9 10 11 12 13")]
    public void The_day_of_the_block(string policy, string events, string from, string expected)
    {
        TreatmentRecord record = Recorded(policy, "induction", events);

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 7).Select(days => record.StateOn(Date($"2026-{from}").PlusDays(days)).Day?.ToString(CultureInfo.InvariantCulture) ?? "-")));
    }

    // The block after a pause of the block that is known to last two days begins two days later.
    [Theory]
    [InlineData("ShiftBlock", "held 01-12 vincristine 8 01-14", "2026-02-11")]
    [InlineData("ShiftOrder", "held 01-12 vincristine 8 01-14", "2026-02-09")]
    [InlineData("ShiftOrder", "held 01-12 vincristine 8 01-20", "2026-02-11")]
    [InlineData("MakeUp", "held 01-12 vincristine 8 01-14", "2026-02-09")]
    [InlineData("", "given 02-09 vincristine 36", "2026-02-10")]
    public void The_next_block_is_projected_after_what_moved(string policy, string events, string expected) =>
        Assert.Equal(Date(expected), Recorded(policy, "induction", events).Plan!.First(row => row.Slot.Block == BlockIds.Azacitidine1).Date);

    // EPI#3 follows 14 days after the last dose, which in the plan is of 04-11; an unplanned one of the first order was given on 04-25.
    [Fact]
    public void The_next_block_follows_what_was_given_beside_the_plan() =>
        Assert.Equal(Date("2026-05-09"), Recorded("", "interim-maintenance", "given 04-25 mercaptopurine 37").Plan!.First(row => row.Slot.Block == BlockIds.Azacitidine3).Date);

    // What is held until EPI#3 has begun early, on 03-28, gives what follows it no place; what the site omits is omitted.
    [Theory]
    [InlineData("Omit", "2026-03-29", AdministrationStatus.Omitted)]
    [InlineData("Omit", null, AdministrationStatus.CutShort)]
    public void What_follows_a_hold_is_cut_short_by_the_next_block(string policy, string? until, AdministrationStatus expected)
    {
        RecordBuilder journey = new RecordBuilder(With(Enum.Parse<HoldPolicy>(policy))).Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05").Start(BlockIds.InterimMaintenance, "2026-03-20")
            .Hold(BlockIds.InterimMaintenance, "methotrexate-high-dose", 8, Date("2026-03-27"), until is null ? null : Date(until)).Start(BlockIds.Azacitidine3, "2026-03-28");

        Assert.Equal(expected, journey.Record.Plan!.Find(new(BlockIds.InterimMaintenance, "leucovorin", 10))!.Value.Status);
    }

    // The hold behind what waits is said once, with its days: the longer of two that end apart.
    [Theory]
    [InlineData("held 03-20 mercaptopurine 1 03-22", "interim-maintenance/mercaptopurine days 1-2 are held, and the site's policy for held administrations is not stated: decide whether they are made up or omitted.")]
    [InlineData("given 01-07 prednisolone 3 1, held 01-07 prednisolone 3 01-09", "induction/prednisolone days 3-4 are held, and the site's policy for held administrations is not stated: decide whether they are made up or omitted.")]
    [InlineData("held 01-12 vincristine 8 01-23, held 01-19 vincristine 15 01-21", "induction/vincristine days 8, 15 are held, and the site's policy for held administrations is not stated: decide whether they are made up or omitted.")]
    [InlineData("held 01-12 vincristine 8", "induction/vincristine day 8 is held, and the site's policy for held administrations is not stated: decide whether it is made up or omitted.")]
    public void An_undecided_hold_is_asked_about_with_its_days(string events, string expected)
    {
        TreatmentRecord record = Recorded("", expected.Split('/')[0], events);
        LocalDate on = record.Events[^1].Date.PlusDays(6);

        Assert.Equal(expected, Assert.Single(record.Next(on).Of(NextStepKind.DecideHold)).What);
        Assert.Single(record.StateOn(on).OpenHolds);
    }

    // Of day 3 the first dose was given, and of day 5 the second. Vincristine of day 5 stands for its day 8.
    [Fact]
    public void What_is_left_of_a_day_is_of_that_day_and_order()
    {
        TherapyPlan plan = Recorded("", "induction", "given 01-07 prednisolone 3 1, given 01-09 prednisolone 5 2, given 01-09 vincristine 5").Plan!;

        Assert.Equal([2, 3], plan.Find(new(BlockIds.Induction, "prednisolone", 3))!.Value.DosesLeft);
        Assert.Equal(AdministrationStatus.Given, plan.Find(new(BlockIds.Induction, "vincristine", 8))!.Value.Status);
    }

    // EPI#1 asks for the marker: it is the first block to which an infant without it does not go on.
    [Theory]
    [InlineData("germline", false)]
    [InlineData("rearranged", true)]
    public void A_block_to_which_the_infant_does_not_go_on_is_not_in_the_plan(string marker, bool expected)
    {
        TherapyPlan plan = Recorded("", "induction", $"marker 01-15 {marker}").Plan!;

        Assert.Equal((expected, expected), (plan.Any(row => row.Slot.Block == BlockIds.Azacitidine1), plan.Any(row => row.Slot.Block == BlockIds.Maintenance)));
        Assert.Equal(expected, plan.Find(new(BlockIds.Azacitidine1, "azacitidine", 1)) is not null);
    }

    // EPI#1 was never given: Consolidation began on 03-01. Its place in the plan is there, and nothing of it is.
    [Fact]
    public void A_block_that_was_skipped_stands_where_the_next_began_and_has_nothing()
    {
        TreatmentRecord record = new RecordBuilder().Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05").Start(BlockIds.Consolidation, "2026-03-01").Record;
        StartFacts facts = RecordStates.StartFactsOn(record.Facts, record.Plan, 2, Date("2026-03-01"));

        Assert.Equal(Date("2026-03-01"), record.Plan!.Roadmap.Block(BlockIds.Azacitidine1).Start);
        Assert.DoesNotContain(record.Plan, row => row.Slot.Block == BlockIds.Azacitidine1);
        Assert.Equal((null, false, 0, (int?)0), (facts.PreviousBlockStart, facts.PreviousBlockIsComplete, facts.PreviousBlockUnrecorded, facts.PreviousBlockHeldDays));
    }

    // Therapy ends on 2028-01-05, day 549 of Maintenance, which began on 2026-07-06: the last day is the one before.
    [Fact]
    public void Therapy_has_its_last_day_and_no_further()
    {
        TherapyPlan plan = RecordIn("maintenance").Plan!;

        Assert.Equal(Date("2028-01-05"), plan.EndOfTherapy);
        Assert.Equal(Date("2028-01-04"), plan.Last().Date);
        Assert.Equal("2028-01-04 maintenance/mercaptopurine day 548: Planned", plan.Find(new(BlockIds.Maintenance, "mercaptopurine", 548)).ToString());
        Assert.Null(plan.Find(new(BlockIds.Maintenance, "mercaptopurine", 549)));
        Assert.Throws<ArgumentException>(() => plan.Find(new(BlockIds.Maintenance, "mercaptopurin", 1)));
    }

    // Of prednisolone's three doses of 01-07 one was given: the rest is to be given, before what comes later.
    [Fact]
    public void The_rest_of_a_day_is_still_to_be_given()
    {
        TherapyPlan plan = Recorded("ShiftOrder", "induction", "held 01-05 methotrexate-intrathecal 1 01-30, given 01-07 prednisolone 3 1").PlanOn(Date("2026-01-07"))!;

        Assert.True(plan.Find(new(BlockIds.Induction, "prednisolone", 3))!.Value.IsToBeGiven);
        LocalDate[] dates = [.. plan.Remaining.Where(row => row.Block.Id == BlockIds.Induction).Select(row => row.Date)];
        Assert.Equal(dates.Order(), dates);
        Assert.Contains(Date("2026-01-30"), dates);
    }

    /// <summary>The record up to a block, or to the one after it where an event is of the day on which that began.</summary>
    private static TreatmentRecord Recorded(string policy, string block, string events)
    {
        // A hold of 02-02 that is on record only since the next block has begun.
        bool isLate = events.Contains("held 02-02", StringComparison.Ordinal);
        return RecordIn(
            policy.Length == 0 ? null : Enum.Parse<HoldPolicy>(policy),
            isLate ? "azacitidine-1" : block,
            [.. events.Split(", ").Select(said => Line(block, said.Split(' '))).Select(line => isLate ? line.Replace("At\":\"2026-02-02", "At\":\"2026-02-09", StringComparison.Ordinal) : line)]);
    }

    private static string Line(string block, string[] said)
    {
        string date = $"2026-{said[1]}";
        string route = said[2] is "prednisolone" or "leucovorin" or "mercaptopurine" ? "PO" : said[2] is "hydrocortisone" or "cytarabine-intrathecal" ? "IT" : "IV";
        return said[0] switch
        {
            "held" => Held(date, said[2], int.Parse(said[3], CultureInfo.InvariantCulture), said.Length > 4 ? $"2026-{said[4]}" : null, block),
            "given" => Given(date, said[2], int.Parse(said[3], CultureInfo.InvariantCulture), said.Length < 5 ? null : said[4].Split('/') is [var part, var parts] ? $"\"portion\":{{\"number\":{part},\"of\":{parts}}}" : $"\"doseOfDay\":{said[4]}", route, block),
            "madeup" => Given(date, said[2], int.Parse(said[3], CultureInfo.InvariantCulture), route: route, block: block).Replace("administration-given", "administration-made-up", StringComparison.Ordinal),
            "undone" => Event(date, $"\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"g{said[2]}\""),
            "omitted" => Event(date, $"\"type\":\"administration-omitted\",\"block\":\"{block}\",\"order\":\"{said[2]}\",\"day\":{said[3]},\"reason\":\"x\""),
            _ => Event(date, $"\"type\":\"marker-reported\",\"status\":\"{said[2]}\""),
        };
    }
}
