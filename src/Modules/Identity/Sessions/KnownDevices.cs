using Microsoft.AspNetCore.Http;
using OneStop.Identity.Accounts;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>Remembers in a cookie who signed in on this device: strangers' wrong passwords do not count against it. It opens nothing.</summary>
internal sealed class KnownDevices(SealedCookies cookies)
{
    private const string Cookie = "onestop-device";
    private const int Most = 5;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Knock Knock(HttpContext context) => new(context.Network(), cookies.Read<KnownDevice>(context, Cookie), Devices.Of(context.Request));

    /// <summary>The account has just been signed in here.</summary>
    public void Remember(HttpContext context, Guid account)
    {
        var known = cookies.Read<KnownDevice>(context, Cookie) ?? new(Guid.CreateVersion7(), []);
        cookies.Keep(context, Cookie, known with { Accounts = [account, .. known.Accounts.Where(a => a != account).Take(Most - 1)] }, Kept);
    }
}
