using System.Text.Json.Nodes;
using Macl.Learning.Checkpoints;
using Macl.Learning.Tests.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Checkpoints;

public sealed class CheckpointStoreTests : IDisposable
{
    private static readonly string[] _tensorFiles = ["model.safetensors", "optimizer.safetensors", "random.safetensors"];

    private readonly TemporaryFolder _folder = new();
    private readonly CheckpointStore _store;

    public CheckpointStoreTests() => _store = new CheckpointStore(_folder.Place("checkpoints"));

    private string Names => string.Join(' ', _store.Names);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Before_the_first_there_is_none()
    {
        Assert.Empty(_store.Names);
        Assert.Null(_store.ReadNewest());
        Assert.Null(_store.ReadNewestSound());
    }

    [Fact]
    public void What_was_saved_is_read_back()
    {
        Save(7);
        using var read = _store.ReadNewest()!;

        Assert.Equal((7, 70, "numbers", "SimClr", "f00d", 1), (read.Manifest.Step, read.Manifest.MetricsLength, read.Manifest.Modality, read.Manifest.Method, read.Manifest.Data, read.Manifest.FormatVersion));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"rate":0.001,"seed":9223372036854775807}"""), read.Manifest.Options));
        Assert.Equal([7, 1.5f], read.Model["w"].data<float>().ToArray());
        Assert.Equal([3], read.Optimizer["w.step"].data<long>().ToArray());
        Assert.Equal([1, 2, 3], read.Random["cpu"].data<byte>().ToArray());
    }

    [Fact]
    public void The_two_newest_are_kept()
    {
        foreach (long step in new[] { 1, 2, 30, 400 })
        {
            Save(step);
        }

        Assert.Equal("step-000000400 step-000000030", Names);
    }

    [Fact]
    public void Steps_of_more_than_nine_digits_are_newer_too()
    {
        Save(999_999_999);
        Save(1_000_000_000);
        using var newest = _store.ReadNewest()!;
        Assert.Equal(1_000_000_000, newest.Manifest.Step);
    }

    [Fact]
    public void One_of_the_same_step_is_replaced()
    {
        Save(5);
        Damage(5, "model.safetensors");
        Save(5);
        using var newest = _store.ReadNewest()!;
        Assert.Equal(5, newest.Manifest.Step);
    }

    [Fact]
    public void Those_of_later_steps_go_when_training_went_back_behind_them()
    {
        Save(50);
        Save(100);
        Damage(100, "model.safetensors");
        Save(60);
        Assert.Equal("step-000000060 step-000000050", Names);
    }

    [Fact]
    public void Folders_of_other_names_do_not_count_and_stay()
    {
        Save(5);
        foreach (string other in new[] { "step-000000009 (copy)", "step-9", "step-", "step--00000001", "step-abcdefghi", "notes" })
        {
            TemporaryFolder.Copy(_store.FolderOf(5), Path.Combine(_folder.Place("checkpoints"), other));
        }

        Save(6);

        Assert.Equal("step-000000006 step-000000005", Names);
        Assert.Equal(8, Directory.GetDirectories(_folder.Place("checkpoints")).Length);
    }

    [Fact]
    public void What_an_earlier_kill_left_is_removed()
    {
        Save(5);
        string left = Path.Combine(_folder.Place("checkpoints"), ".unfinished-step-000000006");
        TemporaryFolder.Copy(_store.FolderOf(5), left);
        Save(7);
        Assert.False(Directory.Exists(left));
        Assert.Equal("step-000000007 step-000000005", Names);
    }

    [Fact]
    public void Saving_and_reading_leave_no_tensor_behind()
    {
        Save(1);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Save(2);
        _store.ReadNewest()!.Dispose();
        Assert.Throws<DamagedCheckpointException>(() =>
        {
            Damage(2, "random.safetensors");
            _store.ReadNewest();
        });
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("manifest.json", "it has no manifest.json")]
    [InlineData("model.safetensors", "it lacks model.safetensors")]
    [InlineData("optimizer.safetensors", "it lacks optimizer.safetensors")]
    [InlineData("random.safetensors", "it lacks random.safetensors")]
    public void A_missing_file_is_named(string file, string reason)
    {
        Save(5);
        File.Delete(Path.Combine(_store.FolderOf(5), file));
        Assert.Equal(Refusal(5, $"{reason}. There is no older sound one"), Assert.Throws<DamagedCheckpointException>(_store.ReadNewest).Message);
    }

    [Fact]
    public void Any_changed_bit_of_a_tensor_file_is_noticed()
    {
        Save(5);
        Assert.All(_tensorFiles, file => Assert.All(Flips(Path.Combine(_store.FolderOf(5), file)), _ =>
            Assert.Equal(
                Refusal(5, $"{file} is not the file that was written: its SHA-256 differs from the manifest. There is no older sound one"),
                Assert.Throws<DamagedCheckpointException>(_store.ReadNewest).Message)));
    }

    [Fact]
    public void A_tensor_file_cut_anywhere_is_noticed()
    {
        Save(5);
        string path = Path.Combine(_store.FolderOf(5), "model.safetensors");
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<DamagedCheckpointException>(_store.ReadNewest);
        }
    }

    [Fact]
    public void A_manifest_cut_anywhere_is_noticed()
    {
        Save(5);
        string path = Path.Combine(_store.FolderOf(5), "manifest.json");
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<DamagedCheckpointException>(_store.ReadNewest);
        }
    }

    /// <summary>What a manifest says beyond the step is told apart later: a foreign run, or a metrics file in which no line ends there.</summary>
    [Fact]
    public void A_changed_bit_of_a_manifest_never_changes_weights_or_step()
    {
        Save(5);
        Assert.All(Flips(Path.Combine(_store.FolderOf(5), "manifest.json")), _ =>
        {
            try
            {
                using var read = _store.ReadNewest()!;
                Assert.Equal(5, read.Manifest.Step);
                Assert.Equal([5, 1.5f], read.Model["w"].data<float>().ToArray());
            }
            catch (DamagedCheckpointException)
            {
                // Noticed.
            }
        });
    }

    [Theory]
    [InlineData("""{"formatVersion":2,"anything":"else"}""", "its format version is 2, and this toolkit reads version 1")]
    [InlineData("""{"formatVersion":"1"}""", "its format version is \"1\", and this toolkit reads version 1")]
    [InlineData("""{"step":5}""", "manifest.json is no manifest of this toolkit (it has no formatVersion)")]
    [InlineData("[]", "manifest.json is no manifest of this toolkit (it has no formatVersion)")]
    public void A_manifest_of_another_format_is_named(string manifest, string reason)
    {
        Save(5);
        File.WriteAllText(Path.Combine(_store.FolderOf(5), "manifest.json"), manifest);
        Assert.Equal(Refusal(5, $"{reason}. There is no older sound one"), Assert.Throws<DamagedCheckpointException>(_store.ReadNewest).Message);
    }

    [Theory]
    [InlineData("options")]
    [InlineData("files")]
    [InlineData("modality")]
    public void Nothing_in_a_manifest_may_be_null(string member)
    {
        Save(5);
        string path = Path.Combine(_store.FolderOf(5), "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest[member] = null;
        File.WriteAllText(path, manifest.ToJsonString());
        Assert.Contains("manifest.json is no manifest of this toolkit (", Assert.Throws<DamagedCheckpointException>(_store.ReadNewest).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_checkpoint_is_noticed()
    {
        Save(5);
        Directory.Move(_store.FolderOf(5), _store.FolderOf(8));
        Assert.Equal(Refusal(8, "its manifest is of step 5. There is no older sound one"), Assert.Throws<DamagedCheckpointException>(_store.ReadNewest).Message);
    }

    [Fact]
    public void The_newest_sound_one_is_named_and_read_with_the_users_word_only()
    {
        Save(5);
        Save(6);
        Damage(6, "optimizer.safetensors");
        var refusal = Assert.Throws<DamagedCheckpointException>(_store.ReadNewest);
        using var sound = _store.ReadNewestSound()!;

        Assert.EndsWith(". The newest sound one is of step 5.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(5, sound.Manifest.Step);
    }

    [Fact]
    public void None_sound_is_an_error_even_with_the_users_word()
    {
        Save(5);
        Save(6);
        Damage(5, "manifest.json");
        Damage(6, "model.safetensors");
        Assert.EndsWith("There is no older sound one.", Assert.Throws<DamagedCheckpointException>(_store.ReadNewestSound).Message, StringComparison.Ordinal);
    }

    private void Save(long step)
    {
        using var scope = NewDisposeScope();
        var manifest = new CheckpointManifest
        {
            ToolkitVersion = "1.2.3",
            Modality = "numbers",
            Method = "SimClr",
            Options = new JsonObject { ["rate"] = 1e-3, ["seed"] = long.MaxValue },
            Data = "f00d",
            Step = step,
            MetricsLength = 10 * step,
        };
        _store.Save(new Checkpoint(manifest, Named("w", tensor([step, 1.5f])), Named("w.step", tensor([3L])), Named("cpu", tensor(new byte[] { 1, 2, 3 }))));
    }

    private void Damage(long step, string file) => File.AppendAllText(Path.Combine(_store.FolderOf(step), file), "x");

    private string Refusal(long step, string reason) => $"The checkpoint {_store.FolderOf(step)} cannot be used: {reason}.";

    /// <summary>A file with each of its bytes changed in turn, and as it was in the end.</summary>
    private static IEnumerable<int> Flips(string path)
    {
        byte[] whole = File.ReadAllBytes(path);
        for (int index = 0; index < whole.Length; index++)
        {
            byte[] flipped = [.. whole];
            flipped[index] ^= (byte)(1 << (index % 8));
            File.WriteAllBytes(path, flipped);
            yield return index;
        }

        File.WriteAllBytes(path, whole);
    }

    private static Dictionary<string, Tensor> Named(string name, Tensor tensor) => new(StringComparer.Ordinal) { [name] = tensor };
}
