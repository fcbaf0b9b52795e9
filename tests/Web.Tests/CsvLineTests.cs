using System.Text;

namespace OneStop.Web.Tests;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86 139")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    [InlineData("＠x")]
    [InlineData("  =1+1")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    public void What_begins_like_a_formula_is_text(string text) => CsvLine.Cell(text).ShouldBe($"\"'{text}\"");

    [Fact]
    public void Cells_are_quoted_and_lines_end_as_the_standard_says() =>
        new StringBuilder().AppendCsv(["陈静", "he said \"no\", twice", "", "a=b"]).ToString().ShouldBe("\"陈静\",\"he said \"\"no\"\", twice\",\"\",\"a=b\"\r\n");
}
