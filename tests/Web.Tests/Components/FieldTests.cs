using Microsoft.AspNetCore.Mvc.Rendering;

namespace OneStop.Web.Tests.Components;

public class FieldTests
{
    private readonly ViewContext view = ComponentHost.View();

    [Fact]
    public async Task Hint_error_and_source_are_tied_to_the_control_in_that_order()
    {
        view.ModelState.AddModelError("area", "请填经营面积");
        var html = await Draw(new(ComponentHost.T)
        {
            Name = "area", Type = "number", Label = "经营面积", Hint = "以实际为准", Source = "来自不动产登记", Affix = "㎡",
            Width = "s"
        });
        html.ShouldContain("""aria-describedby="area-h area-e area-s" aria-invalid="true" """.TrimEnd());
        html.ShouldContain("""<div class="field has-error"><label for="area">经营面积</label><p class="hint" id="area-h">以实际为准</p><p class="error-msg" id="area-e">""");
        html.IndexOf("area-e", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("<input", StringComparison.Ordinal));
        html.ShouldContain("""inputmode="decimal" """.TrimEnd());
    }

    [Fact]
    public async Task What_was_typed_comes_back_encoded()
    {
        view.ModelState.SetModelValue("name", "\"><script>", "\"><script>");
        var html = await Draw(new(ComponentHost.T) { Name = "name", Label = "店名", Value = "禾味小馆" });
        html.ShouldContain("value=\"&quot;&gt;&lt;script&gt;\"");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_password_never_comes_back()
    {
        view.ModelState.SetModelValue("password", "secret", "secret");
        (await Draw(new(ComponentHost.T) { Name = "password", Type = "password", Label = "密码", Value = "secret" })).ShouldNotContain("secret");
    }

    [Fact]
    public async Task The_first_answer_of_a_group_has_the_id_that_the_error_summary_links_to()
    {
        view.ModelState.AddModelError("q.online", "请选择做不做外卖");
        var html = await Draw(new(ComponentHost.T) { Name = "q.online", Type = "radios", Label = "做不做外卖？", Choices = [new("1", "做"), new("0", "不做")] });
        html.ShouldContain("""<fieldset class="field has-error" aria-describedby="q-online-e" """.TrimEnd());
        html.ShouldContain("""<input type="radio" name="q.online" id="q-online" value="1">""");
        var summary = await ComponentHost.Draw(new ErrorSummaryTagHelper(ComponentHost.T) { ViewContext = view });
        summary.ShouldContain("""<li><a href="#q-online">请选择做不做外卖</a></li>""");
        summary.ShouldContain("有1处要改");
    }

    [Fact]
    public async Task The_error_summary_follows_the_order_of_the_page_and_is_nothing_without_errors()
    {
        (await ComponentHost.Draw(new ErrorSummaryTagHelper(ComponentHost.T) { ViewContext = ComponentHost.View() })).ShouldBe("");
        view.ModelState.AddModelError("b", "乙");
        view.ModelState.AddModelError("a", "甲");
        view.ModelState.AddModelError("", "整页");
        var html = await ComponentHost.Draw(new ErrorSummaryTagHelper(ComponentHost.T) { ViewContext = view, Fields = ["a", "b"] });
        html.IndexOf("整页", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf('甲', StringComparison.Ordinal));
        html.IndexOf('甲', StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf('乙', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Checkboxes_keep_every_chosen_value()
    {
        var html = await Draw(new(ComponentHost.T)
        {
            Name = "kinds", Type = "checkboxes", Label = "卖什么？",
            Choices = [new("hot", "热食"), new("cold", "冷食"), new("drink", "饮品")], Values = ["hot", "drink"]
        });
        html.ShouldContain("""value="hot" checked""");
        html.ShouldNotContain("""value="cold" checked""");
        html.ShouldContain("""value="drink" checked""");
    }

    private Task<string> Draw(FieldTagHelper field)
    {
        field.ViewContext = view;
        return ComponentHost.Draw(field);
    }
}
