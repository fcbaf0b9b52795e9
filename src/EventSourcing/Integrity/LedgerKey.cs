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

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Writes a new key; the file is there in whole or not at all. Nodes that begin side by side take turns, and whoever finds one
    /// keeps it: moving a file looks for another first and moves then, so without turns two could both have moved theirs.
    /// </summary>
    /// <exception cref="IOException">Another node held its turn for longer than anybody needs.</exception>
    internal static void Make(string path)
    {
        using var turn = Turn(path + ".lock");
        if (File.Exists(path))
            return;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // A start that was cut off leaves its draft behind; the next one writes over it.
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }

    // The system gives it back when its holder dies.
    private static FileStream Turn(string path)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited < Patience && Directory.Exists(Path.GetDirectoryName(path)))
            {
                Thread.Sleep(Pause);
            }
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
