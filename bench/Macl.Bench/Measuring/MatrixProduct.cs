using static TorchSharp.torch;

namespace Macl.Bench.Measuring;

/// <summary>A float32 matrix product, into memory that is there already: what the machine can do.</summary>
internal sealed class MatrixProduct : IDisposable
{
    /// <summary>Rows, depth and columns of the products that are tried; the fastest counts.</summary>
    private static readonly (int Rows, int Depth, int Columns)[] _shapes = [(2048, 128, 2048), (2048, 2048, 128), (2048, 768, 2048)];

    private readonly Tensor _left;
    private readonly Tensor _right;
    private readonly Tensor _result;
    private readonly double _operations;

    private MatrixProduct(int rows, int depth, int columns)
    {
        _left = rand(rows, depth);
        _right = rand(depth, columns);
        _result = zeros(rows, columns);
        _operations = 2.0 * rows * depth * columns;
    }

    public static MatrixProduct[] Create() => [.. _shapes.Select(shape => new MatrixProduct(shape.Rows, shape.Depth, shape.Columns))];

    /// <summary>The rate of the fastest, by medians.</summary>
    public static double Gigaflops(IEnumerable<MatrixProduct> products, IEnumerable<Sample> samples) =>
        products.Zip(samples, (product, sample) => product._operations / (sample.Median * 1e6)).Max();

    public void Run() => _result.addmm_(_left, _right, beta: 0, alpha: 1);

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
        _result.Dispose();
    }
}
