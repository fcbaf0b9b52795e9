using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Cases.Tests.World;

/// <summary>Officials for deciders.</summary>
internal static class Officials
{
    public static readonly StaffMember Clerk = new(new("00000000-0000-0000-0000-0000000000c1"), new("service-centre", "990102", PostRole.Clerk));
    public static readonly StaffMember ClerkElsewhere = Clerk with { Post = Clerk.Post with { Region = "990103" } };
    public static readonly StaffMember Food = Reviewer("market-regulation");
    public static readonly StaffMember FoodElsewhere = Food with { Post = Food.Post with { Region = "990103" } };
    public static readonly StaffMember Signs = Reviewer("city-management");

    private static StaffMember Reviewer(string department) => new(new("00000000-0000-0000-0000-0000000000c2"),
        new(department, "990102", PostRole.Reviewer));
}
