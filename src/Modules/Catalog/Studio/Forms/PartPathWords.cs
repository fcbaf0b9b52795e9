using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>A place in a draft as an official reads it: 事项 E01-I2·承诺时限·天数.</summary>
internal static class PartPathWords
{
    public static string Of(DraftKind kind, string place, Texts t)
    {
        var names = PartPath.Split(place);
        var schema = FormSchemas.Of(kind);
        var words = new List<string>();
        for (var i = 0; i < names.Length; i++)
        {
            if (schema.Lists.FirstOrDefault(s => s.Member == names[i]) is { } list)
            {
                words.Add(t["list." + list.Member] + (i + 1 < names.Length ? " " + names[i + 1] : ""));
                schema = list.Schema;
                i++;
                continue;
            }

            // Every beginning that has words: promised/basis/zh is the promised limit, its basis.
            var known = Enumerable.Range(i + 1, names.Length - i).Select(end => $"schema.{schema.Key}.{string.Join('.', names[i..end])}").Where(t.Has)
                .Select(key => t[key]).ToList();
            words.AddRange(known.Count == 0 ? [string.Join('/', names[i..])] : known);
            break;
        }

        return words.Count == 0 ? t["draft.whole"] : string.Join(t["differences.in"], words);
    }
}
