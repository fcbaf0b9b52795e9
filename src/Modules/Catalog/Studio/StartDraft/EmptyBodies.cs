using System.Text.Json.Nodes;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Studio.StartDraft;

/// <summary>What a new draft begins with: everything that can be assumed, nothing that has to be said.</summary>
internal static class EmptyBodies
{
    public static JsonObject Matter(string code) => new()
    {
        ["code"] = code, ["version"] = 1, ["effective"] = "2026-01-01T00:00:00+08:00",
        ["name"] = Both(), ["officialName"] = Both(), ["summary"] = Both(), ["short"] = Both(), ["glyph"] = "", ["audience"] = Both(),
        ["applicant"] = "",
        ["lead"] = "", ["regions"] = new JsonArray(), ["minutes"] = 10, ["synonyms"] = new JsonArray(),
        ["questions"] = new JsonArray(), ["items"] = new JsonArray(), ["steps"] = new JsonArray(), ["materials"] = new JsonArray(),
    };

    public static JsonObject Element(string code) => new() { ["code"] = code, ["key"] = "", ["name"] = Both(), ["type"] = "text" };

    public static JsonObject Department(string code) =>
        new() { ["code"] = code, ["creditCode"] = "", ["name"] = Both(), ["shortName"] = Both(), ["phone"] = "", ["hours"] = Both() };

    public static JsonObject Hall(string code) =>
        new() { ["code"] = code, ["kind"] = "hall", ["name"] = Both(), ["region"] = "", ["address"] = Both(), ["phone"] = "", ["hours"] = new JsonArray() };

    public static JsonObject Item(string code) =>
        new() { ["code"] = code, ["name"] = Both(), ["officialName"] = Both(), ["type"] = "", ["department"] = "", ["caseType"] = "promised" };

    public static JsonObject Policy(string code) => new()
    {
        ["code"] = code, ["name"] = Both(), ["summary"] = Both(), ["for"] = new JsonArray(), ["forWhom"] = Both(), ["department"] = "",
        ["conditions"] = new JsonArray(), ["benefit"] = Both(),
        ["applyFree"] = true, ["how"] = new JsonArray(),
    };

    public static JsonObject Retirement(string code, Matter last) =>
        new() { ["code"] = code, ["name"] = new JsonObject { ["zh"] = last.Name.Zh, ["en"] = last.Name.En }, ["successor"] = "", ["reason"] = Both() };

    public static JsonObject Both() => new() { ["zh"] = "", ["en"] = "" };
}
