using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Macl.Inputs.Graphs;

/// <summary>A hash of what a data set says, not of how its files say it.</summary>
internal static class GraphFingerprint
{
    public static string Of(GraphDataSet data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "nodes", data.NodeOffsets);
        Append(hash, "edges", data.EdgeOffsets);
        Append(hash, "sources", data.Sources);
        Append(hash, "targets", data.Targets);
        Append<int>(hash, "labels", data.Labels is null ? [] : [.. data.Labels.Indices]);
        Append<byte>(hash, "classes", Encoding.UTF8.GetBytes(string.Join('\n', data.Labels?.Names ?? [])));
        Append<int>(hash, "node labels", data.NodeLabels);
        Append<float>(hash, "node attributes", data.NodeAttributes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append<T>(IncrementalHash hash, string part, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{part} {values.Length}\n"));
        hash.AppendData(MemoryMarshal.AsBytes(values));
    }
}
