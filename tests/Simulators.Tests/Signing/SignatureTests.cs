using System.Text;

namespace OneStop.Simulators.Tests.Signing;

public sealed class SignatureTests(Server server) : IClassFixture<Server>
{
    private const string Licence = "/market/v1/licences/91990102MA0H7K2C60";

    [Fact]
    public async Task A_signed_request_is_answered() => (await server.Ask(HttpMethod.Get, Licence)).Status.ShouldBe(200);

    [Theory]
    [InlineData("/population/v1/people/match")]
    [InlineData("/market/v1/licences/91990102MA0H7K2C60")]
    [InlineData("/real-estate/v1/places?uscc=91990102MA0H7K2C60")]
    [InlineData("/market/anything/else")]
    public async Task An_unsigned_request_is_refused_whatever_it_asks(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(401);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("signature.missing");
    }

    [Theory]
    [InlineData(-301, "signature.expired")]
    [InlineData(301, "signature.expired")]
    [InlineData(-290, null)]
    [InlineData(290, null)]
    public async Task A_signature_holds_for_five_minutes(int seconds, string? code)
    {
        var (status, body) = await server.Ask(HttpMethod.Get, Licence, alter: s => s.Stamp += seconds);
        status.ShouldBe(code is null ? 200 : 401);
        if (code is not null)
            body!["code"]!.GetValue<string>().ShouldBe(code);
    }

    [Fact]
    public async Task The_same_nonce_is_refused_the_second_time()
    {
        const string nonce = "nonce-used-twice-0001";
        (await server.Ask(HttpMethod.Get, Licence, alter: s => s.Nonce = nonce)).Status.ShouldBe(200);
        var (status, body) = await server.Ask(HttpMethod.Get, Licence, alter: s => s.Nonce = nonce);
        status.ShouldBe(401);
        body!["code"]!.GetValue<string>().ShouldBe("signature.replayed");
    }

    [Fact]
    public async Task A_stranger_cannot_use_up_the_nonce_of_a_caller()
    {
        const string nonce = "nonce-of-the-caller-1";
        (await server.Ask(HttpMethod.Get, Licence, alter: s => (s.Nonce, s.Key) = (nonce, new byte[32]))).Status.ShouldBe(401);
        (await server.Ask(HttpMethod.Get, Licence, alter: s => s.Nonce = nonce)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_unknown_caller_is_refused()
    {
        var (status, body) = await server.Ask(HttpMethod.Get, Licence, alter: s => s.AppId = "nobody");
        status.ShouldBe(401);
        body!["code"]!.GetValue<string>().ShouldBe("signature.unknown-caller");
    }

    [Fact]
    public async Task A_body_that_was_changed_after_signing_is_refused()
    {
        var (status, body) = await server.Ask(HttpMethod.Post, "/population/v1/people/match", new { idNumber = "990102199104121260", name = "周禾" },
            s => s.Tampered = Encoding.UTF8.GetBytes("""{"idNumber":"990102198809032044","name":"刘芳"}"""));
        status.ShouldBe(401);
        body!["code"]!.GetValue<string>().ShouldBe("signature.wrong");
    }

    [Fact]
    public async Task The_query_is_part_of_what_is_signed()
    {
        using var request = Server.Sign(HttpMethod.Get, "/real-estate/v1/places?uscc=91990102MA0H7K2C60");
        request.RequestUri = new Uri("/real-estate/v1/places?uscc=91990102MA0J3X5P7B", UriKind.Relative);
        (await server.Send(request)).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("X-Timestamp", "99999999999999999999")]
    [InlineData("X-Timestamp", "9223372036854775807")]
    [InlineData("X-Timestamp", "-5")]
    [InlineData("X-Nonce", "short")]
    [InlineData("X-Signature", "not base64 at all")]
    [InlineData("X-Signature", "c2hvcnQ=")]
    public async Task Malformed_headers_are_refused_and_break_nothing(string header, string value)
    {
        using var request = Server.Sign(HttpMethod.Get, Licence);
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
        (await server.Send(request)).Status.ShouldBe(401);
    }
}
