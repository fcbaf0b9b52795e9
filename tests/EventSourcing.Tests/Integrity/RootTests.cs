using System.Security.Cryptography;
using System.Text;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;

namespace OneStop.EventSourcing.Tests.Integrity;

/// <summary>Roots, their keys and their file.</summary>
public sealed class RootTests
{
    [Fact]
    public async Task Each_root_begins_where_the_one_before_it_ended()
    {
        await using var signed = await Signed.Make();
        for (var n = 0; n < 3; n++)
        {
            await signed.Host.PayIn(signed.Stream, n, "B");
            (await signed.Sign()).ShouldBeTrue();
        }

        (await signed.Sign()).ShouldBeFalse("nothing is new");
        var roots = signed.Database.Roots.Lines().Select(l => SignedRoot.Parse(l)!.Root).ToList();
        roots.Count.ShouldBe(4);
        roots[0].FromTx.ShouldBe(0u);
        roots.Zip(roots.Skip(1)).ShouldAllBe(pair => pair.First.ToTx == pair.Second.FromTx);
        (await signed.Check()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_root_by_a_key_that_nobody_knows_is_not_sound_even_when_the_file_says_the_same()
    {
        await using var signed = await Signed.Make();
        var stranger = new LedgerKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        await Put(signed, stranger.Sign(First(signed)));
        (await signed.Check()).Faults.ShouldHaveSingleItem().ShouldContain(stranger.Id);
        await Put(signed, new SignedRoot(First(signed), signed.Database.Ledger.Id, new byte[64]));
        (await signed.Check()).Faults.ShouldHaveSingleItem().ShouldContain("not by the ledger's key");
    }

    [Fact]
    public async Task A_retired_key_is_known_for_what_came_before_its_successor_only()
    {
        await using var signed = await Signed.Make();
        using var folder = new Folder();
        var key = Path.Combine(folder.Path, "ledger.pem");
        var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(Path.Combine(folder.Path, LedgerKey.RetiredFolder));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, LedgerKey.RetiredFolder, "2026.pem"), old.ExportSubjectPublicKeyInfoPem());
        var (present, _) = RootsFile.Open(key, Path.Combine(folder.Path, "roots.jsonl"));
        var former = new LedgerKey(old);

        var first = former.Sign(First(signed));
        var second = present.Sign(First(signed) with { Number = 2, FromTx = first.Root.ToTx, ToTx = first.Root.ToTx + 1, Previous = first.Root.Hash });
        var third = former.Sign(second.Root with { Number = 3, FromTx = second.Root.ToTx, ToTx = second.Root.ToTx + 1, Previous = second.Root.Hash });
        first.Breaks(null, present).ShouldBeNull();
        second.Breaks(first, present).ShouldBeNull();
        third.Breaks(second, present).ShouldNotBeNull().ShouldContain("retired before it");
        first.Breaks(null, signed.Database.Ledger).ShouldNotBeNull().ShouldContain(former.Id);
    }

    [Fact]
    public async Task A_lost_file_is_said_and_nothing_is_signed_until_somebody_adopts_the_roots()
    {
        await using var signed = await Signed.Make();
        File.Delete(signed.Database.Roots.Path);
        await signed.Host.PayIn(signed.Stream, 1, "B");
        (await signed.Sign()).ShouldBeFalse();
        signed.Host.Get<LedgerState>().Fault.ShouldNotBeNull().ShouldContain("is not there");
        (await signed.Check()).Faults.ShouldHaveSingleItem().ShouldContain("is not there");

        (await signed.Host.Get<IntegrityCheck>().AdoptRoots()).ShouldBe((1, null));
        (await signed.Sign()).ShouldBeTrue();
        signed.Host.Get<LedgerState>().Fault.ShouldBeNull();
        (await signed.Check()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_stopped_before_the_database_did_is_brought_up_to_it()
    {
        await using var signed = await Signed.Make();
        await signed.Host.PayIn(signed.Stream, 1, "B");
        await signed.Sign();
        var whole = await File.ReadAllTextAsync(signed.Database.Roots.Path);
        await File.WriteAllTextAsync(signed.Database.Roots.Path, whole[..(whole.IndexOf('\n') + 20)]);
        (await signed.Check()).Faults.ShouldBeEmpty("what it has is true");

        await signed.Sign();
        (await File.ReadAllTextAsync(signed.Database.Roots.Path)).ShouldBe(whole);
    }

    [Fact]
    public async Task Nodes_that_begin_an_installation_side_by_side_have_one_key()
    {
        // Often: what went wrong here did so once in some hundred times.
        for (var time = 0; time < 50; time++)
            await BeginSideBySide();
    }

    private static async Task BeginSideBySide()
    {
        using var folder = new Folder();
        var (key, roots) = (Path.Combine(folder.Path, "keys", "ledger.pem"), Path.Combine(folder.Path, "ledger", "roots.jsonl"));
        var start = new TaskCompletionSource();
        var nodes = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            await start.Task;
            return RootsFile.Open(key, roots).Key.Id;
        })).ToList();
        start.SetResult();

