using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Orleans.Configuration;

namespace OneStop.Portal.Tests.Silos;

public sealed class SiloTests : IAsyncDisposable
{
    private readonly Members members = new();

    public ValueTask DisposeAsync() => members.DisposeAsync();

    [Fact]
    public async Task Portals_that_are_alone_start_side_by_side_and_do_not_know_one_another()
    {
        var portals = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => members.Start([])));
        foreach (var portal in portals)
            (await Members.SeenBy(portal)).ShouldBe(1);
    }

    [Fact]
    public async Task Members_on_one_database_find_one_another_and_notice_who_left()
    {
        var first = await members.Start(new() { ["Cluster:Shared"] = "true" });
        var second = await members.Start(new() { ["Cluster:Shared"] = "true" });
        (await Members.SeenBy(first)).ShouldBe(2);
        (await Members.SeenBy(second)).ShouldBe(2);

        await second.StopAsync();
        (await Members.SeenBy(first)).ShouldBe(1);
    }

    [Fact]
    public async Task A_cluster_of_another_name_on_the_same_database_is_another_cluster()
    {
        var ours = await members.Start(new() { ["Cluster:Shared"] = "true" });
        var copy = await members.Start(new() { ["Cluster:Shared"] = "true", ["Cluster:Id"] = "a rehearsal on a copy" });
        (await Members.SeenBy(ours)).ShouldBe(1);
        (await Members.SeenBy(copy)).ShouldBe(1);
    }

    /// <summary>As when a certificate is renewed: the file of each holds its own and the other's.</summary>
    [Fact]
    public async Task Members_that_hold_one_anothers_certificates_speak_and_a_stranger_does_not_get_in()
    {
        using var old = Certificate("old");
        using var renewed = Certificate("renewed");
        using var strange = Certificate("strange");
        var first = await members.Start(Secured(old, renewed));
        var second = await members.Start(Secured(renewed, old));
        (await Members.SeenBy(first)).ShouldBe(2);
        (await Members.SeenBy(second)).ShouldBe(2);

        await Should.ThrowAsync<Exception>(() => members.Start(Secured(strange, old), GiveUpSoon));
        await Should.ThrowAsync<Exception>(() => members.Start(new() { ["Cluster:Shared"] = "true" }, GiveUpSoon));
        (await Members.SeenBy(first)).ShouldBe(2);
        (await Members.SeenBy(second)).ShouldBe(2);
    }

    private static void GiveUpSoon(WebApplicationBuilder builder) =>
        builder.Services.PostConfigure<ClusterMembershipOptions>(o => o.MaxJoinAttemptTime = TimeSpan.FromSeconds(3));

    private Dictionary<string, string> Secured(X509Certificate2 own, X509Certificate2 other)
    {
        var file = Path.Combine(members.Folder, own.Thumbprint + ".pem");
        using var key = own.GetECDsaPrivateKey()!;
        File.WriteAllText(file, $"{own.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n{other.ExportCertificatePem()}\n");
        return new() { ["Cluster:Shared"] = "true", ["Cluster:Certificate"] = file };
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }
}
