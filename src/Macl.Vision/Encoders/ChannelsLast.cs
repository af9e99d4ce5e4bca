using static TorchSharp.torch;

namespace Macl.Vision.Encoders;

/// <summary>The order in memory in which convolutions are fastest: the channels of a pixel beside each other.</summary>
internal static class ChannelsLast
{
    /// <summary>The same values under the same indices [N, C, H, W], with C innermost in memory. What follows keeps that order.</summary>
    public static Tensor Of(Tensor images)
    {
        using var scope = NewDisposeScope();
        return images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
