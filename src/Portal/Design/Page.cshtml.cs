using OneStop.Web;

namespace OneStop.Portal.Design;

/// <summary>Every component with its states, as pages use them. What stands in them is an example, in Chinese only.</summary>
[Access(Right.SeeDesign)]
public sealed class DesignPage : OneStopPage
{
    public static IReadOnlyList<(string Name, string Token, string Hex, string Use)> Colours { get; } =
    [
        ("墨", "ink", "#1b2430", "正文、标题"), ("墨二", "ink-2", "#434c5a", "说明、次要行"), ("墨三", "ink-3", "#5c6370", "来源、时间、提示"),
        ("墨蓝", "blue", "#1d4468", "按钮、链接、当前位置"), ("朱砂", "cinnabar", "#b23a2b", "只给印章和标识"), ("松绿", "green", "#2a6549", "完成、有效、来源已核"),
        ("秋香", "amber", "#7a5200", "临期、请留意"), ("绛紫", "plum", "#8c1f48", "错误、超期、无效"), ("焦点", "focus", "#1668c7", "键盘焦点环 3px"),
    ];

    public static IReadOnlyList<Choice> YesNo { get; } = [new("1", "做", "许可证上会加注网络经营"), new("0", "不做")];

    public static IReadOnlyList<Choice> Kinds { get; } = [new("hot", "热食类"), new("cold", "冷食类", "要有专间或专用操作区"), new("drink", "自制饮品")];

    public static IReadOnlyList<TrackStep> Running { get; } =
        [new("受理", State.Done, "11月26日"), new("现场核查", State.Done, "11月30日"), new("审查决定", State.Now, "进行中"), new("发证", State.Todo)];

    public static IReadOnlyList<TrackStep> Finished { get; } =
        [new("受理", State.Done, "11月26日"), new("核对承诺", State.Done, "11月26日"), new("决定", State.Done, "11月27日"), new("办好", State.Done, "11月27日")];

    public static IReadOnlyList<TrackStep> Denied { get; } =
        [new("受理", State.Done, "11月26日"), new("现场核查", State.Done, "11月30日"), new("决定", State.Bad, "12月1日"), new("不予许可", State.Bad)];

    public static IReadOnlyList<CompareRow> Savings { get; } =
        [new("材料", 17, "17份", 5, "5份"), new("填表", 42, "42栏", 19, "19栏"), new("跑动", 6, "6次", 1, "1次"), new("时间", 20, "20个工作日", 5, "5个工作日")];

    public static IReadOnlyList<DayCell> Limit { get; } =
    [
        new(new(2026, 11, 26), "受理当天", "不计入"), new(new(2026, 11, 27), "第1日"), new(new(2026, 11, 28), "周末", "不计入", DayMark.Off),
            new(new(2026, 11, 29), "周末", "不计入", DayMark.Off),
        new(new(2026, 11, 30), "第2日", "现场核查"), new(new(2026, 12, 1), "第3日", "今天", DayMark.Today), new(new(2026, 12, 2), "第4日"),
            new(new(2026, 12, 3), "第5日", "到期", DayMark.Last),
    ];

    public void OnGet()
    {
        ModelState.AddModelError("tel", "联系电话少了1位，应为11位手机号");
        ModelState.AddModelError("kitchen", "食品处理区面积不能大于经营面积320㎡");
        ModelState.AddModelError("online", "请选择做不做外卖");
    }
}
