using OneStop.Identifiers;

namespace OneStop.Abstractions.Tests.Identifiers;

public class CheckDigitTests
{
    // Codes that public bodies print on their own papers.
    [Theory]
    [InlineData("11330105002500287C")]
    [InlineData("11430000006122244L")]
    [InlineData("91370406L24894136J")]
    public void A_real_credit_code_is_valid(string code) => UnifiedCreditCode.IsValid(code).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("11330105002500287D")]
    [InlineData("11330105002500287")]
    [InlineData("1133O105002500287C")]
    [InlineData("11330105002500287c")]
    [InlineData("113301A5002500287C")]
    public void A_credit_code_with_a_slip_is_not(string? code) => UnifiedCreditCode.IsValid(code).ShouldBeFalse();

    [Fact]
    public void Any_single_wrong_character_of_a_credit_code_is_noticed()
    {
        const string Code = "11430000006122244L";
        foreach (var (position, other) in from i in Enumerable.Range(0, 18) from c in "0123456789ABCDEFGHJKLMNPQRTUWXY" where Code[i] != c select (i, c))
            UnifiedCreditCode.IsValid($"{Code[..position]}{other}{Code[(position + 1)..]}").ShouldBeFalse();
    }

    [Theory]
    [InlineData("990102199104121260", 1991, 4, 12, 2)]
    [InlineData("99010219951208362X", 1995, 12, 8, 2)]
    public void A_citizen_number_tells_birth_and_sex(string number, int year, int month, int day, int sex)
    {
        CitizenId.IsValid(number).ShouldBeTrue();
        CitizenId.BirthDate(number).ShouldBe(new DateOnly(year, month, day));
        CitizenId.Sex(number).ShouldBe(sex);
    }

    [Theory]
    [InlineData("990102199104121261")]
    [InlineData("99010219951208362x")]
    [InlineData("99010219910412126")]
    [InlineData("990102199113121260")]
    [InlineData("99010219910412١260")]
    public void A_citizen_number_with_a_slip_is_not_valid(string number) => CitizenId.IsValid(number).ShouldBeFalse();

    [Fact]
    public void A_date_that_does_not_exist_is_noticed_though_the_check_digit_fits()
    {
        const string Digits = "99010219910230126";
        CitizenId.IsValid(Digits + CitizenId.CheckCharacter(Digits)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("11100000000013338W009", "11330105002500287C", "2025052201", 2, '0')]
    [InlineData("11100000000013338W011", "11430000006122244L", "20230000403", 1, 'U')]
    [InlineData("11100000MB03271699022", "340100", "000000016", 1, '9')]
    public void The_check_character_of_real_certificates_comes_out(string type, string issuer, string serial, int version, char check) =>
        new CertificateIdentifier(type, issuer, serial, version).Check.ShouldBe(check);

    [Fact]
    public void An_identifier_reads_back_what_it_wrote()
    {
        var identifier = new CertificateIdentifier("11100000000013338W009", "11330105002500287C", "2025052201", 2);

        identifier.ToString().ShouldBe("1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0");
        CertificateIdentifier.Parse(identifier.ToString()).ShouldBe(identifier);
    }

    [Theory]
    [InlineData("1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.1")]
    [InlineData("1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052202.002.0")]
    [InlineData("1.2.156.3005.2.11100000000013338W009.11330105002500287C..002.0")]
    [InlineData("1.2.156.3005.2")]
    [InlineData(null)]
    public void An_identifier_with_a_slip_is_not_read(string? text) => CertificateIdentifier.Parse(text).ShouldBeNull();
}
