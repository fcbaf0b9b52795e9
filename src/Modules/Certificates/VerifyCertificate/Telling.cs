using OneStop.Certificates.OnFile;
using OneStop.Identifiers;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>How much of a certificate is told to whoever checks it.</summary>
internal enum Telling
{
    /// <summary>All that anybody may know: to whoever has the file or the code, and of bodies.</summary>
    Face,

    /// <summary>Of a person whose name was given as well: what the paper is, and until when. Not a digit of their number.</summary>
    Paper,

    /// <summary>Of a person whose number alone was given: whether it is in force. Numbers count up, so anybody could walk through them.</summary>
    Standing,
}

/// <summary>Decides it.</summary>
/// <param name="OtherHolder">A name was given, and it is not the holder's.</param>
internal readonly record struct Disclosure(Telling Telling, bool OtherHolder)
{
    public static Disclosure Of(HeldCertificate? held, bool byNumber, string? holder, bool own)
    {
        if (held is null || !byNumber || own)
            return new(Telling.Face, false);
        var named = !string.IsNullOrWhiteSpace(holder);
        var agrees = named && held.Face is { } face && Tidy(face.Holder) == Tidy(holder!);
        var person = held.Face is null || CitizenId.IsValid(held.Face.HolderCode);
        return new(!person ? Telling.Face : agrees ? Telling.Paper : Telling.Standing, named && !agrees);
    }

    public PublicFace FaceOf(Files.FileFacts file, HeldCertificate? held)
    {
        if (Telling == Telling.Standing)
            return new(null, file.Number, null, null, null, null, null, null, file.IsCertificate) { Telling = Telling };
        var face = held?.Face;
        var person = face is not null && CitizenId.IsValid(face.HolderCode);
        return new(file.Title, file.Number, held?.Identifier, person ? Masks.Name(face!.Holder) : face?.Holder,
            Telling == Telling.Paper ? null : person ? Masks.IdNumber(face!.HolderCode) : face?.HolderCode,
            file.Department, held?.ValidFrom, held?.ValidUntil, file.IsCertificate)
        { Telling = Telling };
    }

    // As a name is copied: other dots, spaces between the characters.
    private static string Tidy(string name) =>
        string.Concat(name.Where(c => !char.IsWhiteSpace(c)).Select(c => c is '•' or '・' or '‧' or '．' ? '·' : char.ToUpperInvariant(c)));
}
