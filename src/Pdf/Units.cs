namespace OneStop.Pdf;

/// <summary>Lengths are points (1/72 inch) everywhere; write <c>20.Mm()</c> for millimetres.</summary>
public static class Units
{
    private const double PointsPerMillimetre = 72 / 25.4;

    public static double Mm(this double millimetres) => millimetres * PointsPerMillimetre;

    public static double Mm(this int millimetres) => millimetres * PointsPerMillimetre;
}

/// <summary>Paper size in points.</summary>
public sealed record PageSize(double Width, double Height)
{
    public static readonly PageSize A4 = new(210.Mm(), 297.Mm());

    public PageSize Landscape => new(Height, Width);
}
