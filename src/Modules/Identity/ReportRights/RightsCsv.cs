using System.Globalization;
using System.Text;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.ReportRights;

/// <summary>The report for spreadsheets; days as <c>yyyy-MM-dd</c>, so that they can be sorted.</summary>
internal static class RightsCsv
{
    private static readonly string[] Columns = ["name", "department", "post", "region", "may", "from", "until", "by", "given", "second", "agreed", "state"];

    public static byte[] Of(IReadOnlyList<PostHeld> rows, IReadOnlyDictionary<Guid, string> names, PostWords words, Texts t, DateTimeOffset now)
    {
        var file = new StringBuilder().AppendCsv(Columns.Select(c => t["rights.csv." + c]));
        foreach (var row in rows)
        {
            file.AppendCsv(
            [
                words.Name(row.Account, names), words.Department(row.Post.Department), words.Role(row.Post.Role), words.Region(row.Post.Region),
                string.Join(t["rights.csv.then"], words.MayDo(row.Post.Role)), Day(row.From.ChinaDate()), row.LastDay is { } last ? Day(last) : "",
                words.Name(row.By, names), Day(row.GivenAt.ChinaDate()), words.Second(row, names), row.AgreedAt is { } at ? Day(at.ChinaDate()) : "",
                words.State(row.State(now)),
            ]);
        }

        return [.. CsvLine.Mark, .. Encoding.UTF8.GetBytes(file.ToString())];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
