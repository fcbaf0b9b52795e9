using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Departments;

/// <summary>The reasons of a denial, each with the rule it rests on; it starts from the checkpoints that were not met.</summary>
[Access(Right.DecideItems)]
internal sealed class DenyItemPage(DeskCases cases, DeskCommands desk) : OneStopPage, IShowsTyped
{
    private const int RowsAtLeast = 3;

    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "item")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "case")]
    public Guid CaseId { get; set; }

    public DeskCase Desk { get; private set; } = null!;
    public IReadOnlyList<DenialReason> Rows { get; private set; } = [];
    public bool MayDeny => Desk.Item.Status == ItemStatus.Accepted && Desk.Case.By is not null;

    /// <summary>The items that would end with this one.</summary>
    public IReadOnlyList<ItemCase> Dependents => [.. Desk.Case.Items.Where(i => !i.IsFinal && i.DependsOn.Contains(Code))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        var basis = Desk.Share.Item.Law is { Evidence: Evidence.Sourced } law ? law.Text.Zh : "";
        Rows = Padded([.. Desk.Share.Checkpoints
            .Where(c => Desk.Item.Opinion?.Checkpoints.GetValueOrDefault(c.Id) == Judgement.Fails)
            .Select(c => new DenialReason(T["deny.not-met", c.Text.Zh], basis))]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var typed = Typed(Request.Form);
        var outcome = await desk.Send(CaseId, new DenyItem(Number, Code, typed), Actor.Staff(), IdempotencyKey?.ToString("N"), cancel);
        if (!outcome.IsRefused)
            return GoAndTell(CaseLinks.DeskItem(Number, Code), "denied");
        if (outcome.Refusals[0].Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
            return Turn(outcome.Refusals);
        if (!await Load(cancel))
            return NotFound();
        Rows = Padded(typed);
        return Refuse(outcome.Refusals);
    }

    public void ShowTyped(IFormCollection typed) => Rows = Padded(Typed(typed));

    // Rows may be left empty at the end, not in between: the fields of a refusal are counted from the top.
    private static ImmutableList<DenialReason> Typed(IFormCollection form)
    {
        var rows = Enumerable.Range(0, DenyItemHandler.MaxReasons)
            .Select(i => new DenialReason(form[DenyItemHandler.ReasonField(i)].ToString(), form[DenyItemHandler.BasisField(i)].ToString())).ToList();
        return [.. rows.Take(rows.FindLastIndex(r => r.Reason.Trim().Length + r.Basis.Trim().Length > 0) + 1)];
    }

    private static ImmutableList<DenialReason> Padded(ImmutableList<DenialReason> rows) =>
        rows.AddRange(Enumerable.Repeat(new DenialReason("", ""), Math.Clamp(RowsAtLeast - rows.Count, rows.Count < DenyItemHandler.MaxReasons ? 1 : 0,
            RowsAtLeast)));

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await cases.Open(Number, Code, Actor.Staff(), whole: false, null, cancel) is not { } desk)
            return false;
        Desk = desk;
        return true;
    }
}
