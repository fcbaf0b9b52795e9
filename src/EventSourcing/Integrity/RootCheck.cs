using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.EventSourcing.Integrity;

/// <summary>Roots: one after the other, signed, the same as in the file, and each over exactly the rows that are there.</summary>
internal sealed class RootCheck(NpgsqlConnection connection, LedgerKey key, IReadOnlyList<RootSource> sources, DateTimeOffset now)
{
    /// <summary>A node signs every few seconds; what is older than this and in no root was never signed, or nobody signs.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public async Task<(long Roots, string? Fault)> Run(IReadOnlyList<string>? known, string file, CancellationToken cancel)
    {
        var lines = await RootStore.Lines(connection, 1, cancel);
        if (known is null)
            return (lines.Count, $"The file of signed roots, {file}, is not there: nothing outside the database says what it had signed.");
        var roots = new List<SignedRoot>();
        for (var i = 0; i < Math.Max(lines.Count, known.Count); i++)
        {
            if (i >= lines.Count)
                return (i, $"Root {i + 1}, which {file} knows, is not in the database.");
            if (i < known.Count && lines[i] != known[i])
                return (i, $"Root {i + 1} is not the one that {file} knows.");
            if (SignedRoot.Parse(lines[i]) is not { } root)
                return (i, $"Root {i + 1} is not written as roots are.");
            if (root.Breaks(roots.LastOrDefault(), key) is { } broken)
                return (i, broken);
            roots.Add(root);
        }

        foreach (var source in sources)
        {
            if (await Rows(source, roots, cancel) is { } fault)
                return (roots.Count, fault);
        }

        return (roots.Count, null);
    }

    private async Task<string?> Rows(RootSource source, List<SignedRoot> roots, CancellationToken cancel)
    {
        var (at, tree, unsigned, oldest) = (0, new MerkleTree(), 0L, DateTimeOffset.MaxValue);
        await foreach (var row in RootStore.Rows(connection, source, 0, ulong.MaxValue, cancel))
        {
            while (at < roots.Count && row.Tx >= roots[at].Root.ToTx)
            {
                if (Differs(source, roots[at++].Root, tree) is { } fault)
                    return fault;
                tree = new();
            }

            if (at < roots.Count)
                tree.Add(row.Hash);
            else
                (unsigned, oldest) = (unsigned + 1, row.At < oldest ? row.At : oldest);
        }

        for (; at < roots.Count; at++, tree = new())
        {
            if (Differs(source, roots[at].Root, tree) is { } fault)
                return fault;
        }

        if (unsigned == 0 || now - oldest < Grace || now - (roots.Count > 0 ? roots[^1].Root.At : await Begun(cancel)) < Grace)
            return null;
        return $"{unsigned} rows of {source.Name}, the oldest of {oldest.UtcDateTime:yyyy-MM-dd HH:mm} UTC, are in no signed root.";
    }

    private static string? Differs(RootSource source, Root root, MerkleTree tree)
    {
        var part = root.Parts.FirstOrDefault(p => p.Source == source.Name);
        if ((part?.Rows ?? 0) != tree.Leaves)
            return $"Root {root.Number} signed {part?.Rows ?? 0} rows of {source.Name}; there are {tree.Leaves}.";
        return part is null || part.Merkle.AsSpan().SequenceEqual(tree.Root()) ? null
            : $"Root {root.Number}: the rows of {source.Name} that it signed are not those in the store.";
    }

    /// <summary>Before the first root: since when there is something to sign.</summary>
    private async Task<DateTimeOffset> Begun(CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, "select min(ran_at) from platform.scripts");
        return await command.ExecuteScalarAsync(cancel) is DateTime begun ? new DateTimeOffset(begun) : now;
    }
}
