using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using OneStop.Identity.Accounts;
using OneStop.Web;

namespace OneStop.Identity.Passkeys;

/// <summary>
/// The two halves of a WebAuthn ceremony: a challenge that goes out with a page, and the device's answer that comes back with its form.
/// What was asked waits in a cookie of the browser that was asked, sealed and for minutes; the framework checks the answer against it.
/// </summary>
internal sealed partial class PasskeyCeremony(IPasskeyHandler<Account> handler, SealedCookies cookies, PasskeyList list, ILogger<PasskeyCeremony> log)
{
    /// <summary>Field of the form with the device's answer.</summary>
    public const string Field = "credential";

    /// <summary>The script that asks the device; the site works without it, by password.</summary>
    public const string Script = "scripts/passkey.js";

    private const int Longest = 16 * 1024;
    private const string Cookie = "onestop-passkey";
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(5);

    /// <summary>What the browser is asked to make: a key that the device finds by itself and opens by finger, face or its code.</summary>
    public async Task<string> AskToMake(HttpContext http, Account account, string name)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = name, DisplayName = name }, http);
        cookies.Keep(http, Cookie, new Asked(asked.AttestationState ?? "", account.Id), Time);
        return asked.CreationOptionsJson;
    }

    /// <summary>What the browser is asked to sign; whose key it is, the device says.</summary>
    public async Task<string> AskToSign(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        cookies.Keep(http, Cookie, new Asked(asked.AssertionState ?? "", null), Time);
        return asked.RequestOptionsJson;
    }

    /// <summary>The key that the device made for this account.</summary>
    public async Task<Result<UserPasskeyInfo>> Made(HttpContext http, Account account, string? credential)
    {
        if (Take(http, credential) is not { } asked || asked.Account != account.Id)
            return Refusal.Invalid("identity.passkey-late");
        var made = await handler.PerformAttestationAsync(new() { AttestationState = asked.State, CredentialJson = credential!, HttpContext = http });
        if (made is { Succeeded: true, Passkey: { } passkey })
            return passkey;
        LogRefused(log, made.Failure?.Message);
        return Refusal.Invalid("identity.passkey-wrong");
    }

    /// <summary>Whose key signed; the count that it keeps is noted.</summary>
    public async Task<Result<Account>> Signed(HttpContext http, AccountKind kind, string? credential, CancellationToken cancel)
    {
        if (Take(http, credential) is not { } asked || asked.Account is not null)
            return Refusal.Invalid("identity.passkey-late");
        var signed = await handler.PerformAssertionAsync(new() { AssertionState = asked.State, CredentialJson = credential!, HttpContext = http });
        if (signed is not { Succeeded: true, Passkey: { } passkey, User: { } account } || account.Kind != kind)
        {
            LogRefused(log, signed.Failure?.Message);
            return Refusal.Invalid("identity.passkey-unknown");
        }

        await list.Used(passkey, cancel);
        return account;
    }

    // A challenge is answered once; whoever tries again is asked anew.
    private Asked? Take(HttpContext http, string? credential)
    {
        var asked = cookies.Read<Asked>(http, Cookie);
        cookies.Drop(http, Cookie);
        return credential is { Length: > 0 and <= Longest } && IsJson(credential) ? asked : null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return parsed.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A passkey was refused: {Why}")]
    private static partial void LogRefused(ILogger logger, string? why);

    private sealed record Asked(string State, Guid? Account);
}
