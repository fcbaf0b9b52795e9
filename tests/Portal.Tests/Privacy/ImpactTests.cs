using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Privacy;

/// <summary>The register of processing for an impact assessment (个人信息保护法 55, 56).</summary>
public sealed class ImpactTests(PortalUnderTest portal)
{
    [Fact]
    public async Task Every_matter_in_force_and_every_register_has_a_row_with_all_that_the_law_asks()
    {
        var catalog = (await portal.Services()).GetRequiredService<ICatalog>();
        using var browser = await portal.SignedIn("hanmo", "/staff/signin");
        using var json = JsonDocument.Parse(await browser.Http.GetStringAsync(new Uri("/operations/privacy?as=json", UriKind.Relative)));
        var rows = json.RootElement.EnumerateArray().ToDictionary(r => r.GetProperty("code").GetString()!);
        var matters = catalog.Published(catalog.Regions[0].Code);
        matters.Select(m => m.Code).Concat(RegisterNames.All).Where(c => !rows.ContainsKey(c)).ShouldBeEmpty();
        foreach (var row in rows.Values)
        {
            foreach (var asked in new[] { "name", "purpose", "ground", "storage", "safeguards" })
                row.GetProperty(asked).GetString().ShouldNotBeNullOrWhiteSpace($"{asked} of {row.GetProperty("code")}");
        }

        foreach (var matter in matters)
        {
            var row = rows[matter.Code];
            row.GetProperty("recipients").GetArrayLength().ShouldBe(matter.Items.Select(i => i.Department).Distinct().Count(), matter.Code);
            var sensitive = row.GetProperty("sensitive").EnumerateArray().Select(s => s.GetString()).ToHashSet();
            matter.Elements.Where(e => e is { Sensitive: true, Kept: false } && !sensitive.Contains(e.Name.Zh)).ShouldBeEmpty(matter.Code);
            row.GetProperty("storage").GetString()!.ShouldContain("30天");
            if (matter.Items.Any(i => matter.Department(i.Department).Provider))
                row.GetProperty("ground").GetString()!.ShouldContain("单独同意");
        }
    }

    [Fact]
    public async Task The_table_has_the_same_rows_and_no_cell_is_a_formula()
    {
        using var browser = await portal.SignedIn("hanmo", "/staff/signin");
        var lines = (await browser.Http.GetStringAsync(new Uri("/operations/privacy?as=csv", UriKind.Relative))).Split("\r\n");
        lines[0].ShouldContain("\"敏感个人信息\"");
        lines.Length.ShouldBeGreaterThan(RegisterNames.All.Count + 2);
        lines.ShouldNotContain(l => l.Contains("\"=", StringComparison.Ordinal) || l.Contains("\"@", StringComparison.Ordinal));
        (await browser.Get("/operations/privacy")).Text.ShouldContain("个人信息处理清单");
        (await browser.Get("/operations/privacy?as=exe")).Status.ShouldBe(400);
    }
}
