using OneStop.Contracts.Messages;
using OneStop.Identity.Accounts;
using OneStop.Identity.ConfirmMobile;
using OneStop.Identity.People;
using OneStop.Identity.SignIn;
using OneStop.Web;

namespace OneStop.Identity.SignInByText;

/// <summary>A mobile to which a code is on its way, to sign in with.</summary>
/// <param name="Until">How long the code is good.</param>
internal sealed record PendingText(Guid Attempt, string Mobile, DateTimeOffset Until)
{
    public const string Cookie = "onestop-by-text";
}

/// <summary>
/// Lets in whoever holds the mobile that was confirmed for an account. A code is sent to any mobile, so that nobody learns from it who has an
/// account; whoever entered it holds the mobile, and is told.
/// </summary>
[UseCase]
internal sealed class SignInByTextHandler(ITextMessages texts, MobileCodes codes, Logins logins, TimeProvider clock)
{
    public async Task<Result<PendingText>> Send(string? typed, PendingText? before, string network, CancellationToken cancel)
    {
        if (!texts.IsConnected)
            return Refusal.Conflict("identity.no-texts");
        var mobile = PersonRules.TidyMobile(typed);
        if (PersonRules.Mobile(mobile) is { } wrong)
            return wrong;
        var attempt = before?.Mobile == mobile ? before.Attempt : Guid.CreateVersion7(clock.GetUtcNow());
        var sent = await codes.Send(attempt, mobile, network, cancel, MobileCodes.ToSignIn);
        return sent.IsRefused ? sent.Refusals : new PendingText(attempt, mobile, sent.Value);
    }

    public async Task<Result<Admitted>> Finish(PendingText? pending, string? code, CancellationToken cancel)
    {
        if (pending is null)
            return Refusal.Invalid("identity.code-over", MobileCodes.Field);
        if (await codes.Check(pending.Attempt, pending.Mobile, code, cancel) is { } refused)
            return refused;
        return await logins.Find(AccountKind.Citizen, pending.Mobile, cancel) is { } account
            ? new Admitted(account, logins.Fingerprint(AccountKind.Citizen, pending.Mobile), null) { ByText = true }
            : Refusal.NotFound("identity.mobile-of-nobody");
    }
}
