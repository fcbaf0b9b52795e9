using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of a register that is added by data.</summary>
internal static class AddedRegisterCheck
{
    public static IEnumerable<CatalogFault> Faults(SharedRegister register, CatalogParts parts)
    {
        var place = $"registers/{register.Code}";
        if (RegisterNames.All.Contains(register.Code) || register.Code is "account" or "applicant")
            yield return CatalogFault.At(place, "register-known", register.Code);
        if (parts.Departments.All(d => d.Code != register.Department))
            yield return CatalogFault.At(place, "department-unknown", register.Department);
    }

    /// <summary>Whether somebody can be asked under this name.</summary>
    public static bool IsShared(string register, CatalogParts parts) =>
        RegisterNames.Shared.Contains(register) || parts.Registers.Any(r => r.Code == register);
}
