using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OneStop.Kernel.Integrity;

/// <summary>The key that signs roots (ECDSA P-256). Whoever holds the public key can check an exported root without the database.</summary>
public sealed class LedgerKey(ECDsa key)
{
    /// <summary>Hex of the first 8 bytes of the public key's SHA-256.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..8]);

    public byte[] Sign(Root root)
    {
        lock (key)
            return key.SignData(Bytes(root), HashAlgorithmName.SHA256);
    }

    public bool Verifies(Root root, byte[] signature)
    {
        lock (key)
            return key.VerifyData(Bytes(root), signature, HashAlgorithmName.SHA256);
    }

    /// <summary>The key kept in a file (PKCS#8, PEM, readable by the owner only), made when there is none.</summary>
    public static LedgerKey FromFile(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
        {
            key.ImportFromPem(File.ReadAllText(path));
            return new(key);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        using var writer = new StreamWriter(stream);
        writer.Write(key.ExportPkcs8PrivateKeyPem());
        return new(key);
    }

    private static byte[] Bytes(Root root)
    {
        var bytes = new byte[8 + 32 + 4 + 32 + 32];
        BinaryPrimitives.WriteInt64BigEndian(bytes, root.Number);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), root.FromTx);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), root.FromSeq);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), root.ToTx);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(32), root.ToSeq);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(40), root.Events);
        root.Hash.CopyTo(bytes, 44);
        root.Previous.CopyTo(bytes, 76);
        return bytes;
    }
}

/// <summary>The signed summary of an interval of events, chained to the one before.</summary>
/// <param name="Hash">Merkle root of the events' hashes, in commit order.</param>
/// <param name="Previous">Hash of the root before; zeros for the first.</param>
public sealed record Root(long Number, ulong FromTx, long FromSeq, ulong ToTx, long ToSeq, int Events, byte[] Hash, byte[] Previous);
