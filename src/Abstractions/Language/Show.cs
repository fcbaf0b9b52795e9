using System.Globalization;
using OneStop.Time;

namespace OneStop;

/// <summary>How dates, times, periods, amounts and sizes are written. All times are China time (+08:00).</summary>
public static class Show
{
    private static readonly string[] ZhDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
    private static readonly string[] EnDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>2026年11月25日; 25 November 2026.</summary>
    public static string Date(DateOnly date, Lang lang) => lang == Lang.En
        ? $"{date.Day} {Months[date.Month - 1]} {date.Year}"
        : $"{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>12月3日; 3 December. The year of another year than that of <paramref name="today"/> is named: 2027年1月14日.</summary>
    public static string ShortDate(DateOnly date, Lang lang, DateOnly today) => date.Year != today.Year ? Date(date, lang)
        : lang == Lang.En ? $"{date.Day} {Months[date.Month - 1]}" : $"{date.Month}月{date.Day}日";

    /// <summary>12月3日 周四; Thu 3 December. The year as in <see cref="ShortDate"/>.</summary>
    public static string Day(DateOnly date, Lang lang, DateOnly today) => lang == Lang.En
        ? $"{EnDays[(int)date.DayOfWeek]} {ShortDate(date, lang, today)}"
        : $"{ShortDate(date, lang, today)} {ZhDays[(int)date.DayOfWeek]}";

    /// <summary>周四; Thu.</summary>
    public static string WeekDay(DateOnly date, Lang lang) => (lang == Lang.En ? EnDays : ZhDays)[(int)date.DayOfWeek];

    /// <summary>The address that dials a number as it is printed: 027-8888 0315.</summary>
    public static string Dial(string phone) => "tel:" + string.Concat(phone.Where(char.IsAsciiDigit));

    /// <summary>14:05.</summary>
    public static string Time(DateTimeOffset at) => at.ToChina().ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>12月1日 周二 15:20; Tue 1 December, 15:20. The year as in <see cref="ShortDate"/>.</summary>
    public static string Moment(DateTimeOffset at, Lang lang, DateOnly today) => lang == Lang.En
        ? $"{Day(at.ChinaDate(), lang, today)}, {Time(at)}"
        : $"{Day(at.ChinaDate(), lang, today)} {Time(at)}";

    /// <summary>2026年12月1日 15:44:07, for a moment that someone may quote later.</summary>
    public static string ExactMoment(DateTimeOffset at, Lang lang) =>
        $"{Date(at.ChinaDate(), lang)}{(lang == Lang.En ? "," : "")} {at.ToChina().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";

    /// <summary>5个工作日; 5 working days. Never "5 天" for working days.</summary>
    public static string WorkingDays(int days, Lang lang) => lang == Lang.En ? $"{days} working day{(days == 1 ? "" : "s")}" : $"{days}个工作日";

    /// <summary>1,500元; 1,500.50元; RMB 1,500.</summary>
    public static string Money(decimal yuan, Lang lang) => lang == Lang.En ? $"RMB {Number(yuan)}" : $"{Number(yuan)}元";

    /// <summary>8,640.00, for columns.</summary>
    public static string MoneyColumn(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Grouped from five digits on; a house number or a year is never grouped.</summary>
    public static string Number(decimal number) =>
        number.ToString(decimal.IsInteger(number) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Grouped from five digits on.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>320㎡, 72.5㎡.</summary>
    public static string Area(decimal squareMetres) => squareMetres.ToString("#,##0.##", CultureInfo.InvariantCulture) + "㎡";

    /// <summary>812 KB, 2.4 MB (of 1,000, as phones and computers now count).</summary>
    public static string FileSize(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{(bytes + 500) / 1000} KB",
        _ => (bytes / 1_000_000m).ToString("#,##0.#", CultureInfo.InvariantCulture) + " MB",
    };
}
