using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Identity.Posts;

/// <summary>What a post is made of, as typed.</summary>
internal static class PostForm
{
    public static IEnumerable<Refusal> Wrong(string? department, string? region, string? role, ICatalog catalog)
    {
        if (catalog.Departments.All(d => d.Code != department))
            yield return Refusal.Invalid("identity.staff-department", "department");
        if (catalog.Regions.All(r => r.Code != region))
            yield return Refusal.Invalid("identity.staff-region", "region");
        if (!Enum.GetNames<PostRole>().Contains(role, StringComparer.OrdinalIgnoreCase))
            yield return Refusal.Invalid("identity.staff-role", "role");
    }
}
