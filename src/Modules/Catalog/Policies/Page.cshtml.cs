using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Policies;

/// <summary>One benefit in words: for whom, what it brings, what one has to do. Figures that nobody verified are for officials.</summary>
[Access(Right.ReadSite)]
internal sealed class PolicyPage(CatalogInMemory catalog) : OneStopPage
{
    public Policy Policy { get; private set; } = null!;
    public Department Office { get; private set; } = null!;
    public bool IsOfficial => HttpContext.Actor()?.IsStaff == true;

    public IActionResult OnGet(string code)
    {
        if (catalog.Policy(code) is not { } policy || catalog.Departments.FirstOrDefault(d => d.Code == policy.Department) is not { } office)
            return NotFound();
        (Policy, Office) = (policy, office);
        return Page();
    }

    public IEnumerable<PolicyFigure> Figures => Policy.Figures.Where(f => IsOfficial || f.Evidence == Evidence.Sourced);
}
