using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Privacy;
using OneStop.MyData.ShowLooks;
using OneStop.Web;

namespace OneStop.MyData.AssessImpact;

/// <summary>One processing of personal information, as an impact assessment wants it (个人信息保护法 55, 56).</summary>
/// <param name="Kind"><c>matter</c> or <c>register</c>.</param>
/// <param name="Code">Of the matter or the register.</param>
/// <param name="Sensitive">Names of what is sensitive by article 28.</param>
/// <param name="Personal">Names of what else is personal.</param>
/// <param name="Others">How many values are not personal by the catalogue.</param>
/// <param name="Recipients">Who sees a share of it.</param>
/// <param name="Sources">Registers that are asked, or matters that ask.</param>
internal sealed record Processing(string Kind, string Code, string Name, string Purpose, string Ground, IReadOnlyList<string> Sensitive,
    IReadOnlyList<string> Personal, int Others, IReadOnlyList<string> Recipients, IReadOnlyList<string> Sources, string Storage, string Safeguards);

/// <summary>What is processed, from the catalogue in force: a row a matter and a row a register.</summary>
[UseCase]
internal sealed class ProcessingRegister(ICatalog catalog, IEnumerable<IRetention> rules, TextCatalogue texts)
{
    public IReadOnlyList<Processing> Of(Lang lang)
    {
        var t = texts.In(lang);
        var matters = catalog.Published(catalog.Regions[0].Code);
        return [.. matters.Select(m => Matter(m, t)), .. Registers(matters).Select(r => Register(r.Register, r.Asking, t))];
    }

    private Processing Matter(Matter matter, Texts t)
    {
        var asked = matter.Elements.Where(e => !e.Kept).SelectMany(e => e.Columns.Count > 0 ? e.Columns.Prepend(e) : [e]).ToList();
        var departments = matter.Items.Select(i => matter.Department(i.Department)).DistinctBy(d => d.Code).ToList();
        string[] grounds =
        [
            t["impact.ground.duty"],
            .. departments.Exists(d => d.Provider) ? new[] { t["impact.ground.provider"] } : [],
            .. matter.Guardian is null ? [] : new[] { t["impact.ground.guardian"] },
            .. matter.Items.Select(i => i.Law).OfType<LawBasis>().Select(l => t.Of(l.Text)).Distinct(StringComparer.Ordinal),
        ];
        return new("matter", matter.Code, t.Of(matter.Name), t["impact.purpose.matter", t.Of(matter.OfficialName)], string.Join(t["impact.and"], grounds),
            Names(asked.Where(e => e.Sensitive), t), Names(asked.Where(e => e.Personal && !e.Sensitive), t),
            asked.Count(e => !e.Personal && !e.Sensitive), [.. departments.Select(d => t.Of(d.Name))],
            [.. Asked(matter).Select(r => RegisterName(r, t))], Storage(t, "drafts", "cases"), t["impact.safeguards.matter"]);
    }

    private Processing Register(string register, IReadOnlyList<Matter> asking, Texts t)
    {
        var told = asking.SelectMany(m => m.Elements.Where(e => e.Source?.Register == register)).DistinctBy(e => e.Code).ToList();
        return new("register", register, RegisterName(register, t), t["impact.purpose.register"], Look.Sharing,
            Names(told.Where(e => e.Sensitive), t), Names(told.Where(e => e.Personal && !e.Sensitive), t), told.Count(e => !e.Personal && !e.Sensitive),
            [.. asking.SelectMany(m => m.Items.Select(i => t.Of(m.Department(i.Department).Name))).Distinct(StringComparer.Ordinal)],
            [.. asking.Select(m => t.Of(m.Name))], Storage(t, "cases", "looks"), t["impact.safeguards.register"]);
    }

    /// <summary>Every register that can be asked, also while no matter asks it.</summary>
    private IEnumerable<(string Register, IReadOnlyList<Matter> Asking)> Registers(IReadOnlyList<Matter> matters) =>
        RegisterNames.All.Concat(catalog.Registers.Select(r => r.Code)).Order(StringComparer.Ordinal)
            .Select(r => (r, (IReadOnlyList<Matter>)[.. matters.Where(m => Asked(m).Contains(r))]));

    private HashSet<string> Asked(Matter matter) => matter.Elements.Select(e => e.Source?.Register).OfType<string>()
        .Where(r => RegisterNames.All.Contains(r) || catalog.Registers.Any(added => added.Code == r)).ToHashSet(StringComparer.Ordinal);

    /// <summary>From the table that the job of retention works off.</summary>
    private string Storage(Texts t, params string[] codes) => string.Join(t["impact.and"], rules.Where(r => codes.Contains(r.Code, StringComparer.Ordinal))
        .Select(r => t["impact.storage", t["retention." + r.Code], r.Days is { } days ? t["retention.days", days] : t["retention." + r.Code + "-why"]]));

    private string RegisterName(string code, Texts t) => LookWords.Register(catalog, t, code);

    private static IReadOnlyList<string> Names(IEnumerable<DataElement> elements, Texts t) =>
        [.. elements.Select(e => t.Of(e.Name)).Distinct(StringComparer.Ordinal)];
}
