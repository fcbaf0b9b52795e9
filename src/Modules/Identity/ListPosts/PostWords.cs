using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Identity.ListPosts;

/// <summary>A post in the reader's words, and what a new one may be made of.</summary>
internal sealed class PostWords(Texts t, ICatalog catalog)
{
    public string Of(Post post) => $"{Department(post.Department)}·{Region(post.Region)}·{Role(post.Role)}";

    public string Department(string code) => catalog.Departments.FirstOrDefault(d => d.Code == code) is { } known ? t.Of(known.Name) : code;

    public string Region(string code) => catalog.Regions.FirstOrDefault(r => r.Code == code) is { } known ? t.Of(known.Name) : code;

    public string Role(PostRole role) => t["account.role." + Word(role)];

    public IReadOnlyList<Choice> Departments => [.. catalog.Departments.Select(d => new Choice(d.Code, t.Of(d.Name)))];

    /// <summary>The city and its districts: cases are filed in districts.</summary>
    public IReadOnlyList<Choice> Regions => [.. catalog.Regions.Where(r => r.Level is 2 or 3).Select(r => new Choice(r.Code, t.Of(r.Name)))];

    public IReadOnlyList<Choice> Roles =>
        [.. Enum.GetValues<PostRole>().Select(r => new Choice(Word(r), Role(r), t["posts.role." + Word(r)]))];

    private static string Word(PostRole role) => role.ToString().ToLowerInvariant();
}
