using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Certificates.ListSeals;

/// <summary>The seals of all departments, and until when they hold: for those who run the installation.</summary>
[Access(Right.KeepSeals)]
internal sealed class SealsPage(SealList seals, ICatalog catalog) : OneStopPage
{
    public IReadOnlyList<(Department Department, SealHeld? Seal)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var held = await seals.Newest(cancel);
        Rows = [.. catalog.Departments.OrderBy(d => held.GetValueOrDefault(d.Code)?.Until ?? default).ThenBy(d => d.Code, StringComparer.Ordinal)
            .Select(d => (d, held.GetValueOrDefault(d.Code)))];
    }
}
