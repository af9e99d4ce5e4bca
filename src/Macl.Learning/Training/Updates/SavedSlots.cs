using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Macl.Learning.Training.Updates;

/// <summary>The saved memory of one parameter.</summary>
internal sealed class SavedSlots(IReadOnlyDictionary<string, Tensor> tensors, string parameterName)
{
    public bool Has(string slot) => tensors.ContainsKey(NameOf(slot));

    /// <exception cref="InvalidDataException">It is missing, or of another shape or type than the parameter.</exception>
    public Tensor Like(Parameter parameter, string slot) => tensors.Fitting(NameOf(slot), parameter.dtype, parameter.shape);

    /// <exception cref="InvalidDataException">It is missing, or no int64 scalar.</exception>
    public long Count(string slot) => tensors.Fitting(NameOf(slot), ScalarType.Int64, []).item<long>();

    private string NameOf(string slot) => $"{parameterName}.{slot}";
}
