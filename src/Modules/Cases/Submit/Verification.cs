using System.Collections.Immutable;
using OneStop.Cases.Decide;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Kernel.Events;
using OneStop.Web;

namespace OneStop.Cases.Submit;

/// <summary>
/// An on-the-spot item that only confirms what a register says: when its papers are certificates in force and nothing
/// that the register knows was stated otherwise, there is nothing for a person to judge. The rule decides, says what it
/// looked at, and the applicant may ask for a person instead (个人信息保护法 art. 24).
/// </summary>
internal sealed record Verified(string Item, string Opinion, ImmutableList<string> Explanation)
{
    public IEnumerable<IEvent> Events(Case filed, CaseClock time, ICatalog catalog, DateTimeOffset now)
    {
        var item = filed.Item(Item)!;
        yield return new ItemAccepted(Item, time.DueOn(item, now));
        yield return new AutoDecided(Item, Explanation);
        yield return new ItemGranted(Item, item.Department, filed.Region, filed.Number, Opinion, ResultOrders.Of(filed, ItemShare.Of(catalog, filed, Item), now));
    }
}

internal static class Verification
{
    private const string Account = "account";

    public static IReadOnlyList<Verified> Passed(Filing filing, DateOnly today)
    {
        var passed = new List<Verified>();
        // An item comes after those it depends on.
        foreach (var (item, _, _, _) in filing.Composition.Items)
        {
            if (item.CaseType == CaseType.OnTheSpot && item.DependsOn.All(d => !filing.Composition.Has(d) || passed.Exists(p => p.Item == d)) && Of(filing, item, today) is { } verified)
                passed.Add(verified);
        }

        // A rule accepts what it decides; of what is accepted at once it cannot take in a part.
        return filing.Matter.Acceptance == Acceptance.Joint && passed.Count < filing.Composition.Items.Count ? [] : passed;
    }

    private static Verified? Of(Filing filing, ServiceItem item, DateOnly today)
    {
        var fields = filing.Composition.ShareOf(item.Code).Where(f => f.Element.Source?.Register != Account).ToList();
        var materials = filing.Composition.MaterialsOf(item.Code).ToList();
        if (fields.Count == 0 || !fields.TrueForAll(f => filing.IsAsFound(f)) || materials.Count == 0 || !materials.TrueForAll(m => m.Way.Kind is WayKind.Certificate or WayKind.SharedData))
            return null;
        var explanation = ImmutableList.CreateBuilder<string>();
        foreach (var material in materials)
        {
            var source = material.Way.Department is { } department ? filing.Matter.Department(department).ShortName.Zh : "";
            var until = filing.State.Certificates.GetValueOrDefault(material.Way.Source!)?.ValidUntil;
            explanation.Add($"{material.Spec.Name.Zh}：{(until is { } last ? $"有效期至{Show.Date(last, Lang.Zh)}" : "长期有效")}，来源：{source}，核对日期：{Show.Date(today, Lang.Zh)}");
        }

        explanation.Add($"{string.Join('、', fields.Select(f => f.Element.Name.Zh))}：与登记一致");
        return new(item.Code, $"{item.Name.Zh}：与登记信息一致，当场核验通过。", explanation.ToImmutable());
    }
}
