using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.Contracts.Messages;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Limits;
using OneStop.Identity.Accounts;
using OneStop.Identity.ConfirmMobile;
using OneStop.Identity.People;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.RenewMobile;

/// <summary>
/// Who lost the way into their account comes with their document. The clerk sees both and enters the new mobile; the code that is sent to it
/// shows that the person holds it. The clerk learns no password and gets none: the person signs in by the mobile themself.
/// </summary>
[UseCase]
internal sealed class RenewMobileHandler(
    NpgsqlDataSource db, IPeople people, ITextMessages texts, MobileCodes codes, ConfirmedMobiles mobiles, Logins logins, AccountStore store,
    Allowances allowances, TimeProvider clock)
{
    /// <summary>Accounts that one clerk may help in a day: a stolen sign-in of a clerk does not open a city.</summary>
    public const int MostADay = 20;

    /// <param name="Seen">The clerk ticked that they saw the person and the document.</param>
    internal sealed record Command(string? Name, string? IdNumber, string? Mobile, bool Seen, bool IsLost, string Network);

    public async Task<Result<PendingRenewal>> Begin(Actor clerk, Command command, PendingRenewal? before, CancellationToken cancel)
    {
        if (!texts.IsConnected)
            return Refusal.Conflict("identity.no-texts");
        var (name, number, mobile) = (PersonRules.TidyName(command.Name), PersonRules.Tidy(command.IdNumber).ToUpperInvariant(),
            PersonRules.TidyMobile(command.Mobile));
        List<Refusal> wrong =
        [
            .. new[] { PersonRules.Name(name), PersonRules.FormOfIdNumber(number, clock.ChinaToday()), PersonRules.Mobile(mobile) }.OfType<Refusal>(),
            .. command.Seen ? Array.Empty<Refusal>() : [Refusal.Invalid("identity.not-seen", "seen")],
        ];
        if (wrong.Count > 0)
            return Result<PendingRenewal>.Refused(wrong);
        // Counted before anything is looked at: who has an account is not found out by trying.
        if ((await allowances.Take([new("renew-mobile", clerk.Account.ToString(), MostADay, TimeSpan.FromDays(1))], cancel)).Until is { } later)
            return Refusal.Conflict("identity.renewed-too-often", later);
        if (await logins.Find(AccountKind.Citizen, number, cancel) is not { } account || await people.Person(account.Subject, cancel) is not { } person
            || person.Name != name)
            return Refusal.NotFound("identity.no-such-account", "id-number");
        if (account.Subject == clerk.Person)
            return Refusal.Forbidden("identity.renew-own");
        var attempt = before?.Account == account.Id && before.Mobile == mobile ? before.Attempt : Guid.CreateVersion7(clock.GetUtcNow());
        var sent = await codes.Send(attempt, mobile, command.Network, cancel, MobileCodes.AtCounter);
        return sent.IsRefused ? sent.Refusals
            : new PendingRenewal(attempt, clerk.Account, account.Id, account.Subject, name, mobile, command.IsLost, sent.Value);
    }

    public async Task<Result<Unit>> Finish(Actor clerk, PendingRenewal? pending, string? code, CancellationToken cancel)
    {
        if (pending is null || pending.Clerk != clerk.Account)
            return Refusal.Invalid("identity.code-over", MobileCodes.Field);
        if (await codes.Check(pending.Attempt, pending.Mobile, code, cancel) is { } refused)
            return refused;
        if (await people.Person(pending.Subject, cancel) is not { } person
            || !await mobiles.Set(pending.Account, new(person.Name, person.IdNumber, person.Mobile), pending.Subject, pending.Mobile, cancel))
            return Refusal.Gone("identity.forgotten");
        await Note(clerk, pending, cancel);
        if (pending.IsLost)
            await ShutOut(pending.Account, cancel);
        if (person.MobileConfirmed && person.Mobile != pending.Mobile)
            await texts.Send(person.Mobile, Told(pending.Mobile), cancel);
        return Unit.Value;
    }

    private static string Told(string mobile) =>
        $"【一件事·一站办】您账号的手机号刚刚在办事大厅窗口换成了尾号{mobile[^4..]}，本号码不能再登录。不是您本人去办的，请马上拨打12345。";

    private async Task Note(Actor clerk, PendingRenewal pending, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            insert into platform.audit (chain, kind, what, account, post, about, detail)
            values ($1, 'account', 'account.mobile-renewed', $2, $3, $1, $4)
            """);
        foreach (var parameter in (NpgsqlParameter[])
            [Sql.P(pending.Account), Sql.P(clerk.Account), Sql.P(clerk.Post?.ToString()), Sql.P(pending.IsLost ? "lost" : "")])
            command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task ShutOut(Guid account, CancellationToken cancel)
    {
        await using (var keys = db.CreateCommand("delete from identity.passkeys where account = $1"))
        {
            keys.Parameters.Add(Sql.P(account));
            await keys.ExecuteNonQueryAsync(cancel);
        }

        // Somebody who changes the password at this moment has shut out the others already.
        if (await store.FindByIdAsync(account.ToString(), cancel) is { } known)
        {
            known.Stamp = NewAccounts.NewStamp();
            await store.UpdateAsync(known, cancel);
        }
    }
}
