using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace OneStop.SignOn.Keys;

/// <summary>
/// The keys as this node has them: OpenIddict is given them with its options, and gets new options when they change. Read for the first
/// time when somebody first asks.
/// </summary>
internal sealed class KeyShelf(KeyStore store) : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    private readonly Lock turn = new();
    private IReadOnlyList<ShelvedKey> shelf = [];
    private CancellationTokenSource changed = new();

    public string Name => Options.DefaultName;

    /// <summary>The key that signs.</summary>
    public SigningCredentials Signing => Kept()[0].Signing;

    /// <summary>Of the same order as the keys that are published.</summary>
    public IReadOnlyList<PlannedKey> Plan => [.. shelf.Select(k => k.Plan)];

    public void Configure(OpenIddictServerOptions options)
    {
        foreach (var key in Kept())
        {
            options.SigningCredentials.Add(key.Signing);
            options.EncryptionCredentials.Add(key.Sealing);
        }
    }

    public IChangeToken GetChangeToken()
    {
        lock (turn)
            return new CancellationChangeToken(changed.Token);
    }

    /// <summary>Looks whether another node, or the command line, has changed the keys.</summary>
    public async Task Refresh(CancellationToken cancel)
    {
        var there = await store.Plan(cancel);
        if (!there.ToHashSet().SetEquals(Plan))
            Tell(Put(await store.All(cancel)));
    }

    public void Dispose() => changed.Dispose();

    // The options are made synchronously, the first time within a request or at the start.
    private IReadOnlyList<ShelvedKey> Kept()
    {
        // Nobody has options yet who would have to be told.
        if (shelf.Count == 0)
            Put(store.All(CancellationToken.None).GetAwaiter().GetResult());
        return shelf.Count > 0 ? shelf : throw new InvalidOperationException("There is no key that signs tokens; run setup.");
    }

    private CancellationTokenSource Put(IReadOnlyList<StoredKey> stored)
    {
        lock (turn)
        {
            var known = shelf.ToDictionary(k => k.Plan.Id, StringComparer.Ordinal);
            shelf =
            [
                .. stored.OrderBy(k => k.Plan.Signs ? 0 : k.Plan.Waits ? 1 : 2).ThenByDescending(k => k.Plan.SignsUntil)
                    .Select(k => known.TryGetValue(k.Plan.Id, out var same) ? same with { Plan = k.Plan } : ShelvedKey.Of(k)),
            ];
            (var before, changed) = (changed, new());
            return before;
        }
    }

    private static void Tell(CancellationTokenSource waiting)
    {
        waiting.Cancel();
        waiting.Dispose();
    }

    private sealed record ShelvedKey(PlannedKey Plan, SigningCredentials Signing, EncryptingCredentials Sealing)
    {
        public static ShelvedKey Of(StoredKey stored)
        {
            var pair = ECDsa.Create();
            pair.ImportPkcs8PrivateKey(stored.Signing, out _);
            return new(stored.Plan, new(new ECDsaSecurityKey(pair) { KeyId = stored.Plan.Id }, SecurityAlgorithms.EcdsaSha256),
                new(new SymmetricSecurityKey(stored.Sealing) { KeyId = stored.Plan.Id }, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        }
    }
}
