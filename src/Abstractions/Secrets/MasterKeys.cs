using System.Security.Cryptography;
using System.Text;

namespace OneStop.Secrets;

/// <summary>
/// The two secrets of an installation: the master key that wraps subject keys, and the index key behind blind indexes.
/// Each is 32 bytes, given as base64.
/// </summary>
public sealed class MasterKeys
{
    private readonly byte[] master;
    private readonly byte[] index;

    /// <summary>The secrets of an installation, as its settings give them.</summary>
    /// <param name="masterBase64">32 bytes in base64.</param>
    /// <param name="indexBase64">32 other bytes in base64.</param>
    /// <exception cref="ArgumentException">One has not 32 bytes.</exception>
    /// <exception cref="FormatException">One is not base64.</exception>
    public MasterKeys(string masterBase64, string indexBase64)
    {
        (master, index) = (Decode(masterBase64, "master"), Decode(indexBase64, "index"));
        Wire = new(Guid.Empty, HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "wire"u8.ToArray()));
    }

    /// <summary>What travels between the nodes of this installation is sealed with this key; nothing is stored under it.</summary>
    public SubjectKey Wire { get; }

    /// <summary>A fresh key and its wrapped form, for whoever stores it.</summary>
    internal (SubjectKey Key, byte[] Wrapped) Make(Guid subject)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        return (new(subject, key), new SubjectKey(subject, master).Seal(key));
    }

    /// <summary>A key in its stored form.</summary>
    internal byte[] Wrap(SubjectKey key) => key.WrappedBy(new SubjectKey(key.Subject, master));

    /// <summary>Unwraps a stored key; null when it was destroyed.</summary>
    public SubjectKey? Unwrap(Guid subject, byte[]? wrapped) =>
        wrapped is null ? null : new SubjectKey(subject, new SubjectKey(subject, master).Open(wrapped));

    /// <summary>
    /// A keyed fingerprint (16 bytes of HMAC-SHA-256) by which a row is found without storing the value.
    /// <paramref name="kind"/> keeps equal values of different meaning apart, e.g. <c>id-number</c>, <c>phone</c>, <c>name</c>.
    /// </summary>
    public byte[] Blind(string kind, string value) =>
        HMACSHA256.HashData(index, Encoding.UTF8.GetBytes(kind + "\0" + value.Trim().ToUpperInvariant()))[..16];

    private static byte[] Decode(string base64, string name)
    {
        var bytes = Convert.FromBase64String(base64);
        return bytes.Length == 32 ? bytes : throw new ArgumentException($"The {name} key must be 32 bytes in base64; it is {bytes.Length}.", name);
    }
}
