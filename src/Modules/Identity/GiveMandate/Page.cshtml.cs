using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Catalog;
using OneStop.Identity.Mandates;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.GiveMandate;

/// <summary>Authorises another: whom, for what, until when. In whose name is said at the head of every page.</summary>
[Access(Right.KeepOwnMandates), EnableRateLimiting(RateLimits.Lookup)]
internal sealed class GiveMandatePage(GiveMandateHandler handler, MandateLimits limits, ICatalog catalog) : OneStopPage
{
    private const string ToBody = "body";

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "id-number")]
    public string? IdNumber { get; set; }

    [BindProperty(Name = "uscc")]
    public string? Uscc { get; set; }

    [BindProperty(Name = "scope")]
    public IReadOnlyList<string> Scope { get; set; } = [];

    [BindProperty(Name = "items")]
    public IReadOnlyList<string> Items { get; set; } = [];

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    /// <summary>In whose name; null when it is not theirs to give.</summary>
    public Principal? Principal { get; private set; }

    public MandateWords Words => new(T, catalog);

    public DateOnly Latest => Now.ChinaDate().AddDays(limits.LongestMandateDays);

    public IReadOnlyList<Choice> Tos => [new("person", T["give.to.person"]), new(ToBody, T["give.to.body"], T["give.to.body.hint"])];

    public IReadOnlyList<Choice> Scopes =>
    [
        .. Words.MatterChoices(Principal!.Side), .. Words.Classes(Principal.Side),
    ];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var of = await handler.Of(Actor, cancel);
        if (!of.Succeeded(out var principal))
            return Refuse(of.Refusals);
        Principal = principal;
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var of = await handler.Of(Actor, cancel);
        if (!of.Succeeded(out var principal))
            return Refuse(of.Refusals);
        Principal = principal;
        var toBody = To == ToBody;
        var given = await handler.Handle(Actor, toBody, new(Name, toBody ? Uscc : IdNumber, [.. Scope, .. Items], [], Until), cancel);
        return given.IsRefused ? Refuse(given.Refusals)
            : GoAndTell(principal.IsBody ? IdentityLinks.Operators(principal.Subject) : IdentityLinks.MandatesGiven, "offered");
    }
}
