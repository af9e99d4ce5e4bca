using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Tests.References;
using Macl.Learning.Tests.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Checkpoints;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    private string FilePath => _folder.Place("tensors.safetensors");

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Every_type_and_shape_comes_back_bit_for_bit()
    {
        Safetensors.Write(FilePath, ExampleTensors.Create());
        ExampleTensors.AssertEqual(ExampleTensors.Create(), Safetensors.Read(FilePath));
    }

    [Fact]
    public void No_tensors_come_back_as_none()
    {
        Safetensors.Write(FilePath, new Dictionary<string, Tensor>(StringComparer.Ordinal));
        Assert.Empty(Safetensors.Read(FilePath));
    }

    [Fact]
    public void A_file_by_another_writer_is_read()
    {
        using (var file = File.Create(FilePath))
        {
            Reference.Open("written_by_numpy.safetensors").CopyTo(file);
        }

        ExampleTensors.AssertEqual(ExampleTensors.Create(), Safetensors.Read(FilePath));
    }

    [Fact]
    public void A_file_of_ours_is_byte_for_byte_the_one_that_another_reader_has_verified()
    {
        using var verified = new MemoryStream();
        Reference.Open("written_by_macl.safetensors").CopyTo(verified);
        Safetensors.Write(FilePath, ExampleTensors.Create());
        Assert.Equal(verified.ToArray(), File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Tensors_lie_by_width_then_name_so_that_each_is_aligned()
    {
        var tensors = new[] { "b", "a" }.SelectMany(name => new[] { (name + 1, ScalarType.Byte), (name + 8, ScalarType.Float64), (name + 2, ScalarType.BFloat16) });
        Safetensors.Write(FilePath, tensors.ToDictionary(tensor => tensor.Item1, tensor => zeros(3, tensor.Item2), StringComparer.Ordinal));

        Assert.Equal("a8 b8 a2 b2 a1 b1", string.Join(' ', Safetensors.Read(FilePath).Keys));
        Assert.Equal(0, (int)(Header(FilePath).Length % 8));
    }

    [Fact]
    public void A_view_is_written_as_it_looks()
    {
        var whole = arange(12, dtype: ScalarType.Int32).reshape(3, 4);
        Safetensors.Write(FilePath, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["turned"] = whole.t(), ["part"] = whole[1..3, 1..3], ["weight"] = new TorchSharp.Modules.Parameter(ones(2)) });

        var read = Safetensors.Read(FilePath);
        Assert.Equal([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11], read["turned"].data<int>().ToArray());
        Assert.Equal([5, 6, 9, 10], read["part"].data<int>().ToArray());
        Assert.False(read["weight"].requires_grad);
    }

    [Fact]
    public void Tensors_longer_than_one_part_are_written_and_read_in_parts()
    {
        var large = arange((1 << 24) + 5, dtype: ScalarType.Int32).to(ScalarType.Byte);
        Safetensors.Write(FilePath, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["large"] = large });
        Assert.True(large.equal(Safetensors.Read(FilePath)["large"]).all().item<bool>());
    }

    [Fact]
    public void An_old_file_is_overwritten_to_its_end()
    {
        Safetensors.Write(FilePath, ExampleTensors.Create());
        Safetensors.Write(FilePath, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["one"] = ones(1) });
        Assert.Equal("one", Assert.Single(Safetensors.Read(FilePath)).Key);
    }

    [Fact]
    public void A_type_that_the_format_lacks_is_refused() =>
        Assert.Contains("ComplexFloat32", Assert.Throws<NotSupportedException>(() => Write("c", zeros(2, ScalarType.ComplexFloat32))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_name_that_the_format_keeps_for_itself_is_refused() =>
        Assert.Throws<ArgumentException>(() => Write("__metadata__", zeros(2)));

    [Fact]
    public void Writing_and_reading_leave_no_tensor_behind_that_the_caller_does_not_own()
    {
        var tensors = ExampleTensors.Create();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Safetensors.Write(FilePath, tensors);
        foreach (var tensor in Safetensors.Read(FilePath).Values)
        {
            tensor.Dispose();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        Safetensors.Write(FilePath, ExampleTensors.Create());
        byte[] whole = File.ReadAllBytes(FilePath);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int length = 0; length < whole.Length; length++)
        {
            AssertRefused(whole[..length]);
        }

        AssertRefused([.. whole, 0]);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(1_000)]
    [InlineData(100_000_001)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_header_length_that_cannot_be_is_refused_without_believing_it(long length)
    {
        byte[] file = Compose("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", data: 1);
        BinaryPrimitives.WriteInt64LittleEndian(file, length);
        AssertRefused(file);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "tensor b begins at byte 1 instead of 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2, "tensor b begins at byte 0 instead of 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", 3, "tensor b begins at byte 2 instead of 1")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "tensor a begins at byte 1 instead of 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 2, "its tensors need 1 bytes, but 2 are there")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4000000000],"data_offsets":[0,4000000000]}}""", 2, "its tensors need 4000000000 bytes, but 2 are there")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,2]}}""", 2, "tensor a of shape [2] needs 8 bytes, but has bytes 0 to 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[2,1]}}""", 2, "tensor a of shape [1] needs 1 bytes, but has bytes 2 to 1")]
    [InlineData("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[9223372036854775807,0]}}""", 0, "tensor a of shape [0] needs 0 bytes, but has bytes 9223372036854775807 to 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1, "tensor a has -1 in its shape, where whole numbers from 0 are allowed")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}""", 1, "tensor a has 1.5 in its shape, where whole numbers from 0 are allowed")]
    [InlineData("""{"a":{"dtype":"U8","shape":["1"],"data_offsets":[0,1]}}""", 1, "tensor a has \"1\" in its shape, where whole numbers from 0 are allowed")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[-1,0]}}""", 1, "tensor a has -1 in its data_offsets, where whole numbers from 0 are allowed")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,99999999999999999999]}}""", 1, "tensor a has 99999999999999999999 in its data_offsets, where whole numbers from 0 are allowed")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1, "tensor a has 1 data_offsets instead of 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1]}}""", 1, "tensor a has no data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":7,"data_offsets":[0,1]}}""", 1, "tensor a has no shape")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,1]}}""", 1, "tensor a has no dtype")]
    [InlineData("""{"a":[]}""", 1, "tensor a has no dtype")]
    [InlineData("""{"a":{"dtype":"F8","shape":[1],"data_offsets":[0,1]}}""", 1, "the type F8 is unknown; known are F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "tensor a is there twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "tensor a is there twice")]
    [InlineData("""[]""", 0, "its header is no JSON object")]
    [InlineData("""12""", 0, "its header is no JSON object")]
    public void A_header_that_contradicts_itself_or_the_file_is_refused_with_the_contradiction(string header, int data, string problem) =>
        Assert.Equal($"{FilePath} is no sound safetensors file: {problem}", AssertRefused(Compose(header, data)));

    [Theory]
    [InlineData("""{"a":{"dtype":"F64","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"U8","shape":[0,9223372036854775807,9223372036854775807],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775807,9223372036854775807,0],"data_offsets":[0,0]}}""")]
    [InlineData("not JSON")]
    [InlineData("{\"a\":")]
    [InlineData("{}{}")]
    [InlineData("{\"\uFFFF")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public void A_header_that_makes_no_sense_is_refused(string header) => AssertRefused(Compose(header, data: 0));

    [Fact]
    public void A_name_that_is_no_UTF8_is_refused() =>
        AssertRefused([2 + 46, 0, 0, 0, 0, 0, 0, 0, .. "{\""u8, 0xff, .. "\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]}}"u8, 7]);

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Deeply_nested_JSON_is_refused(char open, char close) =>
        AssertRefused(Compose("{\"a\":" + new string(open, 100_000) + new string(close, 100_000) + "}", data: 0));

    [Fact]
    public void A_tensor_of_many_dimensions_is_read_or_refused_but_never_fatal()
    {
        string ones = string.Join(',', Enumerable.Repeat(1, 2000));
        File.WriteAllBytes(FilePath, Compose($$$"""{"a":{"dtype":"U8","shape":[{{{ones}}}],"data_offsets":[0,1]}}""", data: 1));
        var problem = Record.Exception(() => Assert.Equal(1, Safetensors.Read(FilePath)["a"].numel()));
        Assert.True(problem is null or InvalidDataException);
    }

    [Fact]
    public void Empty_tensors_may_lie_anywhere_in_the_header()
    {
        File.WriteAllBytes(FilePath, Compose(
            """{"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"none":{"dtype":"F32","shape":[0,2],"data_offsets":[0,0]},"last":{"dtype":"F32","shape":[0],"data_offsets":[1,1]}}""", data: 1));
        Assert.Equal("none b last", string.Join(' ', Safetensors.Read(FilePath).Keys));
    }

    [Fact]
    public void Metadata_is_written_for_other_readers()
    {
        Safetensors.Write(FilePath, ExampleTensors.Create(), new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        byte[] file = File.ReadAllBytes(FilePath);
        using var header = JsonDocument.Parse(file.AsMemory(8, (int)BinaryPrimitives.ReadInt64LittleEndian(file)));
        Assert.Equal("""{"format":"pt"}""", header.RootElement.GetProperty("__metadata__").GetRawText());
        ExampleTensors.AssertEqual(ExampleTensors.Create(), Safetensors.Read(FilePath));
    }

    [Fact]
    public void Metadata_is_passed_over()
    {
        File.WriteAllBytes(FilePath, Compose("""{"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}   """, data: 1));
        Assert.Equal("a", Assert.Single(Safetensors.Read(FilePath)).Key);
    }

    [Fact]
    public void A_missing_file_is_called_missing() => Assert.Throws<FileNotFoundException>(() => Safetensors.Read(FilePath));

    private void Write(string name, Tensor tensor) => Safetensors.Write(FilePath, new Dictionary<string, Tensor>(StringComparer.Ordinal) { [name] = tensor });

    private string AssertRefused(byte[] content)
    {
        File.WriteAllBytes(FilePath, content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Assert.Throws<InvalidDataException>(() => Safetensors.Read(FilePath));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000 + (20L * content.Length));
        Assert.StartsWith($"{FilePath} is no sound safetensors file: ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
        return problem.Message;
    }

    private static byte[] Compose(string header, int data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[sizeof(long) + text.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, sizeof(long));
        return file;
    }

    private static byte[] Header(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        byte[] header = file[8..(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))];
        using var json = JsonDocument.Parse(header);
        return header;
    }
}
