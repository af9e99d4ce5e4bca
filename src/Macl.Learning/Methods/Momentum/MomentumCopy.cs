using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>A module whose weights follow those of another one slowly, and take no gradient. Its buffers are its own.</summary>
internal static class MomentumCopy
{
    /// <summary>Gives a module the weights and buffers of another of the same shape, and frees it from gradients.</summary>
    public static void Begin(nn.Module follower, nn.Module leader)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var state = leader.state_dict();
        foreach (var (name, value) in follower.state_dict())
        {
            value.copy_(state[name]);
        }

        foreach (var parameter in follower.parameters())
        {
            parameter.requires_grad_(false);
        }
    }

    /// <summary>Moves every weight to momentum × itself + (1 − momentum) × the leader's.</summary>
    public static void Follow(nn.Module follower, nn.Module leader, double momentum)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using Scalar kept = momentum.ToScalar();
        using Scalar taken = (1 - momentum).ToScalar();
        foreach (var (own, theirs) in follower.parameters().Zip(leader.parameters()))
        {
            own.mul_(kept).add_(theirs, taken);
        }
    }
}
