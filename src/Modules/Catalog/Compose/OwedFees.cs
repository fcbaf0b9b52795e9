using System.Globalization;
using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Compose;

/// <summary>What items cost, as far as answers and form say it: nobody is told an amount that the next answer takes back.</summary>
/// <param name="asked">Elements that the chosen items ask for: one that is not asked stays empty, and is not waited for.</param>
internal sealed class OwedFees(Answers answers, Known known, RuleValue facts, IReadOnlySet<string> asked)
{
    private const string Answer = "answers.", Form = "form.";

    public OwedFee Of(ServiceItem item)
    {
        foreach (var one in item.FeeCases)
        {
            if (one.When?.Variables.Any(IsOpen) == true)
                return new(item, null, null);
            if (one.When?.Holds(facts) != false)
                return new(item, Amount(one), one);
        }

        return new(item, item.Fee.Amount, null);
    }

    private decimal? Amount(FeeCase one) => one.Per is not { } per ? one.Amount
        : known.Form.GetValueOrDefault(per) is string typed && decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? decimal.Round(one.Amount + ((one.Each ?? 0) * number), 2, MidpointRounding.AwayFromZero) : null;

    private bool IsOpen(string name) =>
        name.StartsWith(Answer, StringComparison.Ordinal) ? answers[name[Answer.Length..]] is null
        : name.StartsWith(Form, StringComparison.Ordinal) && name[Form.Length..].Split('.', '[')[0] is var element
            && asked.Contains(element) && known.Form.GetValueOrDefault(element) is null or "";
}
