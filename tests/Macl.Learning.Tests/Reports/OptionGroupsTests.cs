using System.Text.Json.Nodes;
using Macl.Learning.Reports;
using Macl.Learning.Reports.Pages;

namespace Macl.Learning.Tests.Reports;

public sealed class OptionGroupsTests
{
    [Fact]
    public void Nested_options_become_groups_named_by_the_way_to_them()
    {
        JsonObject options = JsonNode.Parse("""{"seed":3,"loss":{"kind":"macl","temperature":{"initial":0.2}},"costs":[1,10],"out":null,"on":true}""")!.AsObject();

        IReadOnlyList<EntryGroup> groups = OptionGroups.Of(options);

        Assert.Equal(["General", "loss", "loss · temperature"], groups.Select(group => group.Title));
        Assert.Equal([new("seed", "3"), new("costs", "1, 10"), new("out", "none"), new("on", "true")], groups[0].Entries);
        Assert.Equal([new("initial", "0.2")], groups[2].Entries);
    }
}
