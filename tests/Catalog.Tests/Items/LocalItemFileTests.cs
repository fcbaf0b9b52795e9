using System.Text;
using CsvHelper;
using OneStop.Catalog.Check;
using OneStop.Catalog.Items;
using OneStop.Catalog.Items.Csv;
using OneStop.Web;

namespace OneStop.Catalog.Tests.Items;

public class LocalItemFileTests
{
    private static readonly Texts Chinese = new TextCatalogue([typeof(CatalogModule).Assembly]).Chinese;

    private const string Code = "11990100MB0D10147G0000110102000";

    private static readonly KnownCodes Known = new(new HashSet<string> { "000011010200" }, new HashSet<string> { "990102", "990103" },
        new HashSet<string> { "market-regulation" }, new HashSet<string> { "hall-city" });

    [Theory]
    [InlineData("a,b\r\nc,d", "a|b", "c|d")]
    [InlineData("\ufeffa,b\nc,d\n", "a|b", "c|d")]
    [InlineData("\"a,1\",\"say \"\"b\"\"\"\r\n", "a,1|say \"b\"")]
    [InlineData("\"two\r\nlines\",x", "two\r\nlines|x")]
    [InlineData("a,\r\n\r\n,b", "a|", "|b")]
    public void Is_read_as_RFC_4180_says(string text, params string[] records) =>
        CsvRecords.Read(text).Select(r => string.Join('|', r.Fields)).ShouldBe(records);

    [Fact]
    public void Names_the_line_on_which_a_record_begins() =>
        CsvRecords.Read("a\n\"b\nb\"\nc").Select(r => r.Line).ShouldBe([1, 2, 4]);

    [Fact]
    public void May_leave_out_and_reorder_columns_under_either_name()
    {
        var (item, faults) = Read("region,部门,code,basic\n990102,market-regulation," + Code + ",000011010200");

        faults.ShouldBeEmpty();
        item.ShouldHaveSingleItem().Region.ShouldBe("990102");
        item[0].PromisedDays.ShouldBeNull();
    }

    [Fact]
    public void Is_written_as_it_is_read()
    {
        var item = new LocalItem
        {
            Code = Code, Basic = "000011010200", Region = "990103", Department = "market-regulation", PromisedDays = 5, Fee = 12.5m, Depth = "3",
            Channels = ["1", "3"], Halls = ["hall-city"],
            Hours = "工作日 9:00–12:00，\"午休\"不办", Phone = "027-8888 0315", OpensOn = new(2026, 12, 1), ClosedOn = new(2027, 1, 1),
        };

        var (read, faults) = Read(Written(item));

        faults.ShouldBeEmpty();
        Written(read.ShouldHaveSingleItem()).ShouldBe(Written(item));
    }

    [Theory]
    [InlineData("code", "11990100MB0D10148G0000110102000", "31位实施编码")]
    [InlineData("basic", "000011019999", "基本目录里没有")]
    [InlineData("region", "110101", "没有这个行政区划")]
    [InlineData("department", "", "没有填")]
    [InlineData("promised_days", "五天", "不是天数")]
    [InlineData("promised_unit", "小时", "不认识的单位")]
    [InlineData("fee", "1,5", "不是金额")]
    [InlineData("fee", "-1", "不是金额")]
    [InlineData("depth", "5", "不在1到4之间")]
    [InlineData("channels", "1;9", "不在1到4之间")]
    [InlineData("halls", "hall-moon", "没有这个大厅")]
    [InlineData("hours", "=cmd|' /C calc'!A0", "不能以=开头")]
    [InlineData("phone", "打我", "不是电话号码")]
    [InlineData("opens_on", "2026-02-30", "不是日期")]
    public void Tells_every_fault_with_line_column_and_what_would_be_right(string column, string value, string says)
    {
        var good = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["code"] = Code, ["basic"] = "000011010200", ["region"] = "990102",
            ["department"] = "market-regulation", [column] = value
        };

        var (items, faults) = Read(string.Join(',', good.Keys) + "\n" + string.Join(',', good.Values.Select(v => '"' + v + '"')));

        items.ShouldBeEmpty();
        var fault = faults.ShouldHaveSingleItem();
        fault.Line.ShouldBe(2);
        fault.Column.ShouldBe(LocalItemColumns.All[LocalItemColumns.Find(column)].Zh);
        fault.Text(Chinese).ShouldContain(says);
        fault.Fix(Chinese).ShouldNotBeEmpty();
        fault.Fix(FaultTexts.English).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("", "文件是空的")]
    [InlineData("code,basic\n", "缺这一列")]
    [InlineData("code,basic,region,department,colour\n", "没有这一列")]
    [InlineData("code,code,basic,region,department\n", "出现了两次")]
    [InlineData("code,basic,region,department\n1,2,3\n", "这一行有3格")]
    [InlineData("code,basic,region,department\n1,\"2,3,4\n", "引号不成对")]
    [InlineData("code,basic,region,department\n1,2\"2,3,4\n", "引号不成对")]
    public void That_is_no_such_file_says_why(string text, string says) => Read(text).Faults.ShouldContain(f => f.Text(Chinese).Contains(says));

    [Fact]
    public void In_another_encoding_or_too_large_is_told_so()
    {
        var faults = new List<CsvFault>();
        LocalItemFile.Text([0xb0, 0xec, 0xca, 0xc2], faults).ShouldBeNull();
        LocalItemFile.Text(new byte[LocalItemFile.LargestBytes + 1], faults).ShouldBeNull();
        LocalItemFile.Text(Encoding.UTF8.GetBytes("\ufeff表头"), faults).ShouldBe("\ufeff表头");
        faults.Count.ShouldBe(2);
    }

    [Fact]
    public void With_a_hundred_thousand_wrong_lines_stops_telling()
    {
        var (_, faults) = Read("code,basic,region,department\n" + string.Concat(Enumerable.Repeat("x,x,x,x\n", LocalItemFile.MostLines)));
        faults.Count.ShouldBeInRange(LocalItemFile.MostFaults, LocalItemFile.MostFaults + 4);
    }

    internal static string Written(params IEnumerable<LocalItem> items)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, leaveOpen: true))
        {
            LocalItemColumns.WriteHeader(csv);
            csv.EndRecord();
            foreach (var item in items)
            {
                LocalItemColumns.Write(csv, item);
                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    private static (List<LocalItem> Items, List<CsvFault> Faults) Read(string text)
    {
        var faults = new List<CsvFault>();
        return ([.. LocalItemFile.Read(text, Known, faults).Select(r => r.Item)], faults);
    }
}
