using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary>A step of an item's track; <paramref name="Note"/> is its day or 进行中.</summary>
public sealed record TrackStep(string Name, State State, string? Note = null);

/// <summary><c>&lt;lanes&gt;</c> holds one <c>&lt;lane&gt;</c> per item.</summary>
[HtmlTargetElement("lanes")]
public sealed class LanesTagHelper : Component
{
    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<ol class="lanes">{inside}</ol>""";
}

/// <summary><c>&lt;lane name="食品经营许可" department="市场监督管理局" steps="…" state="Now" state-text="正在审查"&gt;12月3日前&lt;/lane&gt;</c></summary>
[HtmlTargetElement("lane", ParentTag = "lanes")]
public sealed class LaneTagHelper(Texts t) : Component
{
    public string Name { get; set; } = "";
    public string Department { get; set; } = "";
    public IReadOnlyList<TrackStep> Steps { get; set; } = [];
    public State State { get; set; }
    public string? StateText { get; set => field = Given(value); }

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var end = inside is null ? null : (Markup)$"""<div class="lane-meta">{inside}</div>""";
        var status = StatusTagHelper.Tag(State, (Markup)$"{StateText ?? t[StatusTagHelper.Words(State)]}");
        Markup head = $"""<div><h3>{Name}</h3><p class="lane-meta">{Department}</p></div>""";
        Markup track = $"""<ol class="track">{Markup.Join(Steps, Step)}</ol>""";
        return (Markup)$"""<li class="lane">{head}{track}<div class="lane-end">{status}{end}</div></li>""";
    }

    private Markup Step(TrackStep step)
    {
        var (css, words) = step.State switch
        {
            State.Done => (" class=\"d\"", "track.done"),
            State.Now => (" class=\"n\" aria-current=\"step\"", "track.now"),
            State.Bad => (" class=\"x\"", "track.bad"),
            _ => ("", "track.todo"),
        };
        var note = step.Note is null ? null : (Markup)$"<small>{step.Note}</small>";
        return $"""<li{new HtmlString(css)}><span class="vh">{t[words]}</span>{step.Name}{note}</li>""";
    }
}

/// <summary>One calendar day of a limit: what it counts as, and a word beside it (今天, 现场核查, 不计入).</summary>
public sealed record DayCell(DateOnly Day, string What, string? Note = null, DayMark Kind = DayMark.Counted)
{
    /// <summary>Which day of the limit it is; null when it does not count.</summary>
    public int? Number { get; init; }
}

public enum DayMark { Counted, Off, Today, Last }

/// <summary><c>&lt;day-strip days="…"/&gt;</c>: why the due date is what it is, day by day.</summary>
[HtmlTargetElement("day-strip")]
public sealed class DayStripTagHelper(Texts t) : Component
{
    public IReadOnlyList<DayCell> Days { get; set; } = [];

    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<ol class="days">{Markup.Join(Days, Cell)}</ol>""";

    private Markup Cell(DayCell day)
    {
        var css = day.Kind switch { DayMark.Off => " class=\"off\"", DayMark.Today => " class=\"today\"", DayMark.Last => " class=\"last\"", _ => "" };
        Markup date = $"""<b class="num">{t.ShortDate(day.Day)}</b><span>{Show.WeekDay(day.Day, t.Lang)}</span>""";
        var note = day.Note is null ? null : (Markup)$"<i>{day.Note}</i>";
        return $"""<li{new HtmlString(css)}>{date}<span class="d-what">{day.What}{note}</span></li>""";
    }
}

/// <summary>
/// <c>&lt;point number="1" title="布局图没标洗手消毒区" state="Done" state-text="已认可" two="true"&gt;</c> holds
/// <c>&lt;said who="…"&gt;</c> blocks and fields: one point of a correction.
/// </summary>
[HtmlTargetElement("point")]
public sealed class PointTagHelper(Texts t) : Component
{
    private bool judged;

    public int Number { get; set; }
    public string Title { get; set; } = "";
    public string? Who { get; set => field = Given(value); }
    public State State
    {
        get;
        set => (field, judged) = (value, true);
    }

    public string? StateText { get; set => field = Given(value); }

    /// <summary>What was asked and what was answered side by side.</summary>
    public bool Two { get; set; }

    public int Level { get; set; } = 3;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        Markup words = $"{t["point.number", Number]} {Title}";
        var title = Level == 2 ? (Markup)$"""<h2 class="point-t">{words}</h2>""" : (Markup)$"<h3>{words}</h3>";
        var end = judged
            ? StatusTagHelper.Tag(State, (Markup)$"{StateText ?? t[StatusTagHelper.Words(State)]}")
            : Who is null ? null : (Markup)$"""<span class="small muted">{Who}</span>""";
        return (Markup)$"""<article class="point"><header>{title}{end}</header><div class="point-body{(Two ? " point-two" : null)}">{inside}</div></article>""";
    }
}

[HtmlTargetElement("said")]
public sealed class SaidTagHelper : Component
{
    public string Who { get; set; } = "";

    protected override IHtmlContent Draw(IHtmlContent? inside) => (Markup)$"""<div class="said"><b>{Who}</b>{inside}</div>""";
}
