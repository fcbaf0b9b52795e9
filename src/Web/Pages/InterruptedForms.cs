using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace OneStop.Web;

/// <summary>A form that was pressed and did not arrive, because the session or the form's own cookie had ended.</summary>
/// <param name="To">Where it was sent, on this site.</param>
/// <param name="Account">Who pressed; null when the session had ended and only <paramref name="Token"/> can tell.</param>
/// <param name="Token">The form's token, which fits nobody else's account; null when there was none.</param>
/// <param name="Acting">Key of whom they acted for, empty for themselves; null when <paramref name="Token"/> tells.</param>
/// <param name="Fields">All else that was filled in; null when it could not be kept: files, or more than a cookie holds.</param>
public sealed record InterruptedForm(string To, Guid? Account, string? Token, IReadOnlyList<KeyValuePair<string, string>>? Fields,
    string? Acting = null);

/// <summary>
/// Keeps what was filled in until the person is back. Of a form with files, or a very long one, only the place is kept; of a door
/// where secrets are typed, nothing.
/// </summary>
public sealed class InterruptedForms(SealedCookies cookies, IOptions<AntiforgeryOptions> forms)
{
    /// <summary>The page that offers to go on.</summary>
    public const string Page = "/resume";
    private const string Cookie = "onestop-interrupted";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>Keeps the form of this request; false when nothing is to be kept of it.</summary>
    public async Task<bool> TryKeep(HttpContext http)
    {
        var request = http.Request;
        var isDoor = http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimits.SignIn;
        if (isDoor || !HttpMethods.IsPost(request.Method))
            return false;
        var place = new InterruptedForm(request.PathBase + request.Path + request.QueryString, http.Actor()?.Account, null, null, http.Actor()?.ActingKey);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return cookies.Keep(http, Cookie, place, Kept);
        var token = forms.Value.FormFieldName;
        var sent = await request.ReadFormAsync(http.RequestAborted);
        var whole = place with
        {
            Token = sent[token],
            Fields = [.. sent.Where(f => f.Key != token).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))],
        };
        return cookies.Keep(http, Cookie, whole, Kept) || cookies.Keep(http, Cookie, place, Kept);
    }

    /// <summary>Whether one waits here; whose it is has not been looked at.</summary>
    public bool IsWaiting(HttpContext http) => Read(http) is not null;

    /// <summary>The form that waits in this browser; null when there is none, or it has waited too long.</summary>
    public InterruptedForm? Read(HttpContext http) => cookies.Read<InterruptedForm>(http, Cookie);

    public void Forget(HttpContext http) => cookies.Drop(http, Cookie);
}
