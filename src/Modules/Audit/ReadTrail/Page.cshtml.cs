using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OneStop.Audit.Trail;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Audit.ReadTrail;

/// <summary>The trail, latest first, by kind, days, number, official or person.</summary>
[Access(Right.ReadTrail)]
internal sealed class TrailPage(TrailReader trail, IPeople people, ICatalog catalog) : OneStopPage
{
    private const int PageSize = 30;

    public TrailFilter Filter { get; private set; } = new();
    public IReadOnlyList<TrailRow> Rows { get; private set; } = [];
    public TrailWords Words { get; private set; } = null!;
    public string? Next { get; private set; }
    public bool IsFirst { get; private set; }

    /// <summary>To the second: an auditor puts things in order by it.</summary>
    public string Second(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGet(string? kind, string? from, string? to, string? number, Guid? account, Guid? subject, string? after,
        CancellationToken cancel)
    {
        var place = TrailPlace.Read(after);
        if (TrailFilter.Of(kind, from, to, number, account, subject) is not { } filter || (after is not null && place is null))
            return BadRequest();
        (Filter, IsFirst) = (filter, after is null);
        var rows = await trail.Read(Actor, TrailReader.Searched, filter, place, PageSize + 1, cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? AuditLinks.TrailOf(filter, Rows[^1].Place) : null;
        var accounts = Rows.Select(r => r.Account).Append(account).Concat(Rows.Select(r => Guid.TryParse(r.About, out var id) ? id : (Guid?)null));
        Words = new(T, catalog, await people.StaffNames(accounts.OfType<Guid>().Distinct(), cancel));
        return Page();
    }
}
