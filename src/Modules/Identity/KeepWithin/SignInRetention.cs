using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;

namespace OneStop.Identity.KeepWithin;

/// <summary>Who signed in when: at least six months by the Cybersecurity Law, and no longer than that needs.</summary>
internal sealed class SignInRetention(NpgsqlDataSource db) : IRetention
{
    /// <summary>Any six months have fewer.</summary>
    private const int SixMonths = 184;

    private const int AtOnce = 5000;

    public string Code => "sign-ins";

    public int? Days => SixMonths;

    public async Task<long> End(DateTimeOffset now, CancellationToken cancel)
    {
        for (long all = 0; ;)
        {
            await using var command = db.CreateCommand(
                $"delete from identity.sign_ins where id in (select id from identity.sign_ins where at < $1 limit {AtOnce})");
            command.Parameters.Add(Sql.P(now.AddDays(-SixMonths)));
            var ended = await command.ExecuteNonQueryAsync(cancel);
            all += ended;
            if (ended < AtOnce)
                return all;
        }
    }
}

/// <summary>Codes that were sent to a mobile: good for minutes, gone within the day.</summary>
internal sealed class CodeRetention(NpgsqlDataSource db) : IRetention
{
    public string Code => "codes";

    public int? Days => 1;

    public async Task<long> End(DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("delete from identity.mobile_codes where until <= $1");
        command.Parameters.Add(Sql.P(now));
        return await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>The account itself: as long as its owner wants it.</summary>
internal sealed class AccountRetention() : KeptByLaw("account");
