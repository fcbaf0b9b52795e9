using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OneStop.SignOn.Protocol;

/// <summary>
/// OpenIddict wants to look at every request, with its keys at hand. It is shown those that are for it: a page that needs no database goes on
/// while the database, and the keys in it, are away.
/// </summary>
internal sealed class ProtocolSchemes(IOptions<AuthenticationOptions> options, IHttpContextAccessor http) : AuthenticationSchemeProvider(options)
{
    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        http.HttpContext is { } context && SignOnLinks.IsProtocol(context.Request.Path) ? base.GetRequestHandlerSchemesAsync()
            : Task.FromResult<IEnumerable<AuthenticationScheme>>([]);
}
