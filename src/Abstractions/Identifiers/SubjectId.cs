using OneStop.Secrets;

namespace OneStop.Identifiers;

/// <summary>
/// The id of a person or body wherever the product keeps something of theirs: the same for every module, without asking
/// one another. It is keyed (<see cref="MasterKeys.Blind"/>): a plain hash of an ID number could be undone by trying all
/// of them.
/// </summary>
public static class SubjectId
{
    /// <param name="masters">The installation's secrets.</param>
    /// <param name="idNumber">18 characters, GB 11643.</param>
    public static Guid OfPerson(MasterKeys masters, string idNumber) => Of(masters, "person", idNumber);

    /// <param name="masters">The installation's secrets.</param>
    /// <param name="uscc">18 characters, GB 32100.</param>
    public static Guid OfEnterprise(MasterKeys masters, string uscc) => Of(masters, "enterprise", uscc);

    private static Guid Of(MasterKeys masters, string kind, string value)
    {
        var bytes = masters.Blind("subject:" + kind, value);
        // Version 8 (RFC 9562): an id made by a rule of our own.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
