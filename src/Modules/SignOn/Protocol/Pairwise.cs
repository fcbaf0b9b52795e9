using Microsoft.IdentityModel.Tokens;
using OneStop.Secrets;

namespace OneStop.SignOn.Protocol;

/// <summary>
/// Under which name a client knows a person: the same for all sites of a department, another one for every other department, so that two
/// of them cannot put together what each knows. It hangs on the account, so it stays when somebody is confirmed later.
/// </summary>
internal sealed class Pairwise(MasterKeys masters)
{
    public string Subject(string department, Guid account) => Text(masters.Blind("openid.subject", $"{department}/{account:n}"));

    public string Session(Guid client, Guid session) => Text(masters.Blind("openid.session", $"{client:n}/{session:n}"));

    private static string Text(byte[] blind) => Base64UrlEncoder.Encode(blind);
}
