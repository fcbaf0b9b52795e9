using Npgsql;
using OneStop.Kernel.Integrity;

namespace OneStop.Kernel.Tests.Integrity;

public sealed class Tampering
{
    [Theory]
    [InlineData("update kernel.events set data = json_build_object('amount', 1000, 'by', 'A') where stream_id = $1 and version = 2", "version 2")]
    [InlineData("update kernel.events set at = at + interval '1 microsecond' where stream_id = $1 and version = 2", "version 2")]
    [InlineData("update kernel.events set meta = '{\"actor\":\"00000000-0000-0000-0000-000000000000\",\"channel\":\"portal\"}' where stream_id = $1 and version = 3", "version 3")]
    [InlineData("delete from kernel.events where stream_id = $1 and version = 2", "version 2")]
    [InlineData("delete from kernel.events where stream_id = $1 and version = 4", "last events")]
    [InlineData("with e as (delete from kernel.events where stream_id = $1 and version = 4) update kernel.streams s set version = 3, hash = (select hash from kernel.events where stream_id = $1 and version = 3) where id = $1", "Root 1")]
    [InlineData("with e as (delete from kernel.events where stream_id = $1) delete from kernel.streams where id = $1", "Root 1")]
    [InlineData("update kernel.roots set root = decode(repeat('00', 32), 'hex') where $1 is not null", "signature")]
    public async Task The_check_names_what_was_altered(string tamper, string named)
    {
        await using var database = await KernelDatabase.Own();
        var host = database.Host;
        var id = await host.Open();
        await host.Open("李四");
        for (var n = 0; n < 3; n++)
            await host.PayIn(id, n, "A");
        await SignAll(host);
        var sound = await host.Get<IntegrityCheck>().Run();
        sound.FirstFault.ShouldBeNull();
        (sound.Streams, sound.Events, sound.Roots).ShouldBe((2, 5, 1));

        await database.AsOwner(tamper, new NpgsqlParameter<Guid> { TypedValue = id });
        (await host.Get<IntegrityCheck>().Run()).FirstFault.ShouldNotBeNull().ShouldContain(named);
    }

    /// <summary>An event is settled when no older transaction of the whole server runs any more; neighbours' tests run there too.</summary>
    private static async Task SignAll(KernelHost host)
    {
        const string Unsettled = "select count(*) from kernel.events where tx >= pg_snapshot_xmin(pg_current_snapshot())";
        await using var command = host.Db.CreateCommand(Unsettled);
        while ((long)(await command.ExecuteScalarAsync())! > 0)
            await Task.Delay(20);
        (await host.Worker<RootService>().SignNext(default)).ShouldBeTrue();
    }

    [Fact]
    public void A_merkle_root_depends_on_every_leaf_and_their_order()
    {
        var leaves = Enumerable.Range(0, 7).Select(i => System.Security.Cryptography.SHA256.HashData([(byte)i])).ToList();
        var root = MerkleTree.Root(leaves);
        for (var i = 0; i < leaves.Count; i++)
            MerkleTree.Root([.. leaves.Where((_, at) => at != i)]).ShouldNotBe(root);
        leaves.Reverse();
        MerkleTree.Root(leaves).ShouldNotBe(root);
    }
}
