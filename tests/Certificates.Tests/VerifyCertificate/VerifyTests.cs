using System.Text;
using OneStop.Certificates.Files;
using OneStop.Certificates.OnFile;
using OneStop.Certificates.Tests.World;
using OneStop.Certificates.VerifyCertificate;
using OneStop.Domain;
using OneStop.EventSourcing.Store;

using OneStop.Pdf;
using OneStop.Pdf.Signatures;
using OneStop.Testing;

namespace OneStop.Certificates.Tests.VerifyCertificate;

public sealed class VerifyTests(City city)
{
    private VerifyCertificateHandler Verify => city.Get<VerifyCertificateHandler>();

    [Fact]
    public async Task A_certificate_as_issued_is_genuine_by_file_by_number_by_identifier_and_by_code()
    {
        var held = await city.Issued();
        var file = (await city.Get<SealedFiles>().Find(held.Id, default))!;
        var byFile = (await Verify.ByFile(await city.Bytes(held.Id), null, default)).Value;
        var byCode = (await Verify.ByCode(VerifyCode.Grouped(file.Code).ToLowerInvariant(), null, default))!;
        foreach (var verdict in new[]
        {
            byFile, byCode, await ByNumber(held.Number), await ByNumber($" {held.Identifier} "), await ByNumber(held.Identifier.ToLowerInvariant()),
            await ByNumber(file.Code),
        })
        {
            verdict.Ruling.ShouldBe(Ruling.Valid);
            verdict.Checks.Count.ShouldBe(4);
            verdict.Checks.ShouldAllBe(c => c.Good);
            verdict.Face!.Holder.ShouldBe(Grants.Holder);
        }

        (await city.Get<CertificateChecks>().Of(held.Subject, held.Id, 50, default)).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_code_is_read_full_width_and_from_the_address_behind_the_picture()
    {
        var file = (await city.Get<SealedFiles>().Find((await city.Issued()).Id, default))!;
        var wide = string.Concat(VerifyCode.Grouped(file.Code).Select(c => (char)(c + 0xFEE0)));
        foreach (var typed in (string[])[wide, $"https://zwfw.example.gov.cn/verify/{file.Code}", $"http://127.0.0.1:8080/verify/{file.Code}?lang=en"])
            (await ByNumber(typed)).Ruling.ShouldBe(Ruling.Valid, typed);
    }

    private async Task<Verdict> ByNumber(string number, string? holder = null) => (await Verify.ByNumber(number, holder, null, default)).Value;

    [Fact]
    public async Task A_number_is_found_however_it_was_copied()
    {
        var number = (await city.Issued(granted: Grants.FireOpinion())).Number;
        string[] ways =
            [number, number.Replace('〔', '[').Replace('〕', ']'), number.Replace('〔', '（').Replace('〕', '）').TrimEnd('号'), $" {number[..4]} {number[4..]}"];
        foreach (var typed in ways)
            (await Verify.ByNumber(typed, null, null, default)).Value.Ruling.ShouldBe(Ruling.Valid, typed);
        // A title deed has round brackets of its own, and is found by any.
        var deed = (await city.Issued(granted: Grants.TitleDeed())).Number;
        deed.ShouldContain('（');
        foreach (var typed in (string[])[deed, deed.Replace('（', '(').Replace('）', ')'), deed.Replace('（', '〔').Replace('）', '〕').TrimEnd('号')])
            (await Verify.ByNumber(typed, null, null, default)).Value.Ruling.ShouldBe(Ruling.Valid, typed);
        var licence = (await city.Issued()).Number;
        (await Verify.ByNumber(licence.ToLowerInvariant(), null, null, default)).Value.Ruling.ShouldBe(Ruling.Valid);
    }

    [Fact]
    public async Task One_altered_byte_anywhere_is_refused_with_a_reason()
    {
        var held = await city.Issued();
        var original = await city.Bytes(held.Id);
        var random = new Random(20261122);
        var positions = Enumerable.Range(5, 995).Where(i => i % 5 == 0).Concat(Enumerable.Range(original.Length - 1000, 1000).Where(i => i % 5 == 0))
            .Concat(Enumerable.Range(0, 200).Select(_ => random.Next(5, original.Length))).Distinct();
        foreach (var position in positions)
        {
            var copy = (byte[])original.Clone();
            copy[position] ^= (byte)(1 << random.Next(8));
            var verdict = (await Verify.ByFile(copy, null, default)).Value;
            verdict.IsGood.ShouldBeFalse($"byte {position}");
            verdict.Ruling.ShouldBeOneOf(Ruling.Altered, Ruling.NotOurs);
            verdict.Checks.ShouldContain(c => !c.Good, $"byte {position}");
            if (verdict.Ruling == Ruling.Altered)
                verdict.Difference.ShouldNotBeNull().Bytes.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Every_byte_of_the_signature_counts()
    {
        var original = await city.Bytes((await city.Issued()).Id);
        var start = original.AsSpan().IndexOf("/Contents <"u8) + 11;
        var end = original.AsSpan(start).IndexOf((byte)'>') + start;
        for (var position = start; position < end; position += 23)
        {
            var copy = (byte[])original.Clone();
            copy[position] = (byte)(copy[position] == '0' ? '1' : '0');
            if (copy.AsSpan().SequenceEqual(original))
                continue;
            (await Verify.ByFile(copy, null, default)).Value.IsGood.ShouldBeFalse($"byte {position}");
        }
    }

    [Fact]
    public async Task A_page_altered_inside_names_the_part_and_the_original()
    {
        var held = await city.Issued();
        var copy = await city.Bytes(held.Id);
        copy[copy.AsSpan().IndexOf("/EmbeddedFile"u8) + 400] ^= 1;
        var verdict = (await Verify.ByFile(copy, null, default)).Value;

        verdict.Ruling.ShouldBe(Ruling.Altered);
        verdict.Face!.Number.ShouldBe(held.Number);
        verdict.Difference!.Part.ShouldBe("verify.part.data");
        verdict.Checks.ShouldContain(c => c.Title == "verify.check.broken");
        verdict.Reference.ShouldNotBeNull().ShouldStartWith("V-");
    }

    [Theory]
    [InlineData(1), InlineData(500), InlineData(20_000)]
    public async Task Bytes_added_or_cut_off_are_refused(int count)
    {
        var held = await city.Issued();
        var original = await city.Bytes(held.Id);
        var longer = (await Verify.ByFile([.. original, .. Enumerable.Repeat((byte)'\n', count)], null, default)).Value;
        longer.Ruling.ShouldBe(Ruling.Altered);
        longer.Difference!.Longer.ShouldBe(count);
        longer.Checks.ShouldContain(c => c.Title == "verify.check.added");

        (await Verify.ByFile(original[..^count], null, default)).Value.IsGood.ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_elses_signature_is_not_ours()
    {
        var from = DateTimeOffset.UnixEpoch.AddYears(50);
        using var authority = SealCertificateAuthority.Create("别人的根证书", from, from.AddYears(20));
        using var key = authority.Issue("东湖市市场监督管理局", null, from, from.AddYears(10));
        var document = new PdfDocument(new PdfInfo("食品经营许可证", "东湖市市场监督管理局", "", "zh-CN", from));
        var page = document.AddPage();
        var seal = await city.Get<Seals.SealRing>().Of("market-regulation", default);
        var forged = PdfSigner.Sign(document, new SealedSignature(page, seal.Drawing, 200, 200, from.AddYears(1), "伪造"), key);

        var verdict = (await Verify.ByFile(forged, null, default)).Value;
        verdict.Ruling.ShouldBe(Ruling.NotOurs);
        verdict.Checks[0].Title.ShouldBe("verify.check.stranger");
        (await Verify.ByFile(new PdfDocument(new PdfInfo("空白", "", "", "zh-CN", from)).SavedWithPage(), null, default))
            .Value.Checks[0].Title.ShouldBe("verify.check.unsigned");
    }

    [Fact]
    public async Task An_ended_one_and_a_withdrawn_one_are_genuine_but_not_good()
    {
        var ended = await city.Issued(granted: Grants.FoodLicence(new DateOnly(2026, 11, 21)));
        (await Verify.ByFile(await city.Bytes(ended.Id), null, default)).Value.Ruling.ShouldBe(Ruling.Expired);

        var withdrawn = await city.Issued();
        await city.Get<IStreams>().Send(
            withdrawn.Id, new AppendEvents<Certificate>([new CertificateRevoked(RevocationGround.GivenUp)]), CommandContext.Robot());
        var verdict = (await Verify.ByNumber(withdrawn.Number, null, null, default)).Value;
        verdict.Ruling.ShouldBe(Ruling.Revoked);
        verdict.Checks.Single(c => !c.Good).Args[1].ShouldBe(RevocationGround.GivenUp);
        (await city.Get<CertificateFolder>().OnFile(withdrawn.Subject)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nonsense_is_a_refusal_or_not_ours_and_never_an_exception()
    {
        (await Verify.ByFile([], null, default)).Refusals[0].Code.ShouldBe("certificates.file-missing");
        (await Verify.ByFile(new byte[VerifyCertificateHandler.MostBytes + 1], null, default)).Refusals[0].Code.ShouldBe("certificates.file-too-large");
        (await Verify.ByFile([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], null, default)).Refusals[0].Code.ShouldBe("certificates.file-not-pdf");
        (await Verify.ByNumber("   ", null, null, default)).Refusals[0].Code.ShouldBe("certificates.number-missing");
        (await Verify.ByNumber(new string('1', 500), null, null, default)).Refusals[0].Code.ShouldBe("certificates.number-too-long");
        (await Verify.ByNumber("1.2.156.3005.2.1.2.3.4", null, null, default)).Refusals[0].Code.ShouldBe("certificates.identifier-wrong");
        (await Verify.ByNumber("食证〔2026〕99999号", null, null, default)).Value.Ruling.ShouldBe(Ruling.Unknown);
        (await Verify.ByNumber("'; drop table certificates.files; --", null, null, default)).Value.Ruling.ShouldBe(Ruling.Unknown);
        (await Verify.ByCode("0000-0000-0000-0000", null, default)).ShouldBeNull();

        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var noise = new byte[random.Next(5, 4000)];
            random.NextBytes(noise);
            Encoding.ASCII.GetBytes("%PDF-").CopyTo(noise, 0);
            (await Verify.ByFile(noise, null, default)).Value.Ruling.ShouldBe(Ruling.NotOurs);
        }
    }

    [Fact]
    public async Task A_persons_name_and_number_are_masked_for_whoever_has_the_code()
    {
        var held = await OfAPerson();
        var file = (await city.Get<SealedFiles>().Find(held.Id, default))!;
        var shown = (await Verify.ByCode(file.Code, null, default))!.Face!;
        shown.Holder.ShouldBe("周*");
        shown.HolderCode.ShouldBe("990***********1260");
    }

    /// <summary>Numbers count up: whoever walks through them learns of no person.</summary>
    [Fact]
    public async Task The_number_of_a_persons_paper_tells_only_whether_it_is_in_force()
    {
        var held = await OfAPerson();
        foreach (var number in (string[])[held.Number, held.Identifier])
        {
            var verdict = await ByNumber(number);
            verdict.Ruling.ShouldBe(Ruling.Valid);
            verdict.Face.ShouldBe(new PublicFace(null, held.Number, null, null, null, null, null, null, true) { Telling = Telling.Standing });
            verdict.Checks.SelectMany(c => c.Args).ShouldNotContain(a => a is DateOnly || a is string, "neither dates nor who issued it");
        }
    }

    [Fact]
    public async Task With_the_holders_name_the_number_tells_what_the_paper_is_and_no_digit_of_the_persons_number()
    {
        var held = await OfAPerson();
        var verdict = await ByNumber(held.Number, " 周 禾 ");
        verdict.Ruling.ShouldBe(Ruling.Valid);
        verdict.Face!.Name.ShouldBe(held.Name);
        verdict.Face.Holder.ShouldBe("周*");
        verdict.Face.HolderCode.ShouldBeNull();
        verdict.Face.ValidFrom.ShouldBe(held.ValidFrom);
    }

    [Fact]
    public async Task Another_name_than_the_holders_is_no_good_certificate()
    {
        var verdict = await ByNumber((await OfAPerson()).Number, "刘芳");
        verdict.Ruling.ShouldBe(Ruling.OtherHolder);
        verdict.Face!.Telling.ShouldBe(Telling.Standing);
        verdict.Checks.ShouldAllBe(c => !c.Good);
        (await ByNumber((await city.Issued()).Number, "东湖市别家餐饮有限公司")).Ruling.ShouldBe(Ruling.OtherHolder);
        (await ByNumber((await city.Issued()).Number, Grants.Holder)).Ruling.ShouldBe(Ruling.Valid);
    }

    private async Task<HeldCertificate> OfAPerson()
    {
        var person = Grants.FoodLicence();
        var face = person.Result!.Face.Value! with { Holder = Grants.Representative, HolderCode = "990102199104121260" };
        return await city.Issued(granted: person with { Result = person.Result with { Face = face } });
    }
}

internal static class BlankDocument
{
    public static byte[] SavedWithPage(this PdfDocument document)
    {
        document.AddPage();
        return document.Save();
    }
}
