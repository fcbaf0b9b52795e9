using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace OneStop.Catalog;

/// <summary>Every address of the catalogue's pages; only the pages themselves say theirs a second time, in <c>@page</c>.</summary>
public static class CatalogLinks
{
    public const string Matters = "/matters", Halls = "/halls", Policies = "/policies", Items = "/items";

    /// <summary>How to file, where to go, whom to call: a page of the portal.</summary>
    public const string Help = "/help";

    /// <summary>Tabs of the Studio.</summary>
    public const string Studio = "/studio", Dictionary = "/studio/dictionary", Directory = "/studio/items", Import = "/studio/import";

    /// <summary>What departments lack, and where seals and posts are given: pages of the certificates and of identity.</summary>
    public const string Departments = "/operations/departments", Seals = "/operations/seals", Staff = "/operations/staff";

    /// <summary>Files of the Studio.</summary>
    internal const string ExportItems = "/studio/items/export", ExportRoute = "/studio/export/{code}", Everything = "all";

    public static string Matter(string code) => $"/matters/{code}";

    /// <summary>Where an application begins: a page of the cases.</summary>
    public static string Apply(string code) => $"/apply/{code}";

    public static string Material(string matter, string material) => $"/matters/{matter}/materials/{material}";

    /// <summary>What fits a text: the first page of it when no page is given.</summary>
    public static string Search(string text, string audience, string region, int page = 1) => With(Matters,
        ("q", text), ("for", audience), ("region", region), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    public static string Item(string basic, string? region = null) => With($"/items/{basic}", ("region", region));

    /// <summary>Items of a department, or all.</summary>
    public static string ItemsOf(string? department, string? after = null) => With(Items, ("department", department), ("after", after));

    public static string Policy(string code) => $"/policies/{code}";

    /// <summary>Policies for an audience (<c>person</c>, <c>enterprise</c>), or all.</summary>
    public static string PoliciesFor(string? audience, string? after = null) => With(Policies, ("for", audience), ("after", after));

    public static string Hall(string code) => $"/halls/{code}";

    /// <summary>Halls of a district that serve for a department; either may be left open.</summary>
    public static string HallsOf(string? region, string? department) => With(Halls, ("region", region), ("department", department));

    /// <summary>Who holds posts of a department.</summary>
    internal static string StaffOf(string department) => With(Staff, ("department", department));

    internal static string Desk(bool all, string? before = null) =>
        With(Studio, ("all", all || before is not null ? all ? "true" : "false" : null), ("before", before));

    internal static string DictionaryOf(string kind, string? query = null, string? after = null) =>
        With(Dictionary, ("kind", kind), ("q", query), ("after", after));

    internal static string Versions(string matter) => $"/studio/matters/{matter}";

    internal static string Compared(string matter, int from, int to) => $"{Versions(matter)}?from={from}&to={to}#differences";

    internal static string Followers(string basic) => $"/studio/items/{basic}/follow";

    internal static string Export(string code) => $"/studio/export/{code}";

    internal static string Draft(Guid id) => $"/studio/drafts/{id}";

    internal static string SendForReview(Guid id) => $"{Draft(id)}/send";

    internal static string SendBack(Guid id) => $"{Draft(id)}/send-back";

    internal static string Publish(Guid id) => $"{Draft(id)}/publish";

    internal static string Discard(Guid id) => $"{Draft(id)}/discard";

    internal static string MovePart(Guid id) => $"{Draft(id)}/move";

    internal static string DraftPreview(Guid id) => $"{Draft(id)}/preview";

    internal static string ReadDraft(Guid id) => $"{Draft(id)}/read";

    internal static string ReadPart(Guid id, string part) => $"{ReadDraft(id)}#read-{part}";

    internal static string MarkSeen(Guid id) => $"{Draft(id)}/seen";

    internal static string CommentPart(Guid id) => $"{Draft(id)}/comment";

    internal static string DraftDifferences(Guid id) => $"{Draft(id)}/differences";

    internal static string DraftRehearsal(Guid id) => $"{Draft(id)}/rehearsal";

    internal static string DraftHistory(Guid id) => $"{Draft(id)}/history";

    /// <summary>The page on which a part of a draft is filled in; its basics when the path is empty.</summary>
    internal static string DraftPart(Guid id, string path = "") => path.Length == 0 ? $"{Draft(id)}/part" : $"{Draft(id)}/part/{path}";

    /// <summary>The page on which a part is added to a list of a draft.</summary>
    internal static string AddPart(Guid id, string list) => $"{Draft(id)}/add/{list}";

    /// <summary>The page on which a part is added as a copy of another.</summary>
    internal static string AddLike(Guid id, string list, string like) => With(AddPart(id, list), ("like", like));

    // What is not asked for does not stand in an address.
    private static string With(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
                path = QueryHelpers.AddQueryString(path, name, value);
        }

        return path;
    }
}
