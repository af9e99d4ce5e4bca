using static TorchSharp.torch;

namespace Macl.Vision.Augmentations;

/// <summary>
/// What <see cref="ViewRenderer"/> does, for many pictures at once on any device: resizing and blurring are products with matrices, and each
/// colour operation works on the pictures whose turn it is.
/// </summary>
internal static class DeviceRendering
{
    /// <summary>Crop, resize and flip.</summary>
    /// <param name="pictures">[N, 3, height, width], float32.</param>
    /// <param name="views">One for each picture, of one size.</param>
    /// <returns>[N, 3, size, size].</returns>
    public static Tensor Resize(Tensor pictures, IReadOnlyList<DrawnView> views)
    {
        int size = views[0].Size;
        WeightTable rows = WeightTable.OfResize([.. views.Select(view => (view.Crop.Top, view.Crop.Height))], size, _ => false);
        WeightTable columns = WeightTable.OfResize([.. views.Select(view => (view.Crop.Left, view.Crop.Width))], size, picture => views[picture].Flip);
        Tensor left = rows.ToMatrices((int)pictures.shape[2], pictures.device);
        Tensor right = columns.ToMatrices((int)pictures.shape[3], pictures.device);
        return Product(left, pictures, right);
    }

    /// <summary>All that follows.</summary>
    /// <param name="pictures">[N, 3, size, size], float32 of 0 to 255; changed in place.</param>
    /// <param name="views">One for each picture.</param>
    public static void Change(Tensor pictures, IReadOnlyList<DrawnView> views)
    {
        for (int turn = 0; turn < Enum.GetValues<JitterOperation>().Length; turn++)
        {
            Jitter(pictures, views, turn);
        }

        Among(pictures, views, view => view.Greyscale ? 0f : null, DeviceColours.Saturate);
        Blur(pictures, views);
        Among(pictures, views, view => view.SolariseThreshold, DeviceColours.Solarise);
    }

    private static void Jitter(Tensor pictures, IReadOnlyList<DrawnView> views, int turn)
    {
        Among(pictures, views, view => view.Jitter is { Brightness: not 1 } jitter && IsTurn(jitter, JitterOperation.Brightness) ? jitter.Brightness : null, DeviceColours.Brighten);
        Among(pictures, views, view => view.Jitter is { Contrast: not 1 } jitter && IsTurn(jitter, JitterOperation.Contrast) ? jitter.Contrast : null, DeviceColours.Contrast);
        Among(pictures, views, view => view.Jitter is { Saturation: not 1 } jitter && IsTurn(jitter, JitterOperation.Saturation) ? jitter.Saturation : null, DeviceColours.Saturate);
        Among(pictures, views, view => view.Jitter is { Hue: not 0 } jitter && IsTurn(jitter, JitterOperation.Hue) ? jitter.Hue : null, DeviceColours.TurnHue);

        bool IsTurn(ColourJitter jitter, JitterOperation operation) => jitter.Order.Sequence[turn] == operation;
    }

    /// <summary>Does something to the pictures that have a number for it.</summary>
    private static void Among(Tensor pictures, IReadOnlyList<DrawnView> views, Func<DrawnView, float?> number, Func<Tensor, Tensor, Tensor> change)
    {
        long[] chosen = [.. Enumerable.Range(0, views.Count).Where(picture => number(views[picture]) is not null)];
        if (chosen.Length == 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        Tensor numbers = tensor(chosen.Select(picture => number(views[(int)picture])!.Value).ToArray(), [chosen.Length, 1, 1, 1], device: pictures.device);
        Replace(pictures, chosen, some => change(some, numbers));
    }

    private static void Blur(Tensor pictures, IReadOnlyList<DrawnView> views)
    {
        long[] chosen = [.. Enumerable.Range(0, views.Count).Where(picture => views[picture].Blur is not null)];
        if (chosen.Length == 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        int size = (int)pictures.shape[2];
        Tensor blur = WeightTable.OfBlur([.. chosen.Select(picture => views[(int)picture].Blur!.Value)], size).ToMatrices(size, pictures.device);
        Replace(pictures, chosen, some => Product(blur, some, blur));
    }

    private static void Replace(Tensor pictures, long[] chosen, Func<Tensor, Tensor> change)
    {
        Tensor places = tensor(chosen).to(pictures.device);
        pictures.index_copy_(0, places, change(pictures.index_select(0, places)));
    }

    /// <summary>left · picture · rightᵀ, picture by picture.</summary>
    private static Tensor Product(Tensor left, Tensor pictures, Tensor right) =>
        left.unsqueeze(1).matmul(pictures).matmul(right.unsqueeze(1).transpose(2, 3));
}
