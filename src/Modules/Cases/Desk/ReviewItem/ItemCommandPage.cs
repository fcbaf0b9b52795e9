using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Domain;

namespace OneStop.Cases.Desk;

/// <summary>An intent whose form stands in the workbench: it only takes a press, and a refusal shows the workbench again.</summary>
internal abstract class ItemCommandPage(Workbench workbench) : WorkbenchPage(workbench)
{
    private readonly DeskCommands commands = workbench.Commands;

    [BindProperty(Name = "case")]
    public Guid CaseId { get; set; }

    /// <summary>Whoever opens the address of a press finds the item.</summary>
    public IActionResult OnGet() => LocalRedirect(CaseLinks.DeskItem(Number, Code));

    /// <summary>Sends the command under the key of its form.</summary>
    /// <param name="command">What was pressed.</param>
    /// <param name="does">Distinguishes the commands of a form that has more than one button.</param>
    /// <param name="done">The word that says what was done.</param>
    /// <param name="then">Where to go then; back to the item when null.</param>
    protected async Task<IActionResult> Send(ICommand<Case, Unit> command, string does, string done, CancellationToken cancel, string? then = null)
    {
        var key = IdempotencyKey is { } pressed ? $"{pressed:N}-{does}" : null;
        var result = await commands.Send(CaseId, command, Actor.Staff(), key, cancel);
        if (!result.IsRefused)
            return GoAndTell(then ?? CaseLinks.DeskItem(Number, Code), done);
        if (result.Refusals[0].Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
            return Turn(result.Refusals);
        return await Load(cancel) ? Refuse(result.Refusals) : NotFound();
    }
}
