using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Identity.Mandates;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.NameOperator;

/// <summary>Names somebody who acts for a body: who, for what, until when.</summary>
[Access(Right.KeepOwnMandates), EnableRateLimiting(RateLimits.Lookup)]
internal sealed class NameOperatorPage(NameOperatorHandler handler, MandateAccess access, MandateLimits limits, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "body", SupportsGet = true)]
    public Guid Body { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "id-number")]
    public string? IdNumber { get; set; }

    /// <summary>Everything, or what is chosen.</summary>
    [BindProperty(Name = "scope")]
    public string? Scope { get; set; }

    [BindProperty(Name = "what")]
    public IReadOnlyList<string> What { get; set; } = [];

    [BindProperty(Name = "rights")]
    public IReadOnlyList<string> Rights { get; set; } = [];

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    public Mandate Giver { get; private set; } = null!;

    public MandateWords Words => new(T, catalog);

    public DateOnly Latest => Now.ChinaDate().AddDays(limits.LongestOperatorDays);

    public IReadOnlyList<Choice> Scopes => Giver.Scope.IsWhole
        ? [new("all", T["name-operator.scope.all"]), new("some", T["name-operator.scope.some"])] : [new("some", T["name-operator.scope.some"])];

    /// <summary>The body's matters by class, as far as who names has them.</summary>
    public IReadOnlyList<Choice> Classes =>
        [.. Words.MatterChoices(Applicant.Enterprise).Concat(Words.Classes(Applicant.Enterprise)).Where(c => Giver.Scope.IsWhole || Giver.Scope.Words.Contains(c.Value))];

    public IReadOnlyList<Choice> RightChoices =>
    [
        .. MandateRight.All.Where(r => Giver.May(r) && (Giver.IsLegalRepresentative || r != MandateRight.Operators))
            .Select(r => new Choice(r, T["mandate.right." + r], T[$"mandate.right.{r}.hint"])),
    ];

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await Open(cancel))
            return NotFound();
        var named = await handler.Handle(Actor, Body, new(Name, IdNumber, Scope == "all" ? MandateScope.Whole.Words : What, Rights, Until), cancel);
        return named.IsRefused ? Refuse(named.Refusals) : GoAndTell(IdentityLinks.Operators(Body), "offered");
    }

    private async Task<bool> Open(CancellationToken cancel)
    {
        if (await access.MayName(Actor.Person!.Value, Body, cancel) is not { } giver)
            return false;
        Giver = giver;
        return true;
    }
}
