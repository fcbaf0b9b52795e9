namespace OneStop.Pdf.Drawing;

/// <summary>The interlaced fine lines of certificates and banknotes, hard to copy and pleasant to see.</summary>
public static class Guilloche
{
    /// <summary>Control distance that makes a Bézier curve half a sine wave.</summary>
    private const double HalfWave = 0.3642;

    /// <summary>Waves woven along all four sides of a rectangle; the corners stay free for rosettes.</summary>
    /// <param name="x">Left, of the band's middle line.</param>
    /// <param name="y">Top, of the band's middle line.</param>
    /// <param name="width">In points.</param>
    /// <param name="height">In points.</param>
    /// <param name="amplitude">Half the band's thickness in points.</param>
    /// <param name="wave">About how long one wave is, in points.</param>
    /// <param name="strands">How many waves are woven.</param>
    public static PathBuilder Frame(double x, double y, double width, double height, double amplitude, double wave, int strands = 6)
    {
        var path = new PathBuilder();
        Weave(path, (along, across) => (x + along, y + across), width, amplitude, wave, strands);
        Weave(path, (along, across) => (x + along, y + height + across), width, amplitude, wave, strands);
        Weave(path, (along, across) => (x + across, y + along), height, amplitude, wave, strands);
        Weave(path, (along, across) => (x + width + across, y + along), height, amplitude, wave, strands);
        return path;
    }

    /// <summary>A flower of closed waves around a point.</summary>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre.</param>
    /// <param name="outer">Radius of the crests.</param>
    /// <param name="inner">Radius of the troughs.</param>
    /// <param name="petals">Waves around.</param>
    /// <param name="strands">How many such waves, each turned a little.</param>
    public static PathBuilder Rosette(double x, double y, double outer, double inner, int petals, int strands)
    {
        const int stepsPerPetal = 4;
        var path = new PathBuilder();
        var (middle, swing) = ((outer + inner) / 2, (outer - inner) / 2);
        var steps = petals * stepsPerPetal;
        var step = Math.Tau / steps;
        for (var strand = 0; strand < strands; strand++)
        {
            var phase = Math.Tau * strand / strands;
            (double X, double Y, double Dx, double Dy) At(int i)
            {
                var angle = step * i;
                var (waveSin, waveCos) = Math.SinCos((petals * angle) + phase);
                var (r, slope) = (middle + (swing * waveCos), -swing * petals * waveSin);
                var (sin, cos) = Math.SinCos(angle);
                return (x + (r * cos), y + (r * sin), (slope * cos) - (r * sin), (slope * sin) + (r * cos));
            }
            var from = At(0);
            path.MoveTo(from.X, from.Y);
            for (var i = 1; i <= steps; i++)
            {
                var to = At(i);
                path.CurveTo(from.X + (from.Dx * step / 3), from.Y + (from.Dy * step / 3), to.X - (to.Dx * step / 3), to.Y - (to.Dy * step / 3), to.X, to.Y);
                from = to;
            }
            path.Close();
        }
        return path;
    }

    private static void Weave(PathBuilder path, Func<double, double, (double X, double Y)> place, double length, double amplitude, double wave, int strands)
    {
        var halves = 2 * Math.Max(1, (int)Math.Round(length / wave));
        var half = length / halves;
        for (var strand = 0; strand < strands; strand++)
        {
            // Strands differ in height, and every other one is turned over, so that all meet on the middle line.
            var height = amplitude * (strands - (strand / 2 * 2)) / strands * (strand % 2 == 0 ? 1 : -1);
            var from = place(0, 0);
            path.MoveTo(from.X, from.Y);
            for (var i = 0; i < halves; i++)
            {
                var crest = (i % 2 == 0 ? height : -height) * 4 / 3;
                var c1 = place((i + HalfWave) * half, crest);
                var c2 = place((i + 1 - HalfWave) * half, crest);
                var to = place((i + 1) * half, 0);
                path.CurveTo(c1.X, c1.Y, c2.X, c2.Y, to.X, to.Y);
            }
        }
    }
}
