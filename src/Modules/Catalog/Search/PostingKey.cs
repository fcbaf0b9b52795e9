namespace OneStop.Catalog.Search;

/// <summary>The keys of the index: characters and pairs of them, syllables, pairs of initials, words in letters.</summary>
internal static class PostingKey
{
    public static ulong Char(char c) => c;
    public static ulong Pair(char a, char b) => 1ul << 32 | (ulong)a << 16 | b;
    public static ulong Syllable(ushort s) => 2ul << 32 | s;
    public static ulong Initials(char a, char b) => 3ul << 32 | (ulong)a << 16 | b;
    public static ulong Word(int number) => 4ul << 32 | (uint)number;
}
