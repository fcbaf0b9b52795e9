using System.Security.Claims;
using OneStop.Domain;

namespace OneStop.Web.Tests.Access;

public class AccessTests
{
    private static readonly AccessHandler Demo = new(new OneStopSettings { Profile = Profile.Demo });
    private static readonly AccessHandler Production = new(new OneStopSettings());

    private static readonly Actor Citizen = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "周禾", null, null);
    private static readonly Actor Operator = Citizen with { ActingFor = new(Guid.CreateVersion7(), "禾味小馆") };
    private static readonly Actor Clerk = new(Guid.CreateVersion7(), null, "陈静", null, new("market-regulation", "990102", PostRole.Clerk),
        new("市场监督管理局", "Market Regulation"));

    [Fact]
    public void An_actor_survives_the_cookie()
    {
        foreach (var actor in new[] { Citizen, Operator, Clerk })
            Actor.From(new ClaimsPrincipal(new ClaimsIdentity(actor.ToClaims(), "cookie"))).ShouldBe(actor);
    }

    [Fact]
    public void A_visitor_is_nobody() => Actor.From(new ClaimsPrincipal(new ClaimsIdentity())).ShouldBeNull();

    [Fact]
    public void An_operator_applies_for_the_enterprise()
    {
        Citizen.Applicant.ShouldBe(Citizen.Person);
        Operator.Applicant.ShouldBe(Operator.ActingFor!.Subject);
        Clerk.Applicant.ShouldBeNull();
    }

    [Theory]
    [InlineData(Who.Anyone, true, true, true)]
    [InlineData(Who.SignedIn, false, true, true)]
    [InlineData(Who.Applicant, false, true, false)]
    [InlineData(Who.Staff, false, false, true)]
    [InlineData(Who.Clerk, false, false, true)]
    [InlineData(Who.Reviewer, false, false, false)]
    [InlineData(Who.Editor, false, false, false)]
    [InlineData(Who.Operator, false, false, false)]
    [InlineData(Who.Auditor, false, false, false)]
    [InlineData(Who.Administrator, false, false, false)]
    public void Who_may_do_what(Who who, bool visitor, bool citizen, bool clerk)
    {
        Production.Is(who, null).ShouldBe(visitor);
        Production.Is(who, Citizen).ShouldBe(citizen);
        Production.Is(who, Clerk).ShouldBe(clerk);
    }

    [Fact]
    public void The_demo_is_only_in_the_demo()
    {
        Demo.Is(Who.Demo, null).ShouldBeTrue();
        Production.Is(Who.Demo, Clerk).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/cases?x=1", "/cases?x=1")]
    [InlineData("/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData(null, "/")]
    public void A_way_back_stays_on_this_site(string? given, string kept) => LocalPath.OrHome(given).ShouldBe(kept);
}
