using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging;
using OneStop.Domain;

namespace OneStop.Web.Tests.Access;

public sealed class DeniedTests
{
    private static readonly Actor Clerk = new(Guid.CreateVersion7(), null, "陈静", null, new("market-regulation", "990102", PostRole.Clerk),
        new("市场监督管理局", "Market Regulation"));

    [Fact]
    public async Task Who_is_denied_a_page_is_logged_with_the_account_and_the_route_and_nothing_of_the_address()
    {
        var lines = new Lines();
        var http = new DefaultHttpContext { User = new(new ClaimsIdentity(Clerk.ToClaims(), "cookie")) };
        http.Request.Method = "GET";
        http.Request.Path = "/operations/people/990102198803072412";
        http.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/operations/people/{number}"), 0, null, null));
        var policy = new AuthorizationPolicy([new AccessRequirement([Who.Operator])], []);

        await new AccessResult(lines).HandleAsync(_ => Task.CompletedTask, http, policy, PolicyAuthorizationResult.Forbid());

        http.Response.StatusCode.ShouldBe(StatusCodes.Status403Forbidden);
        var line = lines.Said.ShouldHaveSingleItem();
        line.ShouldContain(Clerk.Account.ToString());
        line.ShouldContain("GET /operations/people/{number}");
        line.ShouldNotContain("990102198803072412");
        line.ShouldNotContain(Clerk.Name);
    }

    private sealed class Lines : ILogger<AccessResult>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
