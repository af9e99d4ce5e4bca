using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>The same temperature at any alignment.</summary>
public sealed record FixedTemperature : TemperaturePolicy
{
    /// <param name="temperature">The temperature; finite, at least <see cref="TemperaturePolicy.Smallest"/>. Default 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public FixedTemperature(double temperature = .1)
        : base(temperature)
    {
    }

    internal override EffectiveTemperature Follow(TemperatureInputs inputs)
    {
        using var initial = Initial.ToScalar();
        return AtLeastMinimum(full_like(inputs.Alignment, initial));
    }
}
