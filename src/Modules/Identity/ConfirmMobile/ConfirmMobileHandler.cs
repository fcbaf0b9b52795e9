using OneStop.Contracts.Identity;
using OneStop.Contracts.Messages;
using OneStop.Identity.People;
using OneStop.Web;

namespace OneStop.Identity.ConfirmMobile;

/// <summary>A mobile that somebody says is theirs, while the code is on its way.</summary>
internal sealed record PendingMobile(Guid Attempt, Guid Account, string Mobile, DateTimeOffset Until);

/// <summary>A person shows that they hold a mobile: the one on file, or another that takes its place.</summary>
[UseCase]
internal sealed class ConfirmMobileHandler(IPeople people, ITextMessages texts, MobileCodes codes, ConfirmedMobiles mobiles)
{
    public async Task<Result<PendingMobile>> Send(Actor actor, string? typed, PendingMobile? before, string network, CancellationToken cancel)
    {
        if (!texts.IsConnected)
            return Refusal.Conflict("identity.no-texts");
        var mobile = PersonRules.TidyMobile(typed);
        if (PersonRules.Mobile(mobile) is { } wrong)
            return wrong;
        var sent = await codes.Send(before?.Attempt ?? actor.Account, mobile, network, cancel);
        return sent.IsRefused ? sent.Refusals : new PendingMobile(before?.Attempt ?? actor.Account, actor.Account, mobile, sent.Value);
    }

    public async Task<Result<Unit>> Confirm(Actor actor, PendingMobile? pending, string? code, CancellationToken cancel)
    {
        if (pending is null || pending.Account != actor.Account)
            return Refusal.Invalid("identity.code-over", MobileCodes.Field);
        if (await codes.Check(pending.Attempt, pending.Mobile, code, cancel) is { } refused)
            return refused;
        return await people.Person(actor.Person!.Value, cancel) is { } person
            && await mobiles.Set(actor.Account, new(person.Name, person.IdNumber, person.Mobile), person.Subject, pending.Mobile, cancel)
            ? Unit.Value : Refusal.Gone("identity.forgotten");
    }
}
