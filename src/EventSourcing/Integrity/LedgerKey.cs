using System.Security.Cryptography;
using System.Text;

namespace OneStop.EventSourcing.Integrity;

/// <summary>
/// The key that signs roots (ECDSA P-256), and the public keys of those it followed. Whoever holds the public key can check an exported
/// root without the database.
/// </summary>
public sealed class LedgerKey(ECDsa key, params IReadOnlyList<ECDsa> retired)
{
    /// <summary>Where public keys of former ledger keys lie, beside the key's file.</summary>
    public const string RetiredFolder = "ledger-retired";

    private readonly Dictionary<string, ECDsa> known = retired.Append(key).ToDictionary(NameOf);

    /// <summary>Hex of the first 8 bytes of the public key's SHA-256.</summary>
    public string Id { get; } = NameOf(key);

    /// <summary>Signs the canonical JSON of a root (ECDSA P-256, SHA-256).</summary>
    public SignedRoot Sign(Root root)
    {
        lock (key)
            return new(root, Id, key.SignData(Encoding.UTF8.GetBytes(root.Json), HashAlgorithmName.SHA256));
    }

    /// <summary>Whether the key of this id is this one or one that it followed.</summary>
    public bool Knows(string keyId) => known.ContainsKey(keyId);

    /// <summary>Whether the signature is that of a known key over this root.</summary>
    public bool Verifies(SignedRoot root)
    {
        lock (key)
            return known.TryGetValue(root.KeyId, out var by) && by.VerifyData(Encoding.UTF8.GetBytes(root.Root.Json), root.Signature, HashAlgorithmName.SHA256);
    }

    /// <summary>The key kept in a file (PKCS#8, PEM, readable by the owner only).</summary>
    public static LedgerKey FromFile(string path)
    {
        var folder = Path.Combine(Path.GetDirectoryName(path)!, RetiredFolder);
        return new(Read(path), [.. Directory.Exists(folder) ? Directory.GetFiles(folder, "*.pem").Order(StringComparer.Ordinal).Select(Read) : []]);
    }

    /// <summary>
    /// Writes a new key; the file is there in whole or not at all. Of nodes that begin side by side the one makes it that begins its
    /// draft: moving a file where there is none yet looks first and moves then, so two could both have moved theirs.
    /// </summary>
    /// <exception cref="InvalidOperationException">A start was cut off while it wrote its draft.</exception>
    internal static void Make(string path)
    {
        var draft = path + ".new";
        for (var waited = TimeSpan.Zero; !File.Exists(path); waited += Pause)
        {
            if (Begin(draft) is { } stream)
            {
                Write(stream);
                Keep(draft, path);
            }
            else if (waited < Patience)
            {
                Thread.Sleep(Pause);
            }
            else
            {
                throw new InvalidOperationException($"A start was cut off while it made {path}. Delete {draft} and start again.");
            }
        }
    }

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static FileStream? Begin(string draft)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new(draft, options);
        }
        catch (IOException) when (Directory.Exists(Path.GetDirectoryName(draft)))
        {
            // Another node has begun it.
            return null;
        }
    }

    private static void Write(FileStream stream)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using (stream)
        {
            stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
            stream.Flush(flushToDisk: true);
        }
    }

    // Another node may have kept its own since this one looked: then that one stays.
    private static void Keep(string draft, string path)
    {
        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }

    private static string NameOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..8]);
}
