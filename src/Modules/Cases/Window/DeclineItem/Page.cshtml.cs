using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Window;

/// <summary>Why the item is not accepted, and where the applicant has to go when another body is the right one.</summary>
[Access(Right.TakeIn)]
internal sealed class DeclineItemPage(DeskCases cases, DeskCommands desk) : OneStopPage
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "item")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "case")]
    public Guid CaseId { get; set; }

    [BindProperty(Name = "ground")]
    public DeclineGround? Ground { get; set; }

    [BindProperty(Name = "right-body")]
    public string? RightBody { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public DeskCase Desk { get; private set; } = null!;

    /// <summary>The grounds that are open as the item stands.</summary>
    public IReadOnlyList<Choice> Grounds =>
    [
        .. Desk.Item.Status == ItemStatus.Received ? new[] { Choice(DeclineGround.NotCompetent), Choice(DeclineGround.NotNeeded) } : [],
        .. ItemRules.IsUnmended(Desk.Item, Now.ChinaDate()) ? new[] { Choice(DeclineGround.NotMended) } : [],
    ];

    /// <summary>The items that are turned away with this one, because all are accepted at once.</summary>
    public IReadOnlyList<ItemCase> Joint => [.. ItemRules.Together(Desk.Case, [Desk.Item]).Union([Desk.Item])];

    /// <summary>The items that would end with this one.</summary>
    public IReadOnlyList<ItemCase> Dependents => [.. Desk.Case.Items.Where(i => !i.IsFinal && i.DependsOn.Contains(Code))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        if (Grounds is [var only])
            Ground = Enum.Parse<DeclineGround>(only.Value);
        RightBody = Desk.Share.Item.RefusedGoesTo?.Zh;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Ground is not { } ground)
            return await Load(cancel) ? Refuse([Refusal.Invalid("cases.decline-ground-missing", "ground")]) : NotFound();
        var outcome = await desk.Send(CaseId, new DeclineItem(Number, Code, ground, Reason ?? "", RightBody ?? ""), Actor.Staff(),
            IdempotencyKey?.ToString("N"), cancel);
        if (!outcome.IsRefused)
            return GoAndTell(CaseLinks.DeskItem(Number, Code), "declined");
        if (outcome.Refusals[0].Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
            return Turn(outcome.Refusals);
        return await Load(cancel) ? Refuse(outcome.Refusals) : NotFound();
    }

    private Choice Choice(DeclineGround ground) => new($"{ground}", T["decline.ground." + ground]);

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await cases.Open(Number, Code, Actor.Staff(), whole: false, null, cancel) is not { } desk)
            return false;
        Desk = desk;
        return true;
    }
}
