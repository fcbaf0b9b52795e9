using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Errors;

/// <summary>PostgreSQL goes away: pages stay calm, and say when to come back.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("onestop-test-").FullName;
    private WebApplication app = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        app = OneStopHost.Build(
            [
                "--OneStop:Database=Host=127.0.0.1;Port=9;Username=nobody;Database=nothing;Timeout=2", "--OneStop:Profile=Demo", $"--OneStop:DataDir={folder}",
                "--OneStop:MasterKey=dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=", "--OneStop:IndexKey=dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYW4gaW5kZXg=",
                "--OneStop:Workers=false", "--Urls=http://127.0.0.1:0",
            ],
            // Only the web server: what runs in the background has tests of its own.
            builder => builder.Services.Where(s => s.ServiceType == typeof(IHostedService)
                && s.ImplementationType?.Namespace?.StartsWith("OneStop", StringComparison.Ordinal) == true)
                .ToList().ForEach(s => builder.Services.Remove(s)));
        await app.StartAsync();
        browser = new(new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    [Fact]
    public async Task A_page_that_needs_the_database_says_that_nothing_was_lost()
    {
        var page = await browser.Get("/signin");
        page.Status.ShouldBe(503);
        page.H1.ShouldBe("系统正在恢复，请稍等");
        page.Headers["Retry-After"].ShouldBe("20");
        page.Link("再试一次").ShouldBe("/signin");
        page.Headers["Content-Security-Policy"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_page_that_does_not_need_it_goes_on() => (await browser.Get("/promises")).Status.ShouldBe(200);

    [Fact]
    public async Task A_program_is_told_in_its_own_language_when_to_come_back()
    {
        using var answer = await browser.Http.GetAsync("/api/2026-12-01/catalog/matters");
        ((int)answer.StatusCode).ShouldBe(503);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"api.away\"");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_load_balancer_is_told()
    {
        (await browser.Get("/health/live")).Status.ShouldBe(200);
        (await browser.Get("/health/ready")).Status.ShouldBe(503);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
