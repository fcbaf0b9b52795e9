using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using OneStop.Time;

namespace OneStop.Web;

/// <summary>
/// A sentence with places for arguments. <c>{0}</c> prints the argument as a reader expects it; formats:
/// <c>date</c>, <c>day</c>, <c>moment</c>, <c>time</c>, <c>money</c>, <c>workdays</c>, and <c>nb</c>, which in markup keeps
/// the argument and what follows the format on one line: <c>{0:nb 项}</c> prints 5项. English says one and many by any count with
/// <c>{1:n page/pages}</c>, and chooses between whole sentences
/// <c>one|many</c> by its first argument. A day of another year than today's is printed with its year.
/// </summary>
internal sealed class TextTemplate
{
    private readonly Part[] parts;
    private readonly Part[]? many;

    private TextTemplate(Part[] parts, Part[]? many) => (this.parts, this.many) = (parts, many);

    public IEnumerable<int> Placeholders => parts.Concat(many ?? []).Where(p => p.Index >= 0).Select(p => p.Index).Distinct();

    public static TextTemplate Parse(string text, Lang lang)
    {
        var split = lang == Lang.En ? text.IndexOf('|', StringComparison.Ordinal) : -1;
        return split < 0 ? new(Read(text), null) : new(Read(text[..split]), Read(text[(split + 1)..]));
    }

    public string Print(Lang lang, DateOnly today, object?[] args)
    {
        var chosen = Choose(args);
        if (chosen is [{ Index: < 0 } only])
            return only.Text;
        var text = new StringBuilder();
        foreach (var part in chosen)
        {
            if (part.Index < 0)
                text.Append(part.Text);
            else
                text.Append(Value(args, part.Index) is IHtmlContent html ? PlainText.Of(html) : Say(lang, today, Value(args, part.Index), part.Format))
                    .Append(part.After(Value(args, part.Index)));
        }

        return text.ToString();
    }

    public IHtmlContent PrintHtml(Lang lang, DateOnly today, object?[] args)
    {
        Markup html = $"";
        foreach (var part in Choose(args))
        {
            if (part.Index < 0)
                html.AppendFormatted(part.Text);
            else if (Value(args, part.Index) is IHtmlContent content)
                html.AppendFormatted(content);
            else if (part.KeepsTogether)
                html.Add($"""<span class="nb">{Say(lang, today, Value(args, part.Index), part.Format)}{part.Tail}</span>""");
            else if (lang == Lang.En && Value(args, part.Index) is Bilingual { En.Length: 0 } chinese)
                html.Add($"""<span lang="{Lang.Zh.Tag()}">{chinese.Zh}</span>""");
            else
                html.AppendFormatted(Say(lang, today, Value(args, part.Index), part.Format) + part.After(Value(args, part.Index)));
        }

        return html;
    }

    private Part[] Choose(object?[] args) =>
        many is null || (args.Length > 0 && IsOne(args[0])) ? parts : many;

    private static bool IsOne(object? value) => value is IConvertible number and not string && number.ToDouble(CultureInfo.InvariantCulture) == 1;

    private static object? Value(object?[] args, int index) => index < args.Length
        ? args[index]
        : throw new ArgumentException($"The text has a place {{{index}}} but got {args.Length} arguments.", nameof(args));

    private static string Say(Lang lang, DateOnly today, object? value, string format) => value switch
    {
        null => "",
        Bilingual both => both.In(lang),
        DateOnly date => format == "day" ? Show.Day(date, lang, today) : Show.Date(date, lang),
        DateTimeOffset at => format switch
        {
            "date" => Show.Date(at.ChinaDate(), lang),
            "day" => Show.Day(at.ChinaDate(), lang, today),
            "time" => Show.Time(at),
            _ => Show.Moment(at, lang, today),
        },
        int days when format == "workdays" => Show.WorkingDays(days, lang),
        decimal amount when format == "money" => Show.Money(amount, lang),
        decimal number => Show.Number(number),
        int number => Show.Number(number),
        long number => Show.Number(number),
        _ => value.ToString() ?? "",
    };

    private static Part[] Read(string text)
    {
        var read = new List<Part>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open < 0)
            {
                read.Add(new(text[at..]));
                break;
            }

            if (open > at)
                read.Add(new(text[at..open]));
            var close = text.IndexOf('}', open);
            if (close < 0)
                throw new FormatException($"A place for an argument is not closed in: {text}");
            read.Add(Place(text[(open + 1)..close]));
            at = close + 1;
        }

        return [.. read];
    }

    private static Part Place(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return new("", int.Parse(inside, CultureInfo.InvariantCulture));
        var index = int.Parse(inside[..colon], CultureInfo.InvariantCulture);
        var format = inside[(colon + 1)..];
        var space = format.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new("", index, format) : new("", index, format[..space], format[(space + 1)..]);
    }

    private sealed record Part(string Text, int Index = -1, string Format = "", string Tail = "")
    {
        // Everything that was given a format is a figure or a date; both stay on one line.
        public bool KeepsTogether => Format.Length > 0 && Format != Count;

        /// <summary>What stands behind the argument: of a count the word for one or for many.</summary>
        public string After(object? value) => Format != Count ? Tail
            : Tail.Split('/') is [var one, var several] ? " " + (IsOne(value) ? one : several)
            : throw new FormatException($"A count says one and many, not: {Tail}");

        private const string Count = "n";
    }
}
