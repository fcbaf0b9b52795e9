using System.Security.Cryptography;

namespace OneStop.Secrets;

/// <summary>
/// The key of one subject (a person or a body). Everything personal about the subject is encrypted with it
/// (AES-256-GCM); destroying it forgets the subject everywhere at once, in events, read models, backups.
/// </summary>
public sealed class SubjectKey
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const byte Format = 1;

    private readonly byte[] key;

    internal SubjectKey(Guid subject, byte[] key) => (Subject, this.key) = (subject, key);

    /// <summary>Whose key it is.</summary>
    public Guid Subject { get; }

    /// <summary>Format byte, nonce (12), tag (16), ciphertext. The subject's id is bound in as associated data.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[1 + NonceLength + TagLength + plain.Length];
        sealedBytes[0] = Format;
        var nonce = sealedBytes.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> bound = stackalloc byte[16];
        Subject.TryWriteBytes(bound);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(1 + NonceLength + TagLength), sealedBytes.AsSpan(1 + NonceLength, TagLength), bound);
        return sealedBytes;
    }

    /// <summary>Encrypts a text as UTF-8.</summary>
    public byte[] Seal(string plain) => Seal(System.Text.Encoding.UTF8.GetBytes(plain));

    internal byte[] WrappedBy(SubjectKey outer) => outer.Seal(key);

    /// <summary>Opens what <see cref="Seal(ReadOnlySpan{byte})"/> made; altered or foreign bytes throw.</summary>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < 1 + NonceLength + TagLength || sealedBytes[0] != Format)
            throw new CryptographicException("Not a sealed value of a known format.");
        var plain = new byte[sealedBytes.Length - 1 - NonceLength - TagLength];
        Span<byte> bound = stackalloc byte[16];
        Subject.TryWriteBytes(bound);
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(sealedBytes.Slice(1, NonceLength), sealedBytes[(1 + NonceLength + TagLength)..], sealedBytes.Slice(1 + NonceLength, TagLength), plain,
            bound);
        return plain;
    }

    /// <summary>Opens what <see cref="Seal(string)"/> made; altered or foreign bytes throw.</summary>
    public string OpenText(ReadOnlySpan<byte> sealedBytes) => System.Text.Encoding.UTF8.GetString(Open(sealedBytes));
}
