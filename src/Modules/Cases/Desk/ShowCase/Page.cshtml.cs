using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>A case as a whole: every item that the official may see, with what is to be done; of the others where they stand.</summary>
[Access(Right.LookAtCases)]
internal sealed class ShowCasePage(DeskCases cases, ICatalog catalog, CaseClock time) : OneStopPage
{
    private WholeCase whole = null!;

    public Case Case => whole.Loaded.State;
    public Matter Matter { get; private set; } = null!;
    public IReadOnlyList<ItemCase> Own => whole.Visible;
    public IEnumerable<ItemCase> Others => Case.Items.Except(Own);
    public string CaseName => DeskWords.Title(Case, T);
    public string ApplicantName => DeskWords.Applicant(Case, whole: false, T);
    public QueueChoice Last => QueueChoice.Last(Request);

    /// <summary>Dates of the items that are still to come.</summary>
    public IEnumerable<DateOnly> OpenDates => Own.Where(i => !i.IsFinal).Select(Next);

    private bool IsClerk => Actor.Post!.Role == PostRole.Clerk;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await cases.OpenWhole(number, Actor.Staff(), cancel) is not { } opened)
            return NotFound();
        (whole, Matter) = (opened, ItemShare.MatterOf(catalog, opened.Loaded.State));
        return Page();
    }

    public Bilingual NameOf(ItemCase item) => Matter.Item(item.Code).Name;
    public Bilingual Office(ItemCase item) => Matter.Department(item.Department).ShortName;
    public DateOnly Next(ItemCase item) => time.NextDate(Case, item);
    public int DaysLeft(ItemCase item) => catalog.Calendar.WorkingDaysBetween(Now.ChinaDate(), Next(item));

    public Due Light(ItemCase item) => item.Status == ItemStatus.Received ? QueueWords.AtWindow(DaysLeft(item)) : LightTagHelper.Of(DaysLeft(item));

    public string ToDo(ItemCase item) => WhatToDo.Of(Case, item, IsClerk, Now.ChinaDate()) switch
    {
        (var key, { } awaited) => T[key, NameOf(awaited)],
        var (key, _) => T[key],
    };
}
