using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Contracts.Exchange;

namespace OneStop.Cases.Prefill;

/// <summary>Gathers values by data element, each from the source that the catalogue names for it; what comes first stays.</summary>
/// <param name="party">Of whom it is gathered; null for the applicant.</param>
internal sealed class KnownFacts(Matter matter, Party? party, DateTimeOffset now)
{
    private readonly ImmutableSortedDictionary<string, FoundValue>.Builder facts =
        ImmutableSortedDictionary.CreateBuilder<string, FoundValue>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, FoundValue>.Builder own =
        ImmutableSortedDictionary.CreateBuilder<string, FoundValue>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, CertificateInForce>.Builder held =
        ImmutableSortedDictionary.CreateBuilder<string, CertificateInForce>(StringComparer.Ordinal);
    private readonly ImmutableSortedSet<string>.Builder answered = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly ImmutableSortedSet<string>.Builder silent = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);

    public string? this[string element] => facts.GetValueOrDefault(element)?.Value;

    /// <param name="register">Code of the register.</param>
    /// <param name="looked">What it answered.</param>
    /// <param name="counts">Whether what was found may be used: an expired title proves nothing.</param>
    /// <param name="answer">The answer as paths read it, when it is more than what was found.</param>
    public void Add<T>(string register, Looked<T> looked, Func<T, bool> counts, Func<T, object>? answer = null)
        where T : class
    {
        if (looked.IsAway)
            silent.Add(register);
        else if (looked.Found is { } found && counts(found))
            Add(register, JsonSerializer.SerializeToElement(answer?.Invoke(found) ?? found, JsonSerializerOptions.Web));
    }

    public void Add(string register, JsonElement answer)
    {
        answered.Add(Matter.SourceOf(party, register));
        foreach (var element in From(register))
            Add(element, At(answer, element));
    }

    public void AddCertificates(IEnumerable<CertificateOnFile> certificates)
    {
        foreach (var certificate in certificates)
        {
            var inForce = new CertificateInForce(
                certificate.Id, certificate.Name, certificate.Number, certificate.Department, certificate.ValidUntil, certificate.Case is not null);
            if (!held.TryAdd(certificate.Code, inForce))
                continue;
            foreach (var element in From(certificate.Code))
                Add(element, certificate.Data.GetValueOrDefault(element.Source!.Path));
        }
    }

    /// <summary>Without a licence in the certificate store, the register that issued it says the same.</summary>
    public void AddLicence(string source, RegisteredEnterprise? registered)
    {
        if (registered is not { IsValid: true })
            return;
        answered.Add(source);
        foreach (var element in From(source))
        {
            Add(element, element.Code switch
            {
                WellKnownElements.CreditCode => registered.Uscc,
                WellKnownElements.EnterpriseName => registered.Name,
                WellKnownElements.EnterpriseType => registered.TypeCode,
                WellKnownElements.Representative => registered.Representative,
                WellKnownElements.RegisteredCapital => registered.RegisteredCapital?.ToString("0.##", CultureInfo.InvariantCulture),
                WellKnownElements.BusinessScope => registered.Scope,
                WellKnownElements.PremisesAddress => registered.Address,
                WellKnownElements.PremisesDivision => registered.PremisesRegion,
                _ => null,
            });
        }
    }

    public DraftState ToState(ApplicantFacts by, bool verified) => new()
    {
        By = by, Verified = verified, Facts = facts.ToImmutable(), Own = own.ToImmutable(), Certificates = held.ToImmutable(),
        Answered = answered.ToImmutable(), Silent = silent.ToImmutable(),
    };

    /// <summary>A draft with what was gathered of a party, besides what it had.</summary>
    public DraftState AddTo(DraftState state, NamedParty named)
    {
        var before = state.Without(named.Party);
        return before with
        {
            Facts = before.Facts.SetItems(facts),
            Answered = before.Answered.Union(answered),
            Silent = before.Silent.Union(silent),
            Asked = before.Asked.SetItem(named.Party.Code, named.Pair),
        };
    }

    private IEnumerable<DataElement> From(string source) => matter.Elements.Where(e => e.Source?.Register == source && Tells(matter.PartyOf(e))
        // What registers tell departments of others is not the applicant's own because it stands in the same register.
        && matter.Parties.All(p => !p.ForDepartments.Contains(e.Code)));

    // What is known of applicants may be what is asked of a party, when the form names themselves.
    private bool Tells(Party? of) => of == party || (party is null && matter.MayBeApplicant(of!));

    private void Add(DataElement element, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        var theirs = matter.PartyOf(element) == party ? facts : own;
        theirs.TryAdd(element.Code, new(value, element.Source!.Register, element.Source.Name, element.Source.Department, now));
    }

    /// <summary>The value of an element in the answer of its register; null when there is none that fits.</summary>
    public static string? At(JsonElement value, DataElement element)
    {
        foreach (var name in element.Source!.Path.Split('.'))
        {
            // Of several homes none is meant more than another: whoever fills in says which.
            if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1)
                value = value[0];
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array when element.Type == ElementType.MultiChoice => string.Join(',', value.EnumerateArray().Select(v => v.GetString())),
            JsonValueKind.Array when element.Type == ElementType.Table => TableRows.Write(element, value.EnumerateArray().Select(row => Cells(element, row))),
            _ => Plain(value),
        };
    }

    // A register's rows hold more than the table shows of them.
    private static Dictionary<string, string> Cells(DataElement table, JsonElement row) =>
        (from column in table.Columns
         where row.ValueKind == JsonValueKind.Object && row.TryGetProperty(column.Code, out _)
         select (column.Code, Text: Plain(row.GetProperty(column.Code))) into cell
         where cell.Text is not null
         select cell).ToDictionary(c => c.Code, c => c.Text!, StringComparer.Ordinal);

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString("0.##########", CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => null,
    };
}
