namespace OneStop;

/// <summary>Personal values with enough left to recognise one's own and too little to learn another's.</summary>
public static class Masks
{
    /// <summary>138****2043.</summary>
    public static string Phone(string phone) => Middle(phone, 3, 4);

    /// <summary>420***********1234: of an ID number the region and the last four.</summary>
    public static string IdNumber(string number) => Middle(number, 3, 4);

    /// <summary>周*, 欧阳*: the given name is hidden, as on public notices.</summary>
    public static string Name(string name)
    {
        if (name.Length < 2)
            return name;
        var kept = name.Length >= 4 ? 2 : 1;
        return name[..kept] + new string('*', name.Length - kept);
    }

    /// <summary>6222 **** 1234 without the spaces: of an account number the first four and the last four.</summary>
    public static string Account(string number) => Middle(number, 4, 4);

    private static string Middle(string value, int head, int tail) => value.Length <= head + tail
        ? new string('*', value.Length)
        : value[..head] + new string('*', value.Length - head - tail) + value[^tail..];
}
