using Microsoft.AspNetCore.Html;
using OneStop.Time;

namespace OneStop.Web;

/// <summary>The texts in one language; injected per request as <c>T</c>, taken from <see cref="TextCatalogue.In"/> elsewhere.</summary>
public sealed class Texts
{
    private readonly TextCatalogue catalogue;

    internal Texts(TextCatalogue catalogue, Lang lang) => (this.catalogue, Lang) = (catalogue, lang);

    public Lang Lang { get; }

    /// <summary>The text as plain characters: for attributes, titles, files, messages.</summary>
    public string this[string key, params object?[] args] => Template(key).Print(Lang, catalogue.Today, args);

    /// <summary>The text as markup: figures and dates stay on one line, arguments that are markup are kept, all else is encoded.</summary>
    public IHtmlContent Html(string key, params object?[] args) => Template(key).PrintHtml(Lang, catalogue.Today, args);

    public bool Has(string key) => catalogue.Find(Lang, key) is not null;

    /// <summary>The reader's side of a text of the catalogue; the Chinese while its English is still to follow.</summary>
    public string Of(Bilingual both) => both.In(Lang);

    /// <summary>The value of <c>lang</c> for words of the catalogue that are not in the reader's language; null when they are.</summary>
    public string? TagOf(Bilingual both) => Lang == Lang.En && both.En.Length == 0 ? Lang.Zh.Tag() : null;

    /// <summary>The sentence of a refusal, from the text <c>refusal.{code}</c>.</summary>
    public string Of(Refusal refusal) => this["refusal." + refusal.Code, [.. refusal.Args]];

    public string Date(DateOnly date) => Show.Date(date, Lang);
    public string Date(DateTimeOffset at) => Show.Date(at.ChinaDate(), Lang);
    public string ShortDate(DateOnly date) => Show.ShortDate(date, Lang, catalogue.Today);
    public string Day(DateOnly date) => Show.Day(date, Lang, catalogue.Today);
    public string Day(DateTimeOffset at) => Day(at.ChinaDate());
    public string Moment(DateTimeOffset at) => Show.Moment(at, Lang, catalogue.Today);
    public string WorkingDays(int days) => Show.WorkingDays(days, Lang);
    public string Money(decimal yuan) => Show.Money(yuan, Lang);

    private TextTemplate Template(string key) => catalogue.Find(Lang, key)
        ?? throw new InvalidOperationException($"There is no text {key}; add it to the texts.json beside the use case.");
}