        (await Task.WhenAll(nodes)).Distinct().ShouldHaveSingleItem();
        Directory.GetFiles(Path.GetDirectoryName(key)!).ShouldBe([key]);
    }

    [Fact]
    public void A_start_that_was_cut_off_while_it_made_the_key_does_not_stand_in_the_way_of_the_next()
    {
        using var folder = new Folder();
        var (key, roots) = (Path.Combine(folder.Path, "keys", "ledger.pem"), Path.Combine(folder.Path, "ledger", "roots.jsonl"));
        Directory.CreateDirectory(Path.GetDirectoryName(key)!);
        File.WriteAllText(key + ".new", "-----BEGIN PRIV");
        File.WriteAllText(key + ".lock", "");
        var id = RootsFile.Open(key, roots).Key.Id;
        RootsFile.Open(key, roots).Key.Id.ShouldBe(id);
        Directory.GetFiles(Path.GetDirectoryName(key)!).ShouldBe([key]);
    }

    [Fact]
    public void Key_and_file_begin_together_and_a_key_without_its_file_makes_none()
    {
        using var folder = new Folder();
        var (key, roots) = (Path.Combine(folder.Path, "keys", "ledger.pem"), Path.Combine(folder.Path, "ledger", "roots.jsonl"));
        var (first, begun) = RootsFile.Open(key, roots);
        begun.Exists.ShouldBeTrue();
        begun.Last().ShouldBeNull();
        begun.Append("one", "two");
        begun.Last().ShouldBe("two");
        File.Delete(roots);
        var (second, lost) = RootsFile.Open(key, roots);
        second.Id.ShouldBe(first.Id);
        lost.Exists.ShouldBeFalse();
    }

    [Fact]
    public void A_merkle_root_depends_on_every_leaf_and_their_order()
    {
        var leaves = Enumerable.Range(0, 7).Select(i => SHA256.HashData([(byte)i])).ToList();
        var root = Of(leaves);
        for (var i = 0; i < leaves.Count; i++)
            Of([.. leaves.Where((_, at) => at != i)]).ShouldNotBe(root);
        Of([.. leaves.AsEnumerable().Reverse()]).ShouldNotBe(root);
    }

    /// <summary>The tree of seven leaves as RFC 6962 draws it.</summary>
    [Fact]
    public void A_merkle_root_is_that_of_the_standard()
    {
        var d = Enumerable.Range(0, 7).Select(i => SHA256.HashData([(byte)i])).ToArray();
        var (a, b, c, e, f, g, j) = (Leaf(d[0]), Leaf(d[1]), Leaf(d[2]), Leaf(d[3]), Leaf(d[4]), Leaf(d[5]), Leaf(d[6]));
        Of(d).ShouldBe(Node(Node(Node(a, b), Node(c, e)), Node(Node(f, g), j)));

        static byte[] Leaf(byte[] data) => SHA256.HashData([0, .. data]);
        static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
    }

    /// <summary>From the text of RFC 8785, sections 3.2.2 and 3.2.3.</summary>
    [Fact]
    public void Canonical_json_is_that_of_the_standard() =>
        Canonical("""{ "\u20ac": "Euro Sign", "\r": "Carriage Return", "1": "One", "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "\ud83d\ude00": "Smiley", "literals": [null, true, false], "n": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, 10] }""")
            .ShouldBe("""{"\r":"Carriage Return","1":"One","literals":[null,true,false],"n":[333333333.3333333,1e+30,4.5,0.002,1e-27,10],"string":"€$\u000f\nA'B\"\\\\\"/","€":"Euro Sign","😀":"Smiley"}""");

    /// <summary>From RFC 8785, appendix B: the bits of a double and what is printed.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Canonical_numbers_are_those_of_the_standard(ulong bits, string printed) =>
        Canonical(BitConverter.UInt64BitsToDouble(bits).ToString("R", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(printed);

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));

    private static byte[] Of(IEnumerable<byte[]> leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
            tree.Add(leaf);
        return tree.Root();
    }

    private static Root First(Signed signed) => SignedRoot.Parse(signed.Database.Roots.Lines().First())!.Root;

    private static async Task Put(Signed signed, SignedRoot root)
    {
        await signed.Database.AsOwner("update platform.roots set line = $1", Sql.P(root.Line));
        await File.WriteAllBytesAsync(signed.Database.Roots.Path, Encoding.UTF8.GetBytes(root.Line + "\n"));
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("onestop-test-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
