namespace OneStop.SignOn.Tests.Protocol;

/// <summary>A portal that lets a network ask for few tokens a minute.</summary>
public sealed class NarrowPortal : SignOnPortal
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("OneStop:TokensPerMinute", "6")];
}

public sealed class FloodTests(NarrowPortal portal) : IClassFixture<NarrowPortal>
{
    [Theory]
    [InlineData("/connect/token")]
    [InlineData("/connect/device")]
    [InlineData("/connect/introspect")]
    [InlineData("/connect/revoke")]
    public async Task A_flood_is_counted_before_anything_is_looked_at(string door)
    {
        using var site = await portal.NewSite();
        site.Secret = "guessed";
        var answers = new List<Answer>();
        for (var i = 0; i < 8; i++)
            answers.Add(await site.Post(door, ("token", "x"), ("grant_type", "client_credentials")));
        answers[^1].Status.ShouldBe(429);
        answers[^1]["code"].ShouldNotBeNull();
        using var person = await portal.Visitor();
        (await person.Get("/")).Status.ShouldBe(200);
    }
}
