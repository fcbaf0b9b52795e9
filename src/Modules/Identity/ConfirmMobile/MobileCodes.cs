using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using OneStop.Contracts.Messages;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Limits;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Identity.ConfirmMobile;

/// <summary>
/// Sends a code to a mobile and takes it back: whoever has it holds the mobile. A code lives ten minutes and bears five tries; how
/// many are sent is counted for the mobile, for the place and for the attempt, which outlives a code.
/// </summary>
internal sealed class MobileCodes(NpgsqlDataSource db, MasterKeys masters, Allowances allowances, ITextMessages texts, OneStopSettings settings,
    TimeProvider clock)
{
    public const string Field = "code";
    public const int Digits = 6;
    public const int Tries = 5;
    public static readonly TimeSpan Good = TimeSpan.FromMinutes(10);

    /// <summary>How long what somebody began waits in their browser for the code.</summary>
    public static readonly TimeSpan Begun = TimeSpan.FromMinutes(30);

    private const string What = "mobile-code";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>What a code is for, as its text says.</summary>
    public const string ToConfirm = "用来核对您的手机号", ToSignIn = "用来登录", AtCounter = "用来在窗口换绑手机号，请念给面前的工作人员";

    /// <summary>Sends a fresh code; an earlier one of the attempt is worth nothing any more.</summary>
    /// <returns>Until when the code is good.</returns>
    public async Task<Result<DateTimeOffset>> Send(Guid attempt, string mobile, string network, CancellationToken cancel, string what = ToConfirm)
    {
        Allowance[] sends =
        [
            new(What, Networks.Block(network), settings.CodesPerNetworkPerDay, Day), new(What + "-minute", mobile, 1, TimeSpan.FromMinutes(1)),
            new(What, mobile, 5, Day), new(What, attempt.ToString(), 5, Day),
        ];
        var taken = await allowances.Take(sends, cancel);
        if (taken.Until is { } later)
        {
            await allowances.GiveBack(sends, cancel);
            // Whose messages they were decides what helps: another day, or another network.
            return Refusal.Conflict(taken.Used[0] > settings.CodesPerNetworkPerDay ? "identity.codes-of-network" : "identity.code-too-often", later);
        }

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var until = clock.GetUtcNow() + Good;
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement("delete from identity.mobile_codes where until <= $1", Sql.P(clock.GetUtcNow())));
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into identity.mobile_codes (attempt, mobile, code, until, tries) values ($1, $2, $3, $4, 0)
            on conflict (attempt) do update set mobile = excluded.mobile, code = excluded.code, until = excluded.until, tries = 0
            """,
            Sql.P(attempt), Sql.P(Blind(mobile)), Sql.P(Blind(attempt, code)), Sql.P(until)));
        await batch.ExecuteNonQueryAsync(cancel);
        var text = $"【一件事·一站办】验证码{code}，10分钟内有效，{what}。不是您本人在操作，请不要理会，{(what == AtCounter ? "也不要告诉电话里的人" : "更不要告诉别人")}。";
        if (await texts.Send(mobile, text, cancel))
            return until;
        await allowances.GiveBack(sends, cancel);
        return Refusal.Conflict("identity.code-not-sent");
    }

    /// <summary>Takes the code back, once. A try is counted before the code is looked at.</summary>
    public async Task<Refusal?> Check(Guid attempt, string mobile, string? typed, CancellationToken cancel)
    {
        var code = string.Concat((typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit));
        if (code.Length != Digits)
            return Refusal.Invalid("identity.code-form", Field, Digits);
        await using var command = db.CreateCommand(
            """
            with tried as (
                update identity.mobile_codes set tries = tries + 1 where attempt = $1 and mobile = $2 and until > $4 and tries < $5
                returning code = $3 as agrees)
            select agrees from tried
            """);
        foreach (var parameter in (NpgsqlParameter[])
            [Sql.P(attempt), Sql.P(Blind(mobile)), Sql.P(Blind(attempt, code)), Sql.P(clock.GetUtcNow()), Sql.P(Tries)])
            command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancel) switch
        {
            null => Refusal.Invalid("identity.code-over", Field),
            true => await Use(attempt, cancel) ? null : Refusal.Invalid("identity.code-over", Field),
            _ => Refusal.Invalid("identity.code-wrong", Field),
        };
    }

    private async Task<bool> Use(Guid attempt, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("delete from identity.mobile_codes where attempt = $1");
        command.Parameters.Add(Sql.P(attempt));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private byte[] Blind(string mobile) => masters.Blind("mobile", mobile);

    private byte[] Blind(Guid attempt, string code) => masters.Blind(What, $"{attempt} {code}");
}
