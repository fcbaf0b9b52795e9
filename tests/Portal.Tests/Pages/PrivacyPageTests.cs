using OneStop.Testing;

namespace OneStop.Portal.Tests.Pages;

/// <summary>What 个人信息保护法 17, 24 and 30 want a privacy page to say.</summary>
public sealed class PrivacyPageTests(PortalUnderTest portal)
{
    [Fact]
    public async Task It_names_who_processes_on_what_ground_what_is_sensitive_and_how_long()
    {
        using var visitor = await portal.Visitor();
        var page = await visitor.Get("/privacy");
        string[] wanted = ["东湖市数据局负责本平台处理的个人信息", "027-8888", "第十三条第一款第三项", "敏感个人信息", "30天后删除", "第二十四条、第四十四条至第四十八条"];
        wanted.Where(w => !page.Text.Contains(w, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
