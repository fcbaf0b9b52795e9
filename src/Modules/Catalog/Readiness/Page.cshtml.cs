using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Catalog.Readiness;

/// <summary>Every department that decides something, and what it lacks: for those who import matters and those who give posts and seals.</summary>
[Access(Right.SeeWhatIsMissing)]
internal sealed class ReadinessPage(DepartmentsReady departments) : OneStopPage
{
    public DepartmentStates States { get; private set; } = null!;

    /// <summary>Posts and seals are given by those who run the installation, places by those who keep the catalogue.</summary>
    public bool RunsIt => Actor.Post?.Role == PostRole.Operator;

    public async Task OnGetAsync(CancellationToken cancel) => States = await departments.Now(cancel);
}
