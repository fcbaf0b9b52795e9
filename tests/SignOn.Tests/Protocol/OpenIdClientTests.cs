using System.Diagnostics;
using System.Text.Json;
using OneStop.Testing;

namespace OneStop.SignOn.Tests.Protocol;

/// <summary>A certified client of npm, at the versions of its lock file, does all that a department's developer would do with it.</summary>
public sealed class OpenIdClientTests(SignOnPortal portal)
{
    private static readonly string Folder = Path.Combine(Sources.Root, "tests/SignOn.Tests/openid-client");

    [Fact]
    public async Task The_client_of_npm_signs_people_systems_and_kiosks_in()
    {
        using var site = await portal.NewSite("health");
        using var key = new Signer();
        using var system = await portal.NewSite("health", f => f with
        {
            Kinds = ["system"],
            Proof = "keys",
            Keys = key.Jwks,
            Calls = site.ClientId,
            Redirects = null,
        });
        using var kiosk = await portal.NewSite("health", f => f with { Kinds = ["kiosk"], Proof = "none", Redirects = null });
        using var browser = await portal.SignedIn("liufang");
        var work = Directory.CreateTempSubdirectory("openid-client-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Folder))
                File.Copy(file, Path.Combine(work, Path.GetFileName(file)));
            using (var install = Start("npm", work, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"))
            {
                var said = await install.StandardOutput.ReadToEndAsync() + await install.StandardError.ReadToEndAsync();
                await install.WaitForExitAsync();
                install.ExitCode.ShouldBe(0, said);
            }

            using var node = Start("node", work, "client.mjs", portal.Issuer, site.ClientId, site.Secret!, system.ClientId, key.PrivateJwk, kiosk.ClientId);
            var told = await Play(node, browser);
            told.GetProperty("name").GetString().ShouldBe("刘芳");
            told.GetProperty("active").GetBoolean().ShouldBeTrue();
            told.GetProperty("same").GetBoolean().ShouldBeTrue();
            told.GetProperty("revoked").GetString().ShouldBe("invalid_grant");
            told.GetProperty("machine").GetBoolean().ShouldBeTrue();
            told.GetProperty("kiosk").GetString().ShouldBe("刘芳");
            (await browser.Get(told.GetProperty("logout").GetString()!)).H1.ShouldBe("一站办也退出吗？");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    // What only a person's browser can do is done here.
    private static async Task<JsonElement> Play(Process node, Browser browser)
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            var said = JsonDocument.Parse(line).RootElement;
            if (said.TryGetProperty("told", out var told))
                return told;
            var value = said.GetProperty("value").GetString()!;
            var answer = said.GetProperty("ask").GetString() == "browser" ? await Visit(browser, value) : await Enter(browser, value);
            await node.StandardInput.WriteLineAsync(answer);
            await node.StandardInput.FlushAsync();
        }

        throw new InvalidOperationException(await node.StandardError.ReadToEndAsync());
    }

    private static async Task<string> Visit(Browser browser, string address)
    {
        var page = await browser.Get(address);
        page = await browser.Submit(page.Form("form:has(button[value=yes])").Press("decision", "yes"));
        return page.Find("main a.btn")!.GetAttribute("href")!;
    }

    private static async Task<string> Enter(Browser browser, string code)
    {
        var asked = await browser.Submit((await browser.Get("/device")).Form("form:has([name=user_code])").With("user_code", code));
        return (await browser.Submit(asked.Form("form:has(button[value=yes])").Press("decision", "yes"))).H1;
    }

    private static Process Start(string program, string folder, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
