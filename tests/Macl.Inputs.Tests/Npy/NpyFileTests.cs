using System.Text;
using Macl.Inputs.Npy;

namespace Macl.Inputs.Tests.Npy;

/// <summary>The files in References were written by numpy (see make_npy.py there).</summary>
public sealed class NpyFileTests
{
    private static readonly double[] Values = [.1, -2.5, 1e-3, 3, 65504, -0.0];

    [Theory]
    [InlineData("float64", NpyType.DoublePrecision)]
    [InlineData("float32", NpyType.SinglePrecision)]
    [InlineData("float16", NpyType.HalfPrecision)]
    [InlineData("version2", NpyType.SinglePrecision)]
    [InlineData("version3", NpyType.SinglePrecision)]
    public void Files_of_numpy_are_read(string name, NpyType type)
    {
        NpyArray array = NpyFile.Read(Reference(name));

        Assert.Equal(type, array.Type);
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal(Values.Select(value => Round(value, type)), array.ToDoubles());
        Assert.Equal(Values.Select(value => (float)Round(value, type)), array.ToSingles());
    }

    [Fact]
    public void Vectors_and_empty_matrices_are_read()
    {
        Assert.Equal([3], NpyFile.Read(Reference("vector")).Shape);
        Assert.Equal([.1f, -2.5f, 1e-3f], NpyFile.Read(Reference("vector")).ToSingles());
        Assert.Equal([0, 3], NpyFile.Read(Reference("empty")).Shape);
        Assert.Empty(NpyFile.Read(Reference("empty")).ToSingles());
    }

    [Fact]
    public void What_is_written_is_byte_for_byte_what_numpy_writes()
    {
        using var folder = new TemporaryFolder();
        float[] singles = [.. Values.Select(value => (float)value)];

        NpyFile.Write(folder["float64.npy"], Values, 2, 3);
        NpyFile.Write(folder["float32.npy"], singles, 2, 3);
        NpyFile.Write(folder["vector.npy"], singles.AsSpan(0, 3), 3);
        NpyFile.Write(folder["empty.npy"], ReadOnlySpan<float>.Empty, 0, 3);

        Assert.All(["float64", "float32", "vector", "empty"], name => Assert.Equal(File.ReadAllBytes(Reference(name)), File.ReadAllBytes(folder[name + ".npy"])));
    }

    [Fact]
    public void Rows_can_be_written_piece_by_piece()
    {
        float[] singles = [.. Values.Select(value => (float)value)];
        using var file = new MemoryStream();

        NpyFile.Write(file, [singles[..2], [], singles[2..]], 2, 3);

        Assert.Equal(File.ReadAllBytes(Reference("float32")), file.ToArray());
    }

    [Fact]
    public void Large_arrays_come_back_as_they_were()
    {
        using var folder = new TemporaryFolder();
        double[] values = [.. Enumerable.Range(0, 3_000_000).Select(value => 1.0 / (value + 1))];

        NpyFile.Write(folder["large.npy"], values, 3_000_000);

        Assert.Equal(values, NpyFile.Read(folder["large.npy"]).ToDoubles());
    }

    [Theory]
    [InlineData("fortran", "is in Fortran order; save it in C order (numpy.ascontiguousarray)")]
    [InlineData("big_endian", "has elements of type '>f4'; '<f2', '<f4' and '<f8' (little-endian float16, float32, float64) are read")]
    [InlineData("int64", "has elements of type '<i8'; '<f2', '<f4' and '<f8' (little-endian float16, float32, float64) are read")]
    [InlineData("scalar", "has shape (); one or two sizes up to 2,147,483,647 are read")]
    [InlineData("cube", "has shape (2, 2, 2); one or two sizes up to 2,147,483,647 are read")]
    [InlineData("structured", "has a header that is not understood: {'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,), }; plain arrays with descr, fortran_order and shape are read")]
    public void Other_arrays_are_refused(string name, string problem)
    {
        DataFormatException fault = Assert.Throws<DataFormatException>(() => NpyFile.Read(Reference(name)));

        Assert.Equal($"{Reference(name)}: {problem}.", fault.Message);
    }

    [Theory]
    [InlineData("(4, 3)")]
    [InlineData("(1, 3)")]
    [InlineData("(2147483647, 2147483647)")]
    [InlineData("(2147483648, 1)")]
    [InlineData("(-2, -3)")]
    public void A_header_that_lies_about_the_shape_is_refused(string shape)
    {
        using var folder = new TemporaryFolder();
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(Reference("float32")));
        string longer = text.Replace("(2, 3), }" + new string(' ', shape.Length - 6), $"{shape}, }}", StringComparison.Ordinal);
        File.WriteAllBytes(folder["lie.npy"], Encoding.Latin1.GetBytes(longer));

        Assert.Throws<DataFormatException>(() => NpyFile.Read(folder["lie.npy"]));
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = File.ReadAllBytes(Reference("float32"));

        for (int length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(folder["cut.npy"], bytes[..length]);
            Assert.Throws<DataFormatException>(() => NpyFile.Read(folder["cut.npy"]));
        }
    }

    [Fact]
    public void A_huge_header_is_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["huge.npy"], [0x93, .. "NUMPY"u8, 2, 0, 0xff, 0xff, 0xff, 0xff]);

        DataFormatException fault = Assert.Throws<DataFormatException>(() => NpyFile.Read(folder["huge.npy"]));

        Assert.Contains("states a header of 4294967295 bytes; at most 65536 are read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_missing_or_something_else_are_named()
    {
        Assert.Contains("cannot be opened", Assert.Throws<DataFormatException>(() => NpyFile.Read("no.npy")).Message, StringComparison.Ordinal);
        Assert.EndsWith("is not a .npy file.", Assert.Throws<DataFormatException>(() => NpyFile.Read(Bundled.Mutag)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<ArgumentException>(() => NpyFile.Write(folder["a.npy"], [1f, 2f], 3));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(folder["a.npy"], [1f, 2f], -1, -2));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(folder["a.npy"], [1f, 2f], 1, 1, 2));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(folder["a.npy"], [1f, 2f]));
        Assert.False(File.Exists(folder["a.npy"]));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(Stream.Null, [[1f], [2f]], 3));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(Stream.Null, [[1f], [2f]], 1));
    }

    private static double Round(double value, NpyType type) => type switch
    {
        NpyType.HalfPrecision => (double)(Half)value,
        NpyType.SinglePrecision => (float)value,
        _ => value,
    };

    private static string Reference(string name) => Path.Combine(AppContext.BaseDirectory, "References", name + ".npy");
}
