using System.Text;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;

namespace OneStop.EventSourcing.Tests.Integrity;

/// <summary>What somebody does who may write everything in the database, but has neither the ledger's key nor its file.</summary>
public sealed class IntegrityCheckTests
{
    [Theory]
    [InlineData("update events.mt_events set data = jsonb_build_object('amount', 1000, 'by', 'A') where stream_id = $1 and version = 2", "version 2")]
    [InlineData("update events.mt_events set timestamp = timestamp + interval '1 microsecond' where stream_id = $1 and version = 2", "version 2")]
    [InlineData("update events.mt_events set user_name = '00000000-0000-0000-0000-000000000000' where stream_id = $1 and version = 3", "version 3")]
    [InlineData("delete from events.mt_events where stream_id = $1 and version = 2", "version 2")]
    [InlineData("delete from events.mt_events where stream_id = $1 and version = 1", "version 1")]
    [InlineData("delete from events.mt_events where stream_id = $1 and version = 4", "last events")]
    [InlineData("with e as (delete from events.mt_events where stream_id = $1 and version = 4) update events.mt_streams s set version = 3 where id = $1",
        "Root 1 signed 5 rows of events; there are 4")]
    [InlineData("with e as (delete from events.mt_events where stream_id = $1) delete from events.mt_streams where id = $1",
        "Root 1 signed 5 rows of events; there are 1")]
    [InlineData("delete from events.mt_streams where id = $1", "Root 1 signed 5 rows of events; there are 1")]
    [InlineData("delete from events.mt_events where stream_id = $1", "a row, but no events")]
    [InlineData("insert into events.mt_streams (id, type, version) values ('11111111-1111-1111-1111-111111111111', 'account', 1)", "a row, but no events")]
    [InlineData("insert into events.mt_streams (id, version) values ('11111111-1111-1111-1111-111111111111', 1)", "a row, but no events")]
    [InlineData("update events.mt_events set tx = '100000' where stream_id = $1 and version = 2", "Root 1")]
    [InlineData("delete from platform.roots", "Root 1, which")]
    [InlineData("truncate events.mt_events, events.mt_streams, platform.roots, ledgers.visits", "Root 1, which")]
    [InlineData("truncate events.mt_events, events.mt_streams, ledgers.visits", "Root 1 signed")]
    [InlineData("update platform.roots set line = replace(line, '\"rows\":5', '\"rows\":4')", "Root 1 is not the one")]
    [InlineData("update platform.roots set line = 'nothing'", "Root 1 is not the one")]
    [InlineData("update platform.roots set number = 2", "Root 1")]
    [InlineData("update events.mt_events set is_archived = true where stream_id = $1 and version = 4", "put aside")]
    [InlineData("update events.mt_events set tenant_id = 'other' where stream_id = $1", "put aside")]
    [InlineData("update events.mt_events set bdata = '\\x01' where stream_id = $1", "a body beside")]
    [InlineData("update events.mt_streams set is_archived = true where id = $1", "put aside")]
    [InlineData("update events.mt_events set headers = '{\"channel\": 1}' where stream_id = $1 and version = 2", "its headers")]
    [InlineData("update events.mt_events set headers = headers || '{\"hash\": \"no hash\"}' where stream_id = $1 and version = 2", "version 2")]
    public async Task The_check_names_what_was_altered(string tamper, string named)
    {
        await using var signed = await Signed.Make();
        var sound = await signed.Check();
        sound.Faults.ShouldBeEmpty();
        (sound.Streams, sound.Events, sound.Ledgers, sound.Roots).ShouldBe((2, 5, 4, 1));

        await signed.Alter(tamper);
        (await signed.Check()).Faults.ShouldContain(f => f.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("update ledgers.visits set place = 'elsewhere' where entry = 2", "entry 2: its content")]
    [InlineData("update ledgers.visits set whole = false where entry = 3", "entry 3: its content")]
    [InlineData("update ledgers.visits set at = at + interval '1 microsecond' where entry = 3", "entry 3: its content")]
    [InlineData("delete from ledgers.visits where entry = 1", "entry 1 is missing")]
    [InlineData("delete from ledgers.visits where entry = 2", "entry 2 is missing")]
    [InlineData("delete from ledgers.visits where entry = 3", "Root 1 signed 4 rows of ledgers.visits; there are 3")]
    [InlineData("delete from ledgers.visits where place = 'three'", "Root 1 signed 4 rows of ledgers.visits; there are 3")]
    [InlineData("delete from ledgers.visits", "Root 1 signed 4 rows of ledgers.visits; there are 0")]
    [InlineData("update ledgers.visits set tx = '1' where entry = 3", "entry 3: its content")]
    [InlineData("drop trigger chained on ledgers.visits; insert into ledgers.visits values ('11111111-1111-1111-1111-111111111111', 'x', true, now(), 1, decode(repeat('00', 32), 'hex'), '', '9')", "entry 1: its content")]
    public async Task The_check_names_what_was_altered_in_a_ledger(string tamper, string named)
    {
        await using var signed = await Signed.Make();
        await signed.Alter(tamper);
        (await signed.Check()).Faults.ShouldContain(f => f.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_else_appended_first_leaves_the_store_sound()
    {
        await using var signed = await Signed.Make();
        var store = signed.Host.Get<StreamStore>();
        var loaded = await store.Load<Account>(signed.Stream);
        var meta = new EventMeta(Guid.CreateVersion7(), Channel.Portal, DateTimeOffset.UnixEpoch);
        await store.Append(loaded, [new PaidIn(1, "B")], meta, []);
        await Should.ThrowAsync<AppendConflictException>(() => store.Append(loaded, [new PaidIn(2, "C")], meta, []));

        (await signed.Check()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_history_that_is_rewritten_with_all_its_hashes_is_not_sound_and_is_never_signed()
    {
        await using var signed = await Signed.Make();
        await Rewrite(signed);
        (await signed.Check()).Faults.ShouldBe(["Root 1: the rows of events that it signed are not those in the store."]);

        await signed.Alter("delete from platform.roots");
        (await signed.Sign()).ShouldBeFalse();
        signed.Host.Get<LedgerState>().Fault.ShouldNotBeNull().ShouldContain("Root 1");
        (await signed.Check()).Faults.ShouldHaveSingleItem().ShouldContain("Root 1, which");
    }

    [Fact]
    public async Task Events_whose_stream_has_no_row_are_found()
    {
        await using var signed = await Signed.Make();
        await signed.Database.AsOwner("alter table events.mt_events drop constraint fkey_mt_events_stream_id");
        await signed.Alter("delete from events.mt_streams where id = $1");
        (await signed.Check()).Faults.ShouldContain(f => f.Contains("no row of its own", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_that_is_slipped_in_between_is_found()
    {
        await using var signed = await Signed.Make();
        var id = await signed.Host.Open("王五");
        (await signed.Check()).Faults.ShouldBeEmpty();
        await signed.Database.AsOwner("update events.mt_events set tx = (select min(tx) from events.mt_events) where stream_id = $1", Sql.P(id));
        (await signed.Check()).Faults.ShouldBe(["Root 1 signed 5 rows of events; there are 6."]);
    }

    [Fact]
    public async Task The_last_root_cannot_go_with_the_events_that_it_signed()
    {
        await using var signed = await Signed.Make();
        await signed.Host.PayIn(signed.Stream, 7, "A");
        (await signed.Sign()).ShouldBeTrue();
        (await signed.Check()).Roots.ShouldBe(2);
        await signed.Alter(
            """
            with r as (delete from platform.roots where number = 2), e as (delete from events.mt_events where stream_id = $1 and version = 5)
            update events.mt_streams set version = 4 where id = $1
            """);
        (await signed.Check()).Faults.ShouldHaveSingleItem().ShouldContain("Root 2, which");
        (await signed.Sign()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_nobody_signs_for_long_is_not_sound()
    {
        await using var signed = await Signed.Make();
        await signed.Host.PayIn(signed.Stream, 7, "A");
        (await At(signed, RootCheck.Grace / 2).Run()).Faults.ShouldBeEmpty();
        (await At(signed, RootCheck.Grace * 1.1).Run()).Faults.ShouldHaveSingleItem().ShouldStartWith("1 rows of events");
    }

    private static IntegrityCheck At(Signed signed, TimeSpan later) => ActivatorUtilities.CreateInstance<IntegrityCheck>(
        signed.Host.Get<IServiceProvider>(), new Later(later));

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }

    /// <summary>One amount is another, and every hash of the stream is made again.</summary>
    private static async Task Rewrite(Signed signed)
    {
        var rows = new List<EventRows.Row>();
        await using (var command = signed.Host.Db.CreateCommand("select version, type, data, headers, timestamp, user_name, correlation_id, causation_id from events.mt_events where stream_id = $1 order by version"))
        {
            command.Parameters.Add(Sql.P(signed.Stream));
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add(EventRows.Row.Read(reader, 0));
        }

        var hash = ChainHash.Start;
        foreach (var row in rows)
        {
            var data = Encoding.UTF8.GetString(row.Data);
            var forged = row with { Data = Encoding.UTF8.GetBytes(row.Version == 3 ? data.Replace("1", "9000", StringComparison.Ordinal) : data) };
            forged.Follows(signed.Stream, hash, out hash);
            await signed.Database.AsOwner("update events.mt_events set data = $3::jsonb, headers = jsonb_set(headers, '{hash}', to_jsonb($4)) where stream_id = $1 and version = $2",
                Sql.P(signed.Stream), Sql.P(row.Version), Sql.P(Encoding.UTF8.GetString(forged.Data)), Sql.P(hash));
        }
    }
}
