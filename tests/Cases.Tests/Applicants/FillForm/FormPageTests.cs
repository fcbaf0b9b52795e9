using System.Net;
using System.Text;
using OneStop.Cases.Tests.World;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>The pages of the form, filled in by people who mistype, and by people who mean harm.</summary>
public sealed class FormPageTests(PortalUnderTest portal)
{
    private readonly Shop shop = new(portal);

    [Fact]
    public async Task As_many_fields_as_the_list_of_steps_counts_are_left_on_the_pages_of_the_form()
    {
        using var browser = await new Shop(portal).SignedIn();
        var draft = await Shop.Start(browser);
        var told = Number(draft.Text, "一共要您填(\\d+)处");
        var left = 0;
        foreach (var step in draft.All(".tasks a[href*='/form/']").Select(a => a.GetAttribute("href")!))
        {
            var page = await browser.Get(step);
            left += page.All("form[kept-at] .field, form#typed .field").Count - Number(page.Text, "另外(\\d+)处");
        }

        told.ShouldBeGreaterThan(0);
        left.ShouldBe(told);

        static int Number(string text, string pattern) => System.Text.RegularExpressions.Regex.Match(text, pattern) is { Success: true } found
            ? int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    [Fact]
    public async Task What_is_missing_or_mistyped_is_told_at_its_field_and_what_was_typed_stays()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        foreach (var (step, field, values) in new (string, string, string[])[]
        {
            ("premises", "premisesArea", []), ("premises", "premisesArea", [""]), ("premises", "premisesArea", ["abc"]), ("premises", "premisesArea", ["-5"]),
            ("premises", "premisesArea", ["1e3"]), ("premises", "premisesArea", ["NaN"]), ("premises", "premisesArea", ["320.123"]),
                ("premises", "premisesArea", ["99999999999999999999999"]),
            ("premises", "premisesArea", ["320", "72"]), ("premises", "kitchenArea", ["400"]),
            ("premises", "premisesRight", []), ("premises", "premisesRight", ["99"]), ("premises", "premisesRight", ["2", "1"]),
                ("premises", "onlineSale", ["maybe"]),
            ("food", "foodItems", []), ("food", "foodItems", ["2", "99"]),
            ("manager", "managerName", ["刘芳<script>"]), ("manager", "managerName", ["\u200B"]), ("manager", "managerName", [new string('刘', 31)]),
            ("manager", "managerIdNo", ["990102198809032045"]), ("manager", "managerIdNo", ["99010219880903204"]), ("manager", "managerIdNo", ["{{7*7}}"]),
            ("manager", "managerMobile", ["1990000529"]), ("manager", "managerMobile", ["199000052911"]), ("manager", "managerMobile", ["+44 19900005291"]),
            ("signboard", "signLength", ["4.5"]), ("signboard", "signLength", ["0"]), ("signboard", "signboardText", [new string('店', 101)]),
        })
        {
            var refused = await browser.Submit((await Shop.Filled(browser, draft, step)).With(field, values));
            var what = $"{field} = {string.Join('|', values)}";
            refused.Status.ShouldBe(400, what);
            refused.Find($".error-summary a[href='#{FieldId.Of(field)}']").ShouldNotBeNull(what);
            refused.Errors.ShouldHaveSingleItem(what);
            if (values is [{ Length: > 1 } typed] && refused.Find($"input[type=text][name={field}], input[type=tel][name={field}]") is { } input)
                input.GetAttribute("value").ShouldBe(typed, what);
            (await browser.Get(draft + "/check")).Status.ShouldBe(200, what);
        }

        (await Shop.Fill(browser, draft, "premises")).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hostile_values_are_stored_as_text_or_refused_and_never_an_error_of_the_server()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        foreach (var value in new[]
        {
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\0", "禾\0味", "\r\nSet-Cookie: x=1", "'; drop table cases.cases; --",
                "../../etc/passwd", "%00%0a", "{{7*7}}${7*7}@(7*7)",
            "-1", "-0.0000001", "1e400", "∞", "0x10", new string('9', 400), "\u202Egnp.exe", "ＡＢＣ", "a" + string.Concat(Enumerable.Repeat("𠮷", 3000)),
                new string('长', 5000), "[1,2]", "null", "0001-01-01", "\u0085\u2028",
        })
        {
            foreach (var step in Shop.StepCodes)
            {
                var page = await browser.Get($"{draft}/form/{step}");
                var form = page.Form();
                foreach (var name in page.All("form [name]").Select(c => c.GetAttribute("name")!).Where(n => n is not ("form-token" or "seen" or "later"))
                    .Distinct())
                    form.With(name, value);
                var answer = await browser.Submit(form.With("isAdmin", "1"));
                var what = $"{step}: {value[..Math.Min(20, value.Length)]}";
                answer.Status.ShouldBeOneOf([200, 400], what);
                answer.Body.ShouldNotContain("<script>alert", Shouldly.Case.Sensitive, what);
                answer.Body.ShouldNotContain("<img src=x", Shouldly.Case.Sensitive, what);
                (await browser.Get($"{draft}/form/{step}")).Status.ShouldBe(200, what);
            }

            (await browser.Get(draft)).Status.ShouldBe(200);
            var check = await browser.Get(draft + "/check");
            check.Status.ShouldBe(200);
            check.Body.ShouldNotContain("<script>alert");
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_forms_without_end_are_refused()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var form = await Shop.Filled(browser, draft, "signboard");
        var fields = form.With("signboardText").With("seen").Fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}").ToList();
        var token = $"form-token={Uri.EscapeDataString(form["form-token"]!)}";

        async Task<int> Send(string body, string type = "application/x-www-form-urlencoded")
        {
            using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            // Asks first, as a body that is turned away unread would break the connection.
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{draft}/form/signboard", UriKind.Relative))
            {
                Content = content,
                Headers = { ExpectContinue = true }
            };
            using var answer = await browser.Http.SendAsync(request);
            return (int)answer.StatusCode;
        }

        string With(string text) => string.Join('&', fields) + "&signboardText=" + text;
        (await Send(With("%ED%A0%80%ED%A0%80"))).ShouldBeOneOf(200, 400);
        (await Send(With("%FF%FE%C0%80"))).ShouldBeOneOf(200, 400);
        (await Send(With("%zz%"))).ShouldBeOneOf(200, 400);
        (await Send(With("禾味"), "application/x-www-form-urlencoded; charset=utf-7")).ShouldBe(415);
        (await Send(With("禾味"), "application/x-www-form-urlencoded; charset=none")).ShouldBe(415);
        (await Send(With(new string('x', 200_000)))).ShouldBe(400);
        (await Send(With(new string('x', 1_000_001)))).ShouldBe(413);
        (await Send(token + string.Concat(Enumerable.Range(0, 2000).Select(i => $"&f{i}=1")))).ShouldBe(400);
        (await Send(token + "&" + new string('k', 5000) + "=1")).ShouldBe(400);
        (await Send("", "application/json")).ShouldBe(400);
        (await Send("{\"signboardText\":\"x\"}", "application/json")).ShouldBe(400);
        (await Send("x", "multipart/form-data")).ShouldBe(400);
        (await Send("--b\r\nnonsense", "multipart/form-data; boundary=b")).ShouldBe(400);
        (await Send(string.Join('&', fields.Where(f => !f.StartsWith("form-token", StringComparison.Ordinal))))).ShouldBe(400);
        (await browser.Get($"{draft}/form/signboard")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_a_register_says_cannot_be_overwritten_by_a_field_that_was_not_asked()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var before = (await browser.Get($"{draft}/form/company")).Text;
        before.ShouldContain("91990102MA0H7K2C60");
        await browser.Submit((await browser.Get($"{draft}/form/company")).Form().With("uscc", "91990102MA0H7K2C61").With("DE0201", "91990102MA0H7K2C61"));
        (await browser.Get($"{draft}/form/company")).Text.ShouldContain("91990102MA0H7K2C60");
    }

    [Fact]
    public async Task A_cookie_without_its_form_token_does_nothing()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        (await browser.Post($"{draft}/form/signboard", ("signboardText", "别人写的"))).Status.ShouldBe((int)HttpStatusCode.BadRequest);
        (await browser.Get($"{draft}/form/signboard")).Body.ShouldNotContain("别人写的");
    }
}
