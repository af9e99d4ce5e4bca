using System.Runtime.InteropServices;

namespace Macl.Vision.Augmentations;

/// <summary>Drawn parameters of a Gaussian blur: torchvision's, with the picture reflected at its edges.</summary>
/// <param name="Kernel">Taps in each direction, odd, less than twice the side.</param>
/// <param name="Sigma">The standard deviation in pixels, above 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GaussianBlur(int Kernel, float Sigma);
