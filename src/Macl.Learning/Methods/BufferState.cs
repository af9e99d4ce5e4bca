using static TorchSharp.torch;

namespace Macl.Learning.Methods;

/// <summary>The buffers of modules at one moment, as batch normalisation's running statistics, so that a computation can be undone in them.</summary>
internal sealed class BufferState
{
    private readonly (Tensor Buffer, Tensor Saved)[] _buffers;

    /// <summary>The copies belong to the dispose scope of the caller.</summary>
    public BufferState(IEnumerable<nn.Module> modules)
    {
        using var noGradient = no_grad();
        _buffers = [.. modules.SelectMany(module => module.buffers()).Select(buffer => (buffer, buffer.clone()))];
    }

    public void Restore()
    {
        using var noGradient = no_grad();
        foreach (var (buffer, saved) in _buffers)
        {
            buffer.copy_(saved);
        }
    }
}
