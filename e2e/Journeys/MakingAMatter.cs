namespace OneStop.E2E.Journeys;

/// <summary>Officials make a small matter from nothing, without writing a line of JSON, and a citizen files it the same minute.</summary>
public sealed class MakingAMatter(City city)
{
    private const string Code = "YJS-P77";

    [Fact]
    public async Task From_an_empty_draft_to_a_certificate()
    {
        var author = new Editor(await city.Open());
        await author.SignIn("bailu", City.Password, "/staff/signin");
        await author.Look();
        var draft = await author.Begin(Code);

        await author.Change(draft, "",
            ("name.zh", "养犬登记"), ("name.en", "Register a dog"), ("officialName.zh", "养犬登记一件事"), ("officialName.en", "Registering a dog as one matter"),
            ("summary.zh", "给狗办登记证，一张表、一张照片，当场受理。"), ("summary.en", "A registration for your dog: one form and one photo."),
            ("short.zh", "登记证、犬牌"), ("short.en", "Registration and tag"), ("glyph", "犬"), ("audience.zh", "在本市养犬的个人"),
                ("audience.en", "People who keep a dog in this city"),
            ("applicant", "person"), ("stage", "困难帮扶"), ("lead", "public-security"), ("minutes", "3"), ("synonyms", "狗证\n养狗\n犬证\ndog licence"));
        await author.Add(draft, "questions", "big", ("text.zh", "狗的肩高超过45厘米吗？"), ("text.en", "Is the dog taller than 45 cm at the shoulder?"),
            ("kind", "yesNo"), ("usual", "0"));
        await author.Add(draft, "elements", "DL9001", ("key", "dogName"), ("name.zh", "狗的名字"), ("name.en", "Name of the dog"), ("type", "text"),
            ("maxLength", "20"));
        await author.Add(draft, "elements", "DL9002", ("key", "dogWeight"), ("name.zh", "狗的体重"), ("name.en", "Weight of the dog"), ("type", "number"),
            ("unit.zh", "公斤"), ("unit.en", "kg"));
        await author.Add(draft, "steps", "dog", ("name.zh", "狗的情况"), ("name.en", "The dog"), ("title.zh", "说说您的狗"), ("title.en", "About your dog"),
            ("fields.0", "DL9001"), ("fields.1", "DL9002"));
        await author.Add(draft, "materials", "dog-photo", ("name.zh", "狗的照片"), ("name.en", "Photo of the dog"), ("points.0.zh", "正面，能看清毛色"),
            ("points.0.en", "From the front, colour visible"));
        await author.Add(draft, "materials/dog-photo/ways", null, ("kind", "upload"));
        await author.Add(draft, "items", "P77-I1",
            ("name.zh", "养犬登记"), ("name.en", "Registration of a dog"), ("officialName.zh", "养犬登记证核发"), ("officialName.en", "Issue of a dog registration"),
                ("department", "public-security"),
            ("type", "07"), ("caseType", "promised"), ("promised.days", "5"), ("promised.unit", "workingDays"), ("promised.basis.zh", "本市承诺"),
                ("promised.basis.en", "Promise of the city"), ("promised.evidence", "unverified"),
            ("whyIncluded.zh", "养犬都要登记"), ("whyIncluded.en", "Every dog is registered"));
        await author.Add(draft, "items/P77-I1/fields", null, ("element", "DL9001"));
        await author.Add(draft, "items/P77-I1/fields", null, ("element", "DL9002"), ("when.how", "any"), ("when.is.0", "{\"var\":\"answers.big\"}"));
        await author.Add(draft, "items/P77-I1/materials", null, ("material", "dog-photo"));
        await author.Add(draft, "items/P77-I1/checkpoints", "seen", ("text.zh", "照片和填的一致"), ("text.en", "Photo and form agree"), ("lookAt", "dog-photo"));
        await author.Add(draft, "items/P77-I1/results", "dog-licence",
            ("name.zh", "养犬登记证"), ("name.en", "Dog registration"), ("kind", "certificate"), ("validMonths", "12"),
                ("certificateType", "11990100MB0D186401077"), ("numberPrefix", "东犬证"),
            ("statement.zh", "请给狗系好犬牌，出门牵绳。"), ("statement.en", "Keep the tag on the dog and the dog on a lead."));
        await author.Add(draft, "items/P77-I1/results/dog-licence/fields", null, ("key", "number"), ("label.zh", "证号"), ("label.en", "Number"),
            ("from", "result.number"));

        // A line without a code of its own: the check names what is still missing, in words.
        await author.Open(draft);
        (await author.Page.Locator(".faults").AllInnerTextsAsync()).ShouldBeEmpty();
        await author.Open($"{draft}/preview?big=1");
        (await author.Page.Locator(".preview").AllInnerTextsAsync()).ShouldContain(t => t.Contains("狗的体重"));
        await author.Send(draft, "新的一件事：养犬登记");
        (await author.Page.Locator("form[action$='/publish']").CountAsync()).ShouldBe(0, "four eyes: the author cannot publish");

        var reviewer = new Editor(await city.Open(language: "en"));
        await reviewer.SignIn("luojia", City.Password, "/staff/signin");
        await reviewer.Open($"{draft}/preview");
        await reviewer.Open($"{draft}/history");
        await reviewer.Publish(draft);
        await reviewer.Open($"/studio/matters/{Code}");
        await reviewer.Open("/studio/dictionary");
        await reviewer.Open("/studio/import");

        // The same pages on a phone, for those who look something up on the way.
        var phone = new Editor(await city.Open(phone: true));
        await phone.SignIn("bailu", City.Password, "/staff/signin");
        await phone.Open("/studio");
        await phone.Open(draft);
        await phone.Open($"{draft}/part/items/P77-I1");
        await phone.Open("/studio/matters/YJS-E01");

        var citizen = new Applicant(await city.Open());
        await citizen.SignIn("liufang", City.Password);
        await citizen.Open("/matters?q=狗证");
        (await citizen.Page.Locator($"a[href='/matters/{Code}']").CountAsync()).ShouldBeGreaterThan(0, "the citizen finds it at once");
        await citizen.Open($"/matters/{Code}");
        var number = await citizen.File(Code, answers: "1");

        var clerk = new Official(await city.Open());
        await clerk.SignIn("tianyu", City.Password, "/staff/signin");
        await clerk.OpenItem(number, "P77-I1");
        await clerk.Accept(all: false);
        var officer = new Official(await city.Open());
        await officer.SignIn("sunzheng", City.Password, "/staff/signin");
        await officer.OpenItem(number, "P77-I1");
        await officer.Grant();

        (await citizen.Results(number, atLeast: 1)).Count.ShouldBe(1);
        foreach (var person in new Person[] { author, reviewer, phone, citizen, clerk, officer })
            await person.Page.Context.CloseAsync();
    }
}
