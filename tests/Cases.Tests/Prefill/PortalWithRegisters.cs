using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using OneStop.Simulators;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Prefill;

/// <summary>The portal, and the departments' systems that it asks, each on a port of its own.</summary>
public sealed class PortalWithRegisters : PortalUnderTest
{
    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly WebApplication departments;
    private readonly HttpClient admin = new();

    public PortalWithRegisters()
    {
        departments = SimulatorServer.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None", "--Simulators:Callers:0:AppId",
            "onestop-portal", "--Simulators:Callers:0:Key", key]);
        departments.Start();
        admin.BaseAddress = new(departments.Urls.Single());
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("OneStop:Simulators", departments.Urls.Single()), new("OneStop:Exchange:Key", key), new("OneStop:Exchange:LimitMilliseconds", "5000"),
            // A register that nobody knew when the program was written; it answers as the hospitals do.
            new("OneStop:Exchange:Added:hospital-births", departments.Urls.Single() + "/births")];

    public async Task Switch(string system, string mode)
    {
        using var response = await admin.PostAsJsonAsync("/admin/faults", new { system, mode, milliseconds = 20_000 });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The code in the last text message to a mobile.</summary>
    public async Task<string> CodeOf(string mobile)
    {
        var texts = await admin.GetFromJsonAsync<List<SentText>>($"/admin/texts/{mobile}");
        return string.Concat(texts![0].Text.SkipWhile(c => !char.IsAsciiDigit(c)).Take(6));
    }

    private sealed record SentText(string Text);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        admin.Dispose();
        await departments.DisposeAsync();
    }
}
