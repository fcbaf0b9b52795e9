using OneStop.Catalog.Publish;
using OneStop.Catalog.Readiness;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;

namespace OneStop.Catalog.Tests.Readiness;

public sealed class DepartmentStateTests
{
    private const string City = "990100", Hubin = "990102", Linjiang = "990103", Department = "civil-affairs";

    private static readonly CatalogParts Parts = CatalogFiles.Shipped.Parts;
    private static readonly Dictionary<string, DateTimeOffset> Sealed = new() { [Department] = DateTimeOffset.MaxValue };

    private static readonly Matter Wedding = Shipped.Matter("YJS-P06");

    [Fact]
    public void Nothing_is_missing_where_somebody_decides_everywhere_and_can_seal() =>
        State(Parts, [Reviewer(City)], Sealed).ShouldSatisfyAllConditions(s => s.Lacks.ShouldBeEmpty(), s => s.Reviewers.ShouldBe(1));

    [Fact]
    public void Districts_without_a_reviewer_are_named_and_everywhere_is_everywhere()
    {
        State(Parts, [Reviewer(Hubin)], Sealed).Lacks.ShouldHaveSingleItem().Districts.ShouldHaveSingleItem().Code.ShouldBe(Linjiang);
        State(Parts, [], Sealed).Lacks.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.Kind.ShouldBe(LackKind.Reviewer), l => l.Districts.ShouldBeEmpty());
        State(Parts, [new(new("tax", City, PostRole.Reviewer), 3), new(new(Department, City, PostRole.Clerk), 1)], Sealed)
            .Lacks.ShouldHaveSingleItem().Kind.ShouldBe(LackKind.Reviewer, "another department's, and another role, decide nothing here");
    }

    [Fact]
    public void A_seal_and_a_place_are_missed()
    {
        State(Parts, [Reviewer(City)], []).Lacks.ShouldHaveSingleItem().Kind.ShouldBe(LackKind.Seal);
        var machines = Parts with
        {
            Halls = [.. Parts.Halls.Where(h => h.Kind == HallKind.SelfService || (h.Serves.Count > 0 && !h.Serves.Contains(Department)))],
        };
        State(machines, [Reviewer(City)], Sealed).Lacks.ShouldHaveSingleItem().Kind.ShouldBe(LackKind.Hall, "at a machine nobody is met");
    }

    [Fact]
    public void The_window_is_asked_of_every_district_once()
    {
        DepartmentState.NoClerk([Wedding], Parts, [new(new("service-centre", Hubin, PostRole.Clerk), 2)])!
            .Districts.ShouldHaveSingleItem().Code.ShouldBe(Linjiang);
        DepartmentState.NoClerk([Wedding], Parts, [new(new("service-centre", City, PostRole.Clerk), 1)]).ShouldBeNull();
        DepartmentState.NoClerk([Wedding with { Regions = [Hubin] }], Parts, [new(new("service-centre", Hubin, PostRole.Clerk), 1)])
            .ShouldBeNull("nothing is filed in the other district");
    }

    private static HeldPost Reviewer(string region) => new(new(Department, region, PostRole.Reviewer), 1);

    private static DepartmentState State(CatalogParts parts, IReadOnlyList<HeldPost> held, Dictionary<string, DateTimeOffset> seals) =>
        DepartmentState.Of([Wedding with { Items = [.. Wedding.Items.Where(i => i.Department == Department)] }], parts, held, seals).ShouldHaveSingleItem();
}
