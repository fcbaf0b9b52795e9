using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Desk;

/// <summary>The form of a department's decision as it was sent: one form, a button for each intent.</summary>
/// <param name="Opinion">Read by the applicant; null when nothing was sent.</param>
/// <param name="Note">Read by colleagues only.</param>
/// <param name="Judged">Checkpoint id to judgement; null when nothing was sent.</param>
/// <param name="Seen">How many opinions the item had when the form was shown.</param>
internal sealed record DecisionForm(string? Opinion, string? Note, ImmutableSortedDictionary<string, Judgement>? Judged, int Seen = 0)
{
    public static readonly DecisionForm Empty = new(null, null, null);

    /// <summary>What was typed of what the reviewer settles, by element code.</summary>
    public DecidedValues Decided { get; init; } = DecidedValues.None;

    /// <summary>The applicant came before the day that they chose.</summary>
    public bool Came { get; init; }

    public const string SeenField = "seen";

    private const string CheckPrefix = "check-";

    public static string FieldOf(Checkpoint checkpoint) => CheckPrefix + checkpoint.Id;

    /// <summary>What somebody wrote who was too late to decide, to take along; not the words that stood there before.</summary>
    public string? Words(string usual) =>
        string.Join(' ', new[] { Opinion, Note }.Where(t => !string.IsNullOrWhiteSpace(t) && t != usual)) is { Length: > 0 } words ? words : null;

    /// <summary>Null when somebody sent a judgement that does not exist.</summary>
    public static DecisionForm? Read(IFormCollection form)
    {
        var judged = ImmutableSortedDictionary.CreateBuilder<string, Judgement>(StringComparer.Ordinal);
        foreach (var (name, value) in form.Where(f => f.Key.StartsWith(CheckPrefix, StringComparison.Ordinal)))
        {
            if (!Enum.GetNames<Judgement>().Contains(value.ToString()))
                return null;
            judged[name[CheckPrefix.Length..]] = Enum.Parse<Judgement>(value.ToString());
        }

        return new(form["opinion"], form["note"], judged.ToImmutable(),
            int.TryParse(form[SeenField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0)
        {
            Came = form[GrantItemHandler.CameField].ToString() == "1",
            Decided = Settlement.Typed(form.Select(f => (f.Key, f.Value.ToString()))),
        };
    }
}
