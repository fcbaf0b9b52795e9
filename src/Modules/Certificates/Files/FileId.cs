using System.Security.Cryptography;
using System.Text;

namespace OneStop.Certificates.Files;

/// <summary>Ids made from what a file is for: whoever makes it, and however often, it is the same one.</summary>
internal static class FileId
{
    /// <summary>A certificate that one item of one case brings.</summary>
    /// <param name="part">Which of several, from 0.</param>
    public static Guid OfCertificate(Guid caseId, string item, int part = 0) =>
        From(part == 0 ? $"certificate:{caseId:N}:{item}" : $"certificate:{caseId:N}:{item}:{part}");

    public static Guid OfDocument(Guid stream, int version, string kind) => From($"document:{stream:N}:{version}:{kind}");

    /// <summary>A certificate taken over from a register.</summary>
    public static Guid OfRegister(Guid subject, string code) => From($"register:{subject:N}:{code}");

    private static Guid From(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        // Version 8 (RFC 9562): an id made by a rule of our own.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
