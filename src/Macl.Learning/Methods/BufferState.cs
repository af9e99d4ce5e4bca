using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>A module's buffers at one moment, as batch normalisation's running statistics, so that a computation can be undone in them.</summary>
internal sealed class BufferState
{
    private readonly nn.Module _module;
    private readonly Tensor[] _saved;

    /// <summary>The copies belong to the dispose scope of the caller.</summary>
    public BufferState(nn.Module module)
    {
        using var noGradient = no_grad();
        _module = module;
        _saved = [.. module.buffers().Select(buffer => buffer.clone())];
    }

    public void Restore()
    {
        using var noGradient = no_grad();
        foreach (var (buffer, saved) in _module.buffers().Zip(_saved))
        {
            buffer.copy_(saved);
        }
    }
}
