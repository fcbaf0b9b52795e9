using OneStop.Web;

namespace OneStop.Cases.Tests.World;

/// <summary>Officials for deciders.</summary>
internal static class Officials
{
    public static readonly Official Clerk = new(new("00000000-0000-0000-0000-0000000000c1"), new("service-centre", new("政务服务中心", "Service centre"), "990102", PostRole.Clerk));
    public static readonly Official ClerkElsewhere = Clerk with { Post = Clerk.Post with { Region = "990103" } };
    public static readonly Official Food = Reviewer("market-regulation");
    public static readonly Official FoodElsewhere = Food with { Post = Food.Post with { Region = "990103" } };
    public static readonly Official Signs = Reviewer("city-management");

    private static Official Reviewer(string department) => new(new("00000000-0000-0000-0000-0000000000c2"), new(department, new(department, department), "990102", PostRole.Reviewer));
}
