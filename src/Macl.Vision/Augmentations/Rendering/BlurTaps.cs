namespace Macl.Vision.Augmentations;

/// <summary>The weights of a Gaussian blur along a line. Serves for many blurs of a thread.</summary>
internal sealed class BlurTaps
{
    /// <summary>Taps below this are left out: all of them together move no value by a hundredth of a grey level.</summary>
    private const double Negligible = 1e-6;

    private float[] _weights = [];

    /// <summary>Taps on each side of the middle; 0: nothing is blurred.</summary>
    public int Radius { get; private set; }

    /// <summary>From the middle outwards: those of both sides, and the middle once, sum to 1.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Radius + 1);

    /// <summary>Where a tap beyond the edge falls: the line is reflected at its last value, which is not repeated.</summary>
    public static int Reflected(int index, int size) => index < 0 ? -index : index >= size ? 2 * (size - 1) - index : index;

    /// <summary>Takes the weights of a blur.</summary>
    public void Fit(GaussianBlur blur)
    {
        int half = blur.Kernel / 2;
        if (_weights.Length <= half)
        {
            _weights = new float[half + 1];
        }

        double all = 0;
        for (int tap = -half; tap <= half; tap++)
        {
            all += Density(tap, blur.Sigma);
        }

        Radius = half;
        while (Radius > 0 && Density(Radius, blur.Sigma) < Negligible * all)
        {
            all -= 2 * Density(Radius--, blur.Sigma);
        }

        for (int tap = 0; tap <= Radius; tap++)
        {
            _weights[tap] = (float)(Density(tap, blur.Sigma) / all);
        }
    }

    private static double Density(int tap, double sigma) => Math.Exp(-.5 * (tap / sigma) * (tap / sigma));
}
