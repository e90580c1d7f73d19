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
        Assert.Equal(["cytarabine", "hydrocortisone", "methotrexate"], Drugs.Formulary.Drugs.Where(drug => drug.Routes.Contains(Route.IT)).Select(drug => drug.Name));

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
        Assert.Equal(routes, Drugs.Formulary.Find(name).Routes.ToString());

    [Fact]
    public void A_formulary_states_a_drug_once() =>
        Assert.Contains(
            "'etoposide' twice",
            Assert.Throws<ArgumentException>(() => new Formulary([new("etoposide", Route.IV), new("etoposide", Route.PO)], Anywhere)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("vinblastine", DrugClass.VincaAlkaloid)]
    [InlineData("some-vinca", DrugClass.Other)]
    [InlineData("vincristine", DrugClass.Other)]
    [InlineData("liposomal-vincristine", DrugClass.Other)]
    [InlineData("drug-a", DrugClass.VincaAlkaloid)]
    public void No_formulary_has_an_intrathecal_vinca_alkaloid(string name, DrugClass drugClass) =>
        Assert.Contains(
            "cannot be intrathecal",
            Assert.Throws<ArgumentException>(() => new Formulary([new(name, (RouteSet)Route.IV | Route.IT, drugClass)], Anywhere)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Etoposide")]
    [InlineData("-etoposide")]
    [InlineData("etoposide-")]
    [InlineData("etoposide phosphate")]
    public void A_name_that_is_not_kebab_case_is_refused(string name) => Assert.Throws<ArgumentException>(() => new Formulary([new(name, Route.IV)], Anywhere));

    [Fact]
    public void A_drug_without_a_route_is_refused() => Assert.Throws<ArgumentException>(() => new Formulary([new("etoposide", RouteSet.None)], Anywhere));

    [Fact]
    public void Another_protocol_has_an_intrathecal_drug_of_its_own() =>
        Assert.True(new Formulary([new("thiotepa", (RouteSet)Route.IV | Route.IT)], Anywhere).Find("thiotepa").Routes.Contains(Route.IT));

    [Theory]
    [InlineData("azacitidine", "IT")]
    [InlineData("etoposide", "IV")]
    public void A_definition_takes_no_order_of_another_formulary_s_drug(string name, string route)
    {
        RouteSet routes = Enum.Parse<Route>(route);
        Drug foreign = new Formulary([new(name, routes)], Anywhere).Find(name);
        Block block = Aall15P1.Definition.Blocks[1];

        ArgumentException refused = Assert.Throws<ArgumentException>(() => Aall15P1.Definition.With(block with { Orders = [Order(foreign, routes)] }));

        Assert.Contains($"gives {name} {route}, which is not a drug of the formulary of AALL15P1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_formularies_drugs_are_equal_only_with_the_same_routes_and_class()
    {
        Drug methotrexate = new Formulary([new("methotrexate", (RouteSet)Route.PO | Route.IV | Route.IT)], Anywhere).Find("methotrexate");

        Assert.Equal(Drugs.Methotrexate, methotrexate);
        Assert.Equal(Anywhere, methotrexate.Citation);
        Assert.NotEqual(Drugs.Methotrexate, new Formulary([new("methotrexate-sodium", methotrexate.Routes)], Anywhere).Find("methotrexate-sodium"));
        Assert.NotEqual(Drugs.Methotrexate, new Formulary([new("methotrexate", Route.PO)], Anywhere).Find("methotrexate"));
        Assert.NotEqual(Drugs.Methotrexate, new Formulary([new("methotrexate", methotrexate.Routes, DrugClass.Thiopurine)], Anywhere).Find("methotrexate"));
    }

    private static PlannedOrder Order(Drug drug, RouteSet routes) =>
        new("order", drug, routes, DayPattern.Days(1), new Fact<DoseRule>.Unpublished("a dose"), Anywhere, Standing.Protocol);
}
