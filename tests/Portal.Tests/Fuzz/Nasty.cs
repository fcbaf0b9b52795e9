namespace OneStop.Portal.Tests.Fuzz;

/// <summary>What nobody types by accident.</summary>
internal static class Nasty
{
    public static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "\t", "\0", "\r\nSet-Cookie: x=1", "-1", "0", "1", "2147483648", "99999999999999999999", "1e400", "NaN", "null", "true", "[]", "{}", "[null]",
        "a[", "a[]", "a.b[0].c", "..", "../../etc/passwd", "//evil.example", "/\\evil.example", "javascript:alert(1)", "<script>alert(1)</script>",
        "'; drop table cases.cases; --", "%", "%00", "%zz", "{{7*7}}", "𠮷𪚥", "e\u0301", "\u202Egnp.exe", "\uFFFE", "\uD7FF", "２０２６", "0001-01-01",
        "9999-12-31", "2026-02-30", "00000000-0000-0000-0000-000000000000", "YJS-E01", "YJS-E01/../x", "E01-20261129-00001", "E01-I2", "*", "?", "#",
        new string('长', 300), new string('a', 5000), "1~2~3", "todo", "on", "1,2,3", "\\", "\"", "`", "😀", "\uFEFF", "ｅ",
    ];

    /// <summary>Ends of an address as no client escapes them: no text, half a character, a lone surrogate, too long a form.</summary>
    public static readonly IReadOnlyList<string> Escaped = ["%20", "%09", "%00", "%ED%A0%80", "%C0%AF", "%FF", "%E4%B8", "%2e%2e%2f", "%5B", "%0d%0aX:1", "+"];

    public static readonly IReadOnlyList<string> Names =
    [
        "return", "q", "page", "after", "before", "view", "matter", "due", "kind", "reason", "number", "item", "lang", "switch", "handler", "whole", "sheet",
        "part", "code", "region", "department", "for", "grew", "update", "seen", "idempotency-key", "form-token", "one", "all", "pick", "a[", "a[]", "[", "", "\0",
        "model.x", "__proto__", "back", "recent", "version", "format", "q1", "q9", "limit", "cursor", "hash",
    ];

    public static readonly IReadOnlyList<string> Bodies =
    [
        "", "{", "null", "[null]", "{\"a\":null}", "{\"code\":\"\\ud800\"}", "\uFEFF{}", "a[=1&b]=2", "%ED%A0%80=%ED%A0%80", "=", "&&&", "a=%", "<x/>",
        "{\"format\":\"onestop-catalogue\",\"formatVersion\":1,\"matters\":[null,{\"code\":\"\\ud800\"}]}",
    ];

    public static readonly IReadOnlyList<string> MediaTypes =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data; boundary=x", "application/json",
        "text/plain; charset=unknown", "application/octet-stream",
    ];
}
