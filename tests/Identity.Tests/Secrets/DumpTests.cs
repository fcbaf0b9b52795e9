using System.Security.Cryptography;
using System.Text;
using OneStop.Testing;

namespace OneStop.Identity.Tests.Secrets;

/// <summary>The search that the tests of secrecy rely on: it finds what is planted, and nothing by chance.</summary>
public sealed class DumpTests
{
    [Theory]
    [InlineData("yuman", """(7,"{""user"": ""yuman""}")""")]
    [InlineData("yuman", "(7,/accounts/Yuman/keys)")]
    [InlineData("yuman", "(7,sign-in:yuman@door)")]
    [InlineData("刘芳", """(7,"{""name"": ""刘芳""}")""")]
    [InlineData("刘芳", """(7,"{""name"": ""\\u5218\\u82b3""}")""")]
    [InlineData("110101199003074477", "(7,x110101199003074477x)")]
    public void A_planted_value_is_found(string value, string row) => Dump.Search(value)(new(row)).ShouldBeTrue();

    [Theory]
    [InlineData("yuman")]
    [InlineData("刘芳芳")]
    [InlineData("110101199003074477")]
    public void A_value_in_bytes_is_found(string value)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value) })
            Dump.Search(value)(new($"(7,\"\\\\x00ff{Convert.ToHexStringLower(bytes)}07\")")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_telling_value_in_Base64_is_found_wherever_it_begins(int before)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            byte[] bytes = [.. RandomNumberGenerator.GetBytes(before), .. encoding.GetBytes("110101199003074477"), .. RandomNumberGenerator.GetBytes(2)];
            Dump.Search("110101199003074477")(new($"(7,{Convert.ToBase64String(bytes)})")).ShouldBeTrue();
        }
    }

    [Fact]
    public void Five_letters_inside_a_sealed_value_are_chance()
    {
        Dump.Search("yuman")(new("(7,\"{\"\"sealed\"\": \"\"h2Fq8vYuMan7Qk3dJt0aXbq9+LrE5w==\"\"}\")")).ShouldBeFalse();
        Dump.Search("yuman")(new("(7,\"{\"\"sealed\"\": \"\"h2Fq8v/yuman/Qk3dJt0aXbq9+LrE5w==\"\"}\")")).ShouldBeFalse();
    }
}
