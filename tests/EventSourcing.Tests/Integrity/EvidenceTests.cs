using System.Security.Cryptography;
using System.Text;
using OneStop.EventSourcing.Integrity;

namespace OneStop.EventSourcing.Tests.Integrity;

/// <summary>What an auditor exports proves itself, and nothing that was changed does.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void Every_way_leads_to_the_root_and_to_no_other()
    {
        for (var count = 1; count <= 40; count++)
        {
            var leaves = Enumerable.Range(0, count).Select(n => SHA256.HashData(Encoding.UTF8.GetBytes($"{count}/{n}"))).ToList();
            var tree = new MerkleTree();
            leaves.ForEach(l => tree.Add(l));
            for (var leaf = 0; leaf < count; leaf++)
            {
                var path = MerkleTree.Path(leaves, leaf);
                MerkleTree.RootBy(leaves[leaf], leaf, count, path)!.ShouldBe(tree.Root(), $"{leaf} of {count}");
                if (count > 1)
                {
                    MerkleTree.RootBy(leaves[(leaf + 1) % count], leaf, count, path).ShouldNotBe(tree.Root());
                    MerkleTree.RootBy(leaves[leaf], leaf, count, [.. path.Skip(1)]).ShouldNotBe(tree.Root());
                }
            }

            MerkleTree.RootBy(leaves[0], count, count, MerkleTree.Path(leaves, 0)).ShouldBeNull();
        }
    }

    [Fact]
    public void Nothing_that_was_changed_is_proven()
    {
        var key = new LedgerKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var contents = Enumerable.Range(0, 5).Select(n => $$"""{"n":{{n}}}""").ToList();
        var leaves = contents.Select(c => SHA256.HashData(Encoding.UTF8.GetBytes(c))).ToList();
        var tree = new MerkleTree();
        leaves.ForEach(l => tree.Add(l));
        var root = key.Sign(new Root(1, DateTimeOffset.UnixEpoch, 0, 9, [new("cases.looks", 5, tree.Root())], Root.Start));
        string Row(int n, string content, string source = "cases.looks") => System.Text.Json.JsonSerializer.Serialize(
            new EvidenceRow(source, content, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), 1, n,
                [.. MerkleTree.Path(leaves, n).Select(Convert.ToHexStringLower)]), EvidenceJson.Default.EvidenceRow);

        EvidenceFile.Check([Row(0, contents[0]), Row(3, contents[3]), root.Line], key).ShouldBe(new(2, 0, null));
        var changed = Row(0, contents[0]).Replace("\\u0022n\\u0022:0", "\\u0022n\\u0022:7", StringComparison.Ordinal);
        EvidenceFile.Check([changed, root.Line], key).Fault!.ShouldContain("not what was hashed");
        EvidenceFile.Check([Row(0, contents[3]), root.Line], key).Fault!.ShouldContain("root 1 does not prove it");
        EvidenceFile.Check([Row(0, contents[0], "exchange.looks"), root.Line], key).Fault!.ShouldContain("root 1 does not prove it");
        EvidenceFile.Check([Row(0, contents[0])], key).Fault!.ShouldContain("root 1 does not prove it");
        var stranger = new LedgerKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        EvidenceFile.Check([Row(0, contents[0]), root.Line], stranger).Fault!.ShouldContain("not signed by the ledger's key");
    }
}
