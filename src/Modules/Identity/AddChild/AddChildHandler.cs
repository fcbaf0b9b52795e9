using System.Globalization;
using System.Text.Json;
using Npgsql;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Identity.Mandates;
using OneStop.Identity.People;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.AddChild;

/// <summary>
/// Lets a guardian act for a child under 14 (个人信息保护法 31). That they are is the registers' word: the vaccination register names the
/// guardians of a child, the birth record of a parent the child of that day. It ends by itself on the day before the fourteenth birthday.
/// </summary>
[UseCase]
internal sealed class AddChildHandler(IPeople people, IPopulationRegister population, IDataRegister registers, MandateBook book, MandateRows mandates,
    SubjectKeys keys, MasterKeys masters, NpgsqlDataSource db, TimeProvider clock)
{
    public const string Consent = "consent";
    private const string Purpose = "identity.guardian", Vaccination = "vaccination", Births = "births";

    /// <param name="consents">The guardian agrees that what the matters need of the child is processed.</param>
    /// <param name="network">Where it is asked from: a name and a number are looked up.</param>
    public async Task<Result<Guid>> Handle(Actor actor, string? name, string? idNumber, bool consents, string network, CancellationToken cancel)
    {
        var child = new PersonFacts(PersonRules.TidyName(name), PersonRules.Tidy(idNumber).ToUpperInvariant());
        var today = clock.ChinaToday();
        if (Wrong(child, consents, today) is { Count: > 0 } wrong)
            return Result<Guid>.Refused(wrong);
        if (await people.Person(actor.Person!.Value, cancel) is not { } guardian)
            return Refusal.Gone("identity.forgotten");
        if (!guardian.Verified)
            return Refusal.Forbidden("identity.not-verified");
        var (subject, birth) = (SubjectId.OfPerson(masters, child.IdNumber!), CitizenId.BirthDate(child.IdNumber!)!.Value);
        if ((await mandates.Of(guardian.Subject, cancel)).Any(m => m.Principal == subject))
            return subject;
        var look = new Look(Asker.Of(actor.Account, guardian.Verified, network), Purpose) { OnBehalfOf = subject };
        var matched = await population.Match(child.IdNumber!, child.Name, look, cancel);
        if (matched.Why == AwayReason.TooMany)
            return Refusal.Conflict("identity.too-many-matches");
        // Whether the number is anybody's is told no more than whether it is their child's.
        var known = matched.Found is { IsAlive: true } ? await IsGuardian(guardian, child, birth, look, cancel) : matched.IsAway ? null : false;
        if (known is null)
            return Refusal.Conflict("identity.guardian-registers-away");
        if (known is false)
            return Refusal.Invalid("identity.not-guardian", MandateRules.IdNumber);
        if (!await Keep(subject, child, cancel))
            return Refusal.Gone("identity.forgotten");
        await book.Begin(new(guardian.Subject, false, guardian.Name, subject, false, Capacity.Guardian, MandateScope.Whole, [MandateRight.Certificates],
            MandateRules.End(birth.AddYears(PersonRules.YoungestAge).AddDays(-1))), new(guardian.Subject, actor.Account), cancel);
        return subject;
    }

    internal static IReadOnlyList<Refusal> Wrong(PersonFacts child, bool consents, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (PersonRules.Name(child.Name) is { } name)
            refusals.Add(name);
        if (PersonRules.FormOfIdNumber(child.IdNumber!, today) is { } number)
            refusals.Add(number);
        else if (CitizenId.BirthDate(child.IdNumber!)!.Value.AddYears(PersonRules.YoungestAge) <= today)
            refusals.Add(Refusal.Invalid("identity.child-grown", MandateRules.IdNumber, PersonRules.YoungestAge));
        if (!consents)
            refusals.Add(Refusal.Invalid("identity.child-consent", Consent));
        return refusals;
    }

    /// <summary>Null when no register could say so, and one that might have was silent.</summary>
    private async Task<bool?> IsGuardian(Person guardian, PersonFacts child, DateOnly birth, Look look, CancellationToken cancel)
    {
        var named = await registers.Find(Vaccination, new(child.IdNumber!, child.Name), look, cancel);
        if (named.Found is { } entry && Guardians(entry).Contains(guardian.IdNumber, StringComparer.Ordinal))
            return true;
        var born = await registers.Find(Births, new(guardian.IdNumber, guardian.Name), look with { OnBehalfOf = null }, cancel);
        if (born.Found is { } record && IsOf(record, guardian.IdNumber, child.IdNumber!, birth))
            return true;
        return named.IsAway || born.IsAway ? null : false;
    }

    private static IEnumerable<string> Guardians(RegisterEntry entry) =>
        entry.Facts.TryGetProperty("guardians", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(g => g.ValueKind == JsonValueKind.String ? g.GetString() : null).OfType<string>() : [];

    /// <summary>Whether a birth record of the guardian's is that of a child with this number: its day and its sex, and the guardian is a parent.</summary>
    internal static bool IsOf(RegisterEntry record, string guardian, string child, DateOnly birth)
    {
        var day = birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (Text("motherIdNumber") == guardian || Text("fatherIdNumber") == guardian)
            && Text("bornAt")?.StartsWith(day, StringComparison.Ordinal) == true
            && Text("sex") == CitizenId.Sex(child).ToString(CultureInfo.InvariantCulture);

        string? Text(string path) => record.Facts.TryGetProperty(path, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private async Task<bool> Keep(Guid subject, PersonFacts child, CancellationToken cancel)
    {
        if (await keys.Ensure(subject, cancel) is not { } key)
            return false;
        await using var command = db.CreateCommand(
            """
            insert into identity.people (subject, sealed, id_number, verified_at, made_at) values ($1, $2, $3, $4, $4) on conflict (subject) do nothing
            """);
        command.Parameters.AddRange(new[] { Sql.P(subject), Sql.P(key.Seal(child)), Sql.P(masters.Blind("id-number", child.IdNumber!)),
            Sql.P(clock.GetUtcNow()) });
        await command.ExecuteNonQueryAsync(cancel);
        return true;
    }
}
