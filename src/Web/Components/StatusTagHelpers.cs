using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web;

/// <summary>Where a step, an item or a material stands.</summary>
public enum State { Todo, Now, Done, None, Soon, Bad }

/// <summary><c>&lt;status state="Done" text="办好了"/&gt;</c>: icon and words. Without text, the usual words of the state.</summary>
[HtmlTargetElement("status")]
public sealed class StatusTagHelper(Texts t) : Component
{
    public State State { get; set; }
    public string? Text { get; set => field = Given(value); }

    protected override IHtmlContent Draw(IHtmlContent? inside) => Tag(State, Or(inside, Text ?? t[Words(State)]));

    internal static Markup Tag(State state, IHtmlContent words) => $"""<span class="tag{Css(state)}">{Icons.Draw(Icon(state), 16)}{words}</span>""";

    internal static string Words(State state) => state switch
    {
        State.Now => "state.now",
        State.Done => "state.done",
        State.None => "state.none",
        State.Soon => "state.soon",
        State.Bad => "state.bad",
        _ => "state.todo",
    };

    private static string Icon(State state) => state switch
    {
        State.Now => "now",
        State.Done => "done",
        State.None => "none",
        State.Soon or State.Bad => "warning",
        _ => "todo",
    };

    private static string Css(State state) => state switch
    {
        State.Now => " tag-now",
        State.Done => " tag-done",
        State.Soon => " tag-soon",
        State.Bad => " tag-bad",
        _ => "",
    };
}

/// <summary>How a due date stands.</summary>
public enum Due { Good, Soon, Over, Stop }

/// <summary>
/// <c>&lt;light due="Good" days="2"/&gt;</c>: shape, colour and words together. With <c>days</c> the words are made:
/// working days left, zero for today, negative for overdue; other words go in <c>text</c>.
/// </summary>
[HtmlTargetElement("light")]
public sealed class LightTagHelper(Texts t) : Component
{
    private bool given;

    public Due Due
    {
        get;
        set => (field, given) = (value, true);
    }

    public int? Days { get; set; }
    public string? Text { get; set => field = Given(value); }

    /// <summary>Good until the day before the last; the last working day and today are soon.</summary>
    public static Due Of(int daysLeft) => daysLeft < 0 ? Web.Due.Over : daysLeft <= 1 ? Web.Due.Soon : Web.Due.Good;

    protected override IHtmlContent Draw(IHtmlContent? inside)
    {
        var due = given ? Due : Of(Days ?? throw new InvalidOperationException("A light needs due or days."));
        var (css, icon) = due switch
        {
            Web.Due.Soon => (" light-soon", "light-soon"),
            Web.Due.Over => (" light-over", "light-over"),
            Web.Due.Stop => (" light-stop", "light-stop"),
            _ => ("", "light-good"),
        };
        return (Markup)$"""<span class="light{css}">{Icons.Draw(icon, 13)}{Or(inside, Text ?? Words())}</span>""";
    }

    private string Words() => Days switch
    {
        null => t["light.stop"],
        < 0 => t["light.over", -Days.Value],
        0 => t["light.today"],
        _ => t["light.left", Days.Value],
    };
}
