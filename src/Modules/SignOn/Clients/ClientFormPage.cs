using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.SignOn.Clients;

/// <summary>The form of a client, new or changed.</summary>
[AsksAgain]
internal abstract class ClientFormPage(ICatalog catalog) : OneStopPage
{
    public static readonly string[] Order =
        ["name-zh", "name-en", "department", "kinds", "proof", "keys", "redirects", "logout-redirects", "logout-uri", "calls"];

    [BindProperty(Name = "name-zh")]
    public string? NameZh { get; set; }

    [BindProperty(Name = "name-en")]
    public string? NameEn { get; set; }

    [BindProperty(Name = "keys")]
    public string? Keys { get; set; }

    [BindProperty(Name = "redirects")]
    public string? Redirects { get; set; }

    [BindProperty(Name = "logout-redirects")]
    public string? LogoutRedirects { get; set; }

    [BindProperty(Name = "logout-uri")]
    public string? LogoutUri { get; set; }

    [BindProperty(Name = "calls")]
    public string? Calls { get; set; }

    public IReadOnlyList<Choice> Departments => [.. catalog.Departments.Select(d => new Choice(d.Code, T.Of(d.Name)))];

    public IReadOnlyList<Choice> AllKinds => Choices<ClientKind>("clients.kind.");

    public IReadOnlyList<Choice> AllProofs => Choices<ClientProof>("clients.proof.");

    private IReadOnlyList<Choice> Choices<TEnum>(string key)
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(ClientRules.Word).Select(w => new Choice(w, T[key + w], T[$"{key}{w}.hint"]))];
}
