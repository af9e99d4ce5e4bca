using System.Security.Cryptography;
using System.Text.Json;
using static TorchSharp.torch;

namespace Macl.Learning.Checkpoints;

/// <summary>One checkpoint on disk: a folder with a manifest and its tensor files.</summary>
internal static class CheckpointFolder
{
    private const string ManifestFile = "manifest.json";
    private const string ModelFile = "model.safetensors";
    private const string OptimizerFile = "optimizer.safetensors";
    private const string RandomFile = "random.safetensors";

    /// <summary>Writes all files, each flushed to the disk, the manifest last.</summary>
    public static void Write(string folder, Checkpoint checkpoint)
    {
        Directory.CreateDirectory(folder);
        Safetensors.Write(Path.Combine(folder, ModelFile), checkpoint.Model);
        Safetensors.Write(Path.Combine(folder, OptimizerFile), checkpoint.Optimizer);
        Safetensors.Write(Path.Combine(folder, RandomFile), checkpoint.Random);
        string[] files = [ModelFile, OptimizerFile, RandomFile];
        var manifest = checkpoint.Manifest with { Files = files.ToDictionary(file => file, file => Hash(Path.Combine(folder, file)), StringComparer.Ordinal) };
        DurableFile.WriteJson(Path.Combine(folder, ManifestFile), manifest);
    }

    /// <exception cref="DamagedCheckpointException">Says what is wrong with it.</exception>
    public static Checkpoint Read(string folder)
    {
        var manifest = ReadManifest(folder);
        VerifyFiles(folder, manifest);
        using var scope = NewDisposeScope();
        try
        {
            var checkpoint = new Checkpoint(manifest, Tensors(folder, ModelFile), Tensors(folder, OptimizerFile), Tensors(folder, RandomFile));
            scope.MoveToOuter(checkpoint.Tensors);
            return checkpoint;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw new DamagedCheckpointException(folder, problem.Message, problem);
        }
    }

    private static CheckpointManifest ReadManifest(string folder)
    {
        string path = Path.Combine(folder, ManifestFile);
        if (!File.Exists(path))
        {
            throw new DamagedCheckpointException(folder, $"it has no {ManifestFile}");
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            ThrowIfOtherFormat(json.RootElement, folder);
            return json.Deserialize<CheckpointManifest>(MaclJson.Options)!;
        }
        catch (JsonException problem)
        {
            throw new DamagedCheckpointException(folder, $"{ManifestFile} is no manifest of this toolkit ({problem.Message})", problem);
        }
    }

    /// <summary>Comes before all else: another version may have other members.</summary>
    private static void ThrowIfOtherFormat(JsonElement manifest, string folder)
    {
        var version = default(JsonElement);
        if (manifest.ValueKind != JsonValueKind.Object || !manifest.TryGetProperty("formatVersion", out version))
        {
            throw new JsonException("it has no formatVersion");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != CheckpointManifest.CurrentFormat)
        {
            throw new DamagedCheckpointException(folder, $"its format version is {version.GetRawText()}, and this toolkit reads version {CheckpointManifest.CurrentFormat}");
        }
    }

    private static void VerifyFiles(string folder, CheckpointManifest manifest)
    {
        foreach (string file in new[] { ModelFile, OptimizerFile, RandomFile })
        {
            string path = Path.Combine(folder, file);
            if (!manifest.Files.TryGetValue(file, out string? hash) || !File.Exists(path))
            {
                throw new DamagedCheckpointException(folder, $"it lacks {file}");
            }

            if (!string.Equals(hash, Hash(path), StringComparison.Ordinal))
            {
                throw new DamagedCheckpointException(folder, $"{file} is not the file that was written: its SHA-256 differs from the manifest");
            }
        }
    }

    private static Dictionary<string, Tensor> Tensors(string folder, string file) => Safetensors.Read(Path.Combine(folder, file));

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
