using OneStop.Contracts.Catalog;
using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.MyData.ShowLooks;

/// <summary>A look in the reader's words: who, what, why, what came of it.</summary>
/// <param name="t">In the reader's language.</param>
/// <param name="catalog">Names of departments, items and registers that were added.</param>
/// <param name="reader">Who reads.</param>
/// <param name="officials">Names of the officials among the accounts.</param>
internal sealed class LookWords(Texts t, ICatalog catalog, Reader reader, IReadOnlyDictionary<Guid, string> officials)
{
    /// <summary>Done by the platform for a department, whoever filed the case that it follows.</summary>
    private const string ByItself = "cases.check-party";

    public string Who(LookSeen look) => look switch
    {
        { Purpose: ByItself } => t["looks.who.platform"],
        { Account: null, Document: not null } => t["looks.who.verifier"],
        { Account: null } => t["looks.who.registrant"],
        { Account: { } account } when account == reader.Account || account == reader.Person => t["looks.who.self"],
        { Account: { } account, Post: { } post } => officials.GetValueOrDefault(account) is { } name
            ? t["looks.who.post", Department(post.Department), name, t["account.role." + post.Role.ToString().ToLowerInvariant()]]
            : t["looks.who.nameless", Department(post.Department), t["account.role." + post.Role.ToString().ToLowerInvariant()]],
        { Account: { } account } when officials.GetValueOrDefault(account) is { } name => t["looks.who.official", name],
        { OnBehalfOf: null } => t["looks.who.representative"],
        _ => t["looks.who.another"],
    };

    public string What(LookSeen look) => look switch
    {
        { Register: { } register } => t["looks.what.register", Register(catalog, t, register)],
        { Case: { } seen } => t["looks.what.case", seen.Number, Item(seen)],
        { Document: { } document } => t["looks.what.document", document],
        { Purpose: "mydata.erase" } => t["looks.what.erased"],
        _ => t["looks.what.copy"],
    };

    /// <summary>Why, in words; each purpose that code has stands in the texts.</summary>
    public string Purpose(LookSeen look) => t["looks.purpose." + look.Purpose];

    /// <summary>What came of it; null where that goes without saying.</summary>
    public string? Outcome(LookSeen look) => look.Outcome switch
    {
        null => null,
        "found" => t["looks.outcome.found"],
        "nothing" => t["looks.outcome.nothing"],
        _ => t["looks.outcome.away"],
    };

    /// <summary>What a register is called; one that nobody knows any more keeps its code.</summary>
    public static string Register(ICatalog catalog, Texts t, string code) => catalog.Registers.FirstOrDefault(r => r.Code == code) is { } added
        ? t.Of(added.Name) : t.Has("looks.register." + code) ? t["looks.register." + code] : code;

    private string Department(string code) => catalog.Departments.FirstOrDefault(d => d.Code == code) is { } known ? t.Of(known.Name) : code;

    private string Item(SeenCase seen) => catalog.Find(seen.Matter)?.Items.FirstOrDefault(i => i.Code == seen.Item) is { } item ? t.Of(item.Name) : seen.Item;
}
