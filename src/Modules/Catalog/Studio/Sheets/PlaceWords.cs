using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Sheets;

/// <summary>A place in a draft as an official reads it: 事项 E01-I2·承诺时限·天数.</summary>
internal static class PlaceWords
{
    public static string Of(DraftKind kind, string place, Texts t)
    {
        var names = Place.Split(place);
        var sheet = PartSheets.Of(kind);
        var words = new List<string>();
        for (var i = 0; i < names.Length; i++)
        {
            if (sheet.Shelves.FirstOrDefault(s => s.Member == names[i]) is { } shelf)
            {
                words.Add(t["shelf." + shelf.Member] + (i + 1 < names.Length ? " " + names[i + 1] : ""));
                sheet = shelf.Sheet;
                i++;
                continue;
            }

            // The longest beginning that has words: promised/basis/zh is the basis of the promised limit.
            var key = Enumerable.Range(0, names.Length - i).Select(cut => $"sheet.{sheet.Key}.{string.Join('.', names[i..^cut])}").FirstOrDefault(t.Has);
            words.Add(key is null ? string.Join('/', names[i..]) : t[key]);
            break;
        }

        return words.Count == 0 ? t["draft.whole"] : string.Join(t["differences.in"], words);
    }
}
