using OneStop.Domain;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.Tests.Posts;

/// <summary>From when until when, who may give what to whom: decided without a database.</summary>
public sealed class PostTermTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly Post Reviewer = new("tobacco", "990102", PostRole.Reviewer);
    private static readonly Giver Runs = new(Guid.CreateVersion7(), new("data", "990100", PostRole.Operator));
    private static readonly Giver Tobacco = new(Guid.CreateVersion7(), new("tobacco", "990102", PostRole.Administrator));

    [Fact]
    public void Days_are_whole_and_the_last_one_is_included()
    {
        var term = PostTerm.Of("2026-12-05", "2026-12-31", Now).Value;
        term.From.ShouldBe(new(2026, 12, 5, 0, 0, 0, TimeSpan.FromHours(8)));
        term.Until.ShouldBe(new(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        var open = PostTerm.Of("", null, Now).Value;
        open.ShouldBe(new(Now, null));
        PostTerm.Of("2026-12-01", "2026-12-01", Now).Value.From.ShouldBe(Now);
    }

    [Theory]
    [InlineData("2026-11-30", "", "identity.post-past")]
    [InlineData("", "2026-11-30", "identity.post-end-past")]
    [InlineData("2026-12-05", "2026-12-04", "identity.post-end-first")]
    [InlineData("5.12.2026", "", "identity.post-day")]
    [InlineData("", "9999-12-31", "identity.post-far")]
    public void What_cannot_be_is_refused(string from, string until, string code) =>
        PostTerm.Of(from, until, Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void One_person_holds_one_post_at_a_time()
    {
        PostHeld Held(Post post, int day, int? last) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), post, Day(day), last is { } l ? Day(l + 1) : null);
        string? Code(PostHeld held, Post wanted, int day, int? last) =>
            PostRules.Overlaps([held], wanted, new(Day(day), last is { } l ? Day(l + 1) : null))?.Code;

        Code(Held(Reviewer, 1, 10), Reviewer, 11, null).ShouldBeNull();
        Code(Held(Reviewer, 1, 10), Reviewer, 10, null).ShouldBe("identity.post-held-until");
        Code(Held(Reviewer, 1, null), Reviewer, 20, 21).ShouldBe("identity.post-held");
        Code(Held(Reviewer, 11, null), Reviewer, 1, 10).ShouldBeNull();
        Code(Held(Reviewer with { Role = PostRole.Clerk }, 1, 10), Reviewer, 5, 6).ShouldBe("identity.post-other-held");
    }

    [Fact]
    public void A_departments_administrator_gives_what_ends_at_the_departments_border()
    {
        PostRules.NotTheirs(Tobacco, Reviewer).ShouldBeNull();
        PostRules.NotTheirs(Tobacco, Reviewer with { Role = PostRole.Administrator }).ShouldBeNull();
        PostRules.NotTheirs(Tobacco, Reviewer with { Department = "tax" })!.Field.ShouldBe("department");
        PostRules.NotTheirs(Tobacco, Reviewer with { Region = "990103" })!.Field.ShouldBe("region");
        PostRules.NotTheirs(Tobacco, Reviewer with { Region = "990100" })!.Field.ShouldBe("region");
        foreach (var role in new[] { PostRole.Clerk, PostRole.Editor, PostRole.Operator })
            PostRules.NotTheirs(Tobacco, Reviewer with { Role = role })!.Code.ShouldBe("identity.post-reaches-further");
        foreach (var role in Enum.GetValues<PostRole>())
        {
            PostRules.NotTheirs(Runs, Reviewer with { Role = role }).ShouldBeNull();
            PostRules.NotTheirs(Giver.CommandLine, Reviewer with { Role = role }).ShouldBeNull();
            RoleTable.Of(role).Role.ShouldBe(role);
            if (role is not (PostRole.Operator or PostRole.Administrator))
                PostRules.IsTheirs(new(Guid.CreateVersion7(), Reviewer with { Role = role }), Reviewer).ShouldBeFalse();
        }
    }

    private static DateTimeOffset Day(int day) => new(2026, 12, day, 0, 0, 0, TimeSpan.FromHours(8));
}
