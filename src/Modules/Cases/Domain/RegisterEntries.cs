using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>What a register is to say of somebody from now on.</summary>
/// <param name="Code">Their ID number or credit code.</param>
/// <param name="Row">Which of several things of theirs; null for all that is on file.</param>
/// <param name="Entry">Null when what is on file ends.</param>
internal sealed record RegisterEntryOf(string Register, string Code, string Name, RegisterRow? Row, JsonObject? Entry);

/// <summary>What registers are told of a document that is there, by the matter's own description of it.</summary>
internal static class RegisterEntries
{
    /// <summary>Nothing once the applicant is forgotten.</summary>
    public static IReadOnlyList<RegisterEntryOf> Of(Case state, ItemShare share, ResultIssued issued)
    {
        if (share.Item.Results is not [{ Tells.Count: > 0 } result, ..] || state.By is not { } applicant
            || state.Item(issued.Item) is not { Grant: { } grant, DecidedAt: { } decided } item
            || grant.Orders().ElementAtOrDefault(issued.Part)?.Face.Value is not { } face)
            return [];
        var facts = StatedAndFound.Facts(share.Matter, state);
        return [.. from told in result.Tells
                   // What is not said of each document's holder is said once.
                   where (told.Of is null || issued.Part == 0) && (told.When is null || told.When.Holds(facts))
                   let whose = Whose(told.Of)
                   let row = told.Row is { } one ? new RegisterRow(one.List, one.Key, First(one.Sources()) ?? "") : null
                   // A home that nobody names is none of theirs: nothing may begin or end by it.
                   where whose.Code.Length > 0 && row?.Value.Length != 0
                   select new RegisterEntryOf(told.Register, whose.Code, whose.Name, row, told.Ends ? null : Entry(told))];

        (string Code, string Name) Whose(string? of)
        {
            if (of is null)
                return (face.HolderCode == ResultOrder.NumberPlaceholder ? issued.Number : face.HolderCode, face.Holder);
            if (of == Party.Applicant)
                return (applicant.Code, applicant.Name);
            var party = share.Matter.Parties.First(p => p.Code == of);
            return (Party.First(party.NumberIn, Raw)?.Value ?? "", Party.First(party.NameIn, Raw)?.Value ?? "");
        }

        JsonObject Entry(ToldRegister told)
        {
            var entry = new JsonObject();
            foreach (var value in told.Entry)
            {
                if ((value.Fixed() ?? First(value.Sources())) is { } said)
                    entry[value.Path] = said;
            }

            return entry;
        }

        string? First(IEnumerable<string> sources) => sources.Select(Value).FirstOrDefault(v => v is { Length: > 0 });

        string? Value(string source) => source switch
        {
            "result.number" => issued.Number,
            "result.issued-on" => decided.ChinaDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ResultField.Holder => face.Holder,
            ResultField.HolderNumber => Whose(null).Code,
            _ => Raw(source),
        };

        string? Raw(string element) => grant.Decided?.Value?.Values.GetValueOrDefault(element) ?? share.Said.GetValueOrDefault(element)
            ?? state.Form[element];
    }

    /// <summary>The certificates that a grant ends; null when there are none.</summary>
    public static IReadOnlyList<EndedByGrant>? Ended(Case state, ItemShare share)
    {
        if (share.Item.Results is not [{ Ends.Count: > 0 } result, ..] || state.By is not { } applicant)
            return null;
        var facts = StatedAndFound.Facts(share.Matter, state);
        List<EndedByGrant> ended =
        [
            .. from end in result.Ends
               where end.When is null || end.When.Holds(facts)
               let code = (end.Of ?? Party.Applicant) == Party.Applicant ? applicant.Code
                   : Party.First(share.Matter.Parties.First(p => p.Code == end.Of).NumberIn, Raw)?.Value
               where !string.IsNullOrEmpty(code)
               let number = end.Number is null ? null : Raw(end.Number)
               // A number that nobody gave ends nothing: not whatever there is.
               where end.Number is null || !string.IsNullOrEmpty(number)
               select new EndedByGrant(end.Result, code, number, end.Because),
        ];
        return ended.Count > 0 ? ended : null;

        string? Raw(string element) => share.Said.GetValueOrDefault(element) ?? state.Form[element];
    }
}
