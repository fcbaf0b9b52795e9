using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.SignOn.Clients;
using OneStop.Web;

namespace OneStop.SignOn.ListClients;

/// <summary>Which sites and systems sign people, or themselves, in with us.</summary>
[Access(Right.KeepClients)]
internal sealed class ClientsPage(ClientDesk desk, ICatalog catalog) : OneStopPage
{
    private const int PageSize = 25;

    /// <summary>The last row of the page before: ticks/id.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<ClientRow> Rows { get; private set; } = [];
    public string? Next { get; private set; }

    public string Department(string code) => catalog.Departments.FirstOrDefault(d => d.Code == code) is { } known ? T.Of(known.Name) : code;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var after = Place(After);
        if (After is not null && after is null)
            return BadRequest();
        var rows = await desk.List(after, PageSize + 1, cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize
            ? SignOnLinks.ClientsAfter(string.Create(CultureInfo.InvariantCulture, $"{Rows[^1].MadeAt.UtcTicks}/{Rows[^1].Id}")) : null;
        return Page();
    }

    private static (DateTimeOffset, Guid)? Place(string? after) =>
        after?.Split('/', 2) is [var ticks, var id] && Guid.TryParse(id, out var client) && long.TryParse(ticks, CultureInfo.InvariantCulture, out var made)
            && made >= 0 && made <= DateTimeOffset.MaxValue.UtcTicks ? (new(made, TimeSpan.Zero), client) : null;
}
