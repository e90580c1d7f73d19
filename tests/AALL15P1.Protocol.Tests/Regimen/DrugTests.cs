using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

public sealed class DrugTests
{
    private static readonly Citation Anywhere = new(Sources.Registry, "outline");

    [Fact]
    public void An_intrathecal_vincristine_cannot_be_constructed()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Order(Drugs.Vincristine, Route.IT));

        Assert.Contains("vincristine cannot be given IT: its routes are IV", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_beside_a_locked_one_is_refused_too() =>
        Assert.Throws<ArgumentException>(() => Order(Drugs.Vincristine, (RouteSet)Route.IV | Route.IT));

    [Fact]
    public void An_order_without_route_is_refused() => Assert.Throws<ArgumentException>(() => Order(Drugs.Vincristine, RouteSet.None));

    [Fact]
    public void Only_three_drugs_are_ever_intrathecal() =>
        Assert.Equal(["cytarabine", "hydrocortisone", "methotrexate"], Drugs.All.Where(drug => drug.Routes.Contains(Route.IT)).Select(drug => drug.Name));

    [Theory]
    [InlineData("azacitidine", "IV")]
    [InlineData("cyclophosphamide", "IV")]
    [InlineData("cytarabine", "IV or SC or IT")]
    [InlineData("daunorubicin", "IV")]
    [InlineData("dexamethasone", "PO or NG or IV")]
    [InlineData("hydrocortisone", "IT")]
    [InlineData("leucovorin", "PO or IV")]
    [InlineData("mercaptopurine", "PO or NG")]
    [InlineData("methotrexate", "PO or IV or IT")]
    [InlineData("pegaspargase", "IV or IM")]
    [InlineData("prednisolone", "PO or NG")]
    [InlineData("thioguanine", "PO or NG")]
    [InlineData("vincristine", "IV")]
    public void The_routes_of_a_drug_are_locked_to_the_registered_ones(string name, string routes) =>
        Assert.Equal(routes, Drugs.Find(name).Routes.ToString());

    [Fact]
    public void A_drug_of_the_formulary_cannot_be_defined_again_with_other_routes() =>
        Assert.Contains("locked", Assert.Throws<ArgumentException>(() => Drug.Define("vincristine", Route.PO)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_defined_drug_is_never_intrathecal() =>
        Assert.Contains("cannot be intrathecal", Assert.Throws<ArgumentException>(() => Drug.Define("vinblastine", Route.IT)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Etoposide")]
    [InlineData("-etoposide")]
    [InlineData("etoposide-")]
    [InlineData("etoposide phosphate")]
    public void A_name_that_is_not_kebab_case_is_refused(string name) => Assert.Throws<ArgumentException>(() => Drug.Define(name, Route.IV));

    [Fact]
    public void Another_protocol_s_drug_can_be_defined() => Assert.Equal(Route.IV, Drug.Define("etoposide", Route.IV).Routes);

    private static PlannedOrder Order(Drug drug, RouteSet routes) =>
        new("order", drug, routes, DayPattern.Days(1), new Fact<DoseRule>.Unpublished("a dose"), Anywhere, Standing.Protocol);
}
