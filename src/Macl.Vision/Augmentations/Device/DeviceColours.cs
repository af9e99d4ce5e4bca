using Macl.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Vision.Augmentations;

/// <summary>The operations of <see cref="ColourKernels"/> for pictures [N, 3, size, size] in float32 of 0 to 255 on any device; factors are [N, 1, 1, 1].</summary>
internal static class DeviceColours
{
    private static readonly Scalar Black = 0f.ToScalar();
    private static readonly Scalar White = Lanes.White.ToScalar();
    private static readonly Scalar One = 1f.ToScalar();
    private static readonly Scalar Tiny = 1e-30f.ToScalar();

    /// <summary>[N, 1, size, size].</summary>
    public static Tensor Grey(Tensor pictures)
    {
        Tensor luma = tensor([.299f, .587f, .114f], [1, 3, 1, 1], device: pictures.device);
        return pictures.mul(luma).sum([1L], keepdim: true);
    }

    public static Tensor Brighten(Tensor pictures, Tensor factors) => Clamp(pictures.mul(factors));

    public static Tensor Contrast(Tensor pictures, Tensor factors) => Away(pictures, Grey(pictures).mean([2L, 3L], keepdim: true), factors);

    public static Tensor Saturate(Tensor pictures, Tensor factors) => Away(pictures, Grey(pictures), factors);

    public static Tensor TurnHue(Tensor pictures, Tensor circles)
    {
        Tensor six = tensor(HueCircle.Sixths, device: pictures.device);
        Tensor begins = tensor([HueCircle.Red, HueCircle.Green, HueCircle.Blue], [1, 3, 1, 1], device: pictures.device);
        Tensor value = pictures.amax([1L], keepdim: true);
        Tensor chroma = value.sub(pictures.amin([1L], keepdim: true));
        Tensor hue = Sixth(pictures, value, chroma).Plus(circles.mul(six)).remainder(six);
        Tensor place = hue.Plus(begins).remainder(six);
        Tensor four = tensor(4f, device: pictures.device);
        return value.sub(chroma.mul(minimum(place, four.sub(place)).clamp(Black, One)));
    }

    public static Tensor Solarise(Tensor pictures, Tensor thresholds)
    {
        Tensor white = tensor(Lanes.White, device: pictures.device);
        return where(pictures.ge(thresholds), white.sub(pictures), pictures);
    }

    private static Tensor Sixth(Tensor pictures, Tensor value, Tensor chroma)
    {
        Tensor red = pictures.narrow(1, 0, 1);
        Tensor green = pictures.narrow(1, 1, 1);
        Tensor blue = pictures.narrow(1, 2, 1);
        Tensor isRed = value.eq(red);
        Tensor isGreen = value.eq(green);
        Tensor difference = where(isRed, green.sub(blue), where(isGreen, blue.sub(red), red.sub(green)));
        Tensor start = where(isRed, Number(0), where(isGreen, Number(2), Number(4)));
        return start.Plus(difference.div(chroma.clamp_min(Tiny)));

        Tensor Number(float number) => tensor(number, device: pictures.device);
    }

    private static Tensor Away(Tensor pictures, Tensor from, Tensor factors) => Clamp(from.Plus(pictures.sub(from).mul(factors)));

    private static Tensor Clamp(Tensor pictures) => pictures.clamp(Black, White);
}
