using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;
using Macl.Learning.Runs;
using Macl.Learning.Training;

namespace Macl.Learning.Tests.Runs;

public sealed class RunRecordTests
{
    public static TheoryData<JsonNode> Numbers =>
    [
        new JsonObject { ["rate"] = 0.5 },
        new JsonObject { ["rate"] = 1e-3 },
        new JsonObject { ["rate"] = 1.0 },
        new JsonObject { ["rate"] = 1 },
        new JsonObject { ["rate"] = 1e300 },
        new JsonObject { ["rate"] = 5e-324 },
        new JsonObject { ["rate"] = 0.1 + 0.2 },
        new JsonObject { ["rate"] = -0.0 },
        new JsonObject { ["rate"] = 0.1f },
        new JsonObject { ["rate"] = 0.1m },
        new JsonObject { ["seed"] = long.MaxValue },
        new JsonObject { ["text"] = "é\"\\\u2028", ["none"] = null, ["list"] = new JsonArray(1, 2.5, "x") },
        JsonSerializer.SerializeToNode(new TrainingOptions(), MaclJson.Options)!,
        JsonSerializer.SerializeToNode(new ToyOptions { Dropout = 1e-3 }, MaclJson.Options)!,
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_record_describes_the_same_run_after_it_was_written_and_read(JsonNode options)
    {
        var record = Record(options);
        var read = Read(JsonSerializer.Serialize(record, MaclJson.Options));

        Assert.True(read.IsSameRunAs(record));
        Assert.True(record.IsSameRunAs(read));
        Assert.True(Read(JsonSerializer.Serialize(read, MaclJson.OneLine)).IsSameRunAs(record));
    }

    [Theory]
    [InlineData("""{"rate":1.0,"seed":3}""", """{"rate":1,"seed":3}""")]
    [InlineData("""{"rate":0.001}""", """{"rate":1e-3}""")]
    [InlineData("""{"rate":1,"seed":3}""", """{"seed":3,"rate":1}""")]
    public void Another_way_to_write_the_same_options_is_the_same_run(string first, string second) =>
        Assert.True(Record(JsonNode.Parse(first)!).IsSameRunAs(Record(JsonNode.Parse(second)!)));

    [Theory]
    [InlineData("""{"rate":0.1}""", """{"rate":0.10000000000000002}""")]
    [InlineData("""{"rate":1}""", """{"rate":"1"}""")]
    [InlineData("""{"rate":1}""", """{"rate":1,"seed":0}""")]
    [InlineData("""{"seed":9223372036854775807}""", """{"seed":9223372036854775806}""")]
    [InlineData("""{"list":[1,2]}""", """{"list":[2,1]}""")]
    public void Other_options_are_another_run(string first, string second) =>
        Assert.False(Record(JsonNode.Parse(first)!).IsSameRunAs(Record(JsonNode.Parse(second)!)));

    [Fact]
    public void Another_modality_method_or_data_is_another_run_and_another_place_or_machine_is_not()
    {
        var record = Record(new JsonObject());
        Assert.False(record.IsSameRunAs(record with { Modality = "images" }));
        Assert.False(record.IsSameRunAs(record with { Method = "MoCo" }));
        Assert.False(record.IsSameRunAs(record with { Data = record.Data with { Fingerprint = "beef" } }));
        Assert.True(record.IsSameRunAs(record with { Data = record.Data with { Path = "elsewhere" } }));
        Assert.True(record.IsSameRunAs(record with { Environment = record.Environment with { Threads = 99 } }));
    }

    private static RunRecord Record(JsonNode options) => new ToyRecipe().Record with { Options = options };

    private static RunRecord Read(string json) => JsonSerializer.Deserialize<RunRecord>(json, MaclJson.Options)!;
}
