using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using OneStop.Domain;

namespace OneStop.Web;

/// <summary>The one table of who is who.</summary>
internal sealed class AccessHandler(OneStopSettings settings) : AuthorizationHandler<AccessRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        var actor = Actor.From(context.User);
        if (requirement.Who.Any(who => Is(who, actor)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    internal bool Is(Who who, Actor? actor) => who switch
    {
        Who.Anyone => true,
        Who.Demo => settings.IsDemo,
        Who.SignedIn => actor is not null,
        Who.Applicant => actor is { Person: not null, Post: null },
        Who.Staff => actor is { Post: not null },
        Who.Clerk => actor?.Post?.Role == PostRole.Clerk,
        Who.Reviewer => actor?.Post?.Role == PostRole.Reviewer,
        Who.Editor => actor?.Post?.Role == PostRole.Editor,
        Who.Operator => actor?.Post?.Role == PostRole.Operator,
        Who.Auditor => actor?.Post?.Role == PostRole.Auditor,
        Who.Administrator => actor?.Post?.Role == PostRole.Administrator,
        _ => false,
    };
}

/// <summary>Answers a denied request with a plain 403 page, and a demo page outside the demo as not there. Who was denied what is logged.</summary>
internal sealed partial class AccessResult(ILogger<AccessResult> log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler standard = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return next(context);
        if (policy.Requirements.OfType<AccessRequirement>().Any(r => r.IsDemoOnly))
            return Answer(context, StatusCodes.Status404NotFound);
        if (!authorizeResult.Forbidden)
            return standard.HandleAsync(next, context, policy, authorizeResult);
        // The pattern, not the address: that may hold what somebody searched for.
        LogDenied(log, Actor.From(context.User)?.Account, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        return Answer(context, StatusCodes.Status403Forbidden);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {Account} was denied {Method} {Route}: its role has no right to it")]
    private static partial void LogDenied(ILogger logger, Guid? account, string method, string? route);

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
