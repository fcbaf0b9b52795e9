using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.Rules;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Events;

/// <summary>
/// What a person typed may name anybody, so in an event it is a secret. A text that stands in the clear is none that
/// somebody types, and each is listed here with its reason.
/// </summary>
public sealed class FreeTextTests(PortalUnderTest portal)
{
    private static readonly string[] Telling =
    [
        "Reason", "Because", "Note", "Opinion", "Explanation", "What", "Text", "Remedy", "Statement", "Comment", "Message", "Description", "Remark",
            "Answer", "Detail", "Title", "Body",
    ];

    private static readonly Dictionary<string, string> InTheClear = new(StringComparer.Ordinal)
    {
        ["cases.item-closed.v1 BecauseOf"] = "the code of an item",
        ["cases.item-granted.v1 Result.Statement"] = "a sentence of the published matter",
        ["cases.item-granted.v1 Others.Statement"] = "a sentence of the published matter",
        ["catalog.draft-sent-for-review.v1 Note"] = "about a draft of the catalogue: no person is its subject, so there is no key",
        ["catalog.draft-part-commented.v1 Text"] = "about a draft of the catalogue: no person is its subject, so there is no key",
        ["catalog.draft-sent-back.v1 Reason"] = "about a draft of the catalogue: no person is its subject, so there is no key",
        ["catalog.draft-started.v1 Body"] = "the draft itself, which is made to be published",
    };

    [Fact]
    public async Task No_free_text_of_an_event_is_in_the_clear_unless_it_is_listed_with_its_reason()
    {
        var types = (await portal.Services()).GetRequiredService<EventTypes>();
        var clear = types.All.SelectMany(t => Texts(t.Value, "", []).Select(place => $"{t.Key} {place}")).ToList();
        clear.Except(InTheClear.Keys).ShouldBeEmpty("make it a Secret<string>, or list it with its reason");
        InTheClear.Keys.Except(clear).ShouldBeEmpty("it is no text in the clear any more");
    }

    [Fact]
    public void The_circumstances_of_an_event_hold_no_free_text() => Texts(typeof(EventMeta), "", []).ShouldBeEmpty();

    [Fact]
    public void A_free_text_would_be_found_however_deep_it_lies() =>
        Texts(typeof(Shallow), "", []).ShouldBe(["Reasons", "Inner.Note", "ByCode.Note"], ignoreOrder: true);

    // Where a type holds something telling that is no secret, by its path.
    private static IEnumerable<string> Texts(Type type, string path, IReadOnlyList<Type> above)
    {
        foreach (var property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            var held = Held(property.PropertyType).ToList();
            var place = path + property.Name;
            if (held.Exists(h => h == typeof(string) || h == typeof(JsonElement))
                && Telling.Any(t => property.Name.Contains(t, StringComparison.OrdinalIgnoreCase)))
                yield return place;
            foreach (var deeper in held.Where(h => h.Namespace!.StartsWith("OneStop", StringComparison.Ordinal) && !h.IsEnum && !above.Contains(h))
                .SelectMany(h => Texts(h, place + ".", [.. above, h])))
                yield return deeper;
        }
    }

    // The type itself, or what a list or a dictionary of it holds; nothing of what is sealed.
    private static IEnumerable<Type> Held(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Secret<>) ? []
        : Nullable.GetUnderlyingType(type) is { } inner ? [inner]
        : type.IsArray ? Held(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Held)
        : [type];

    private sealed record Shallow(IReadOnlyList<string> Reasons, Deep Inner, IReadOnlyDictionary<string, Other> ByCode, Secret<string> Note, string Number);

    private sealed record Deep(string Note);

    private sealed record Other(string? Note);
}
