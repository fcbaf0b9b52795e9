using Microsoft.Extensions.DependencyInjection;
using OneStop.Certificates.OnFile;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Certificates.ListCertificates;

/// <summary>One owner whose certificates the reader may see: the enterprise they act for, or themselves.</summary>
/// <param name="Key">In the address: <c>enterprise</c> or <c>me</c>.</param>
/// <param name="Name">The enterprise; null for the reader.</param>
internal sealed record WalletOwner(string Key, Guid Subject, string? Name, IReadOnlyList<HeldCertificate> Certificates);

/// <summary>The certificates of whoever signed in, by owner; never anybody else's.</summary>
[UseCase]
internal sealed class MyWallet(CertificateFolder folder, ICatalog catalog, IServiceProvider services)
{
    private const int MostPending = 12;

    /// <summary>The enterprise first, when the reader acts for one.</summary>
    public async Task<IReadOnlyList<WalletOwner>> Owners(Actor actor, CancellationToken cancel)
    {
        var owners = new List<WalletOwner>();
        if (actor.ActingFor is { TakesCertificates: true } enterprise)
            owners.Add(new("enterprise", enterprise.Subject, enterprise.Name, await folder.Of(enterprise.Subject, cancel)));
        if (actor.Person is { } person)
            owners.Add(new("me", person, null, await folder.Of(person, cancel)));
        return owners;
    }

    /// <summary>One certificate, when it is the reader's or that of the enterprise they act for.</summary>
    public async Task<HeldCertificate?> Find(Actor actor, Guid id, CancellationToken cancel) =>
        await folder.Find(id, cancel) is { } held && (held.Subject == actor.Person
            || (actor.ActingFor is { TakesCertificates: true } acting && held.Subject == acting.Subject)) ? held : null;

    /// <summary>What is still being worked on and will bring certificates.</summary>
    public async Task<IReadOnlyList<RunningMatter>> Pending(Actor actor, Guid subject, CancellationToken cancel) =>
        services.GetService<IRunningMatters>() is { } running
            ? [.. (await running.Of(subject == actor.Person ? ApplicantReach.Whole(subject) : actor.Reach!, MostPending, cancel))
                .Where(m => !m.IsDraft && m.Finished < m.Parts)]
            : [];

    public Bilingual DepartmentOf(HeldCertificate held) =>
        catalog.Departments.FirstOrDefault(d => d.Code == held.Department)?.Name ?? new(held.Department, held.Department);
}
