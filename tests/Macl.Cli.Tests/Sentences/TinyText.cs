namespace Macl.Cli.Tests.Sentences;

/// <summary>Writes a little text of a small language, and pairs of it.</summary>
internal static class TinyText
{
    private static readonly string[] _subjects = ["the old cat", "a small bird", "my brother", "the river", "nobody", "an apple tree"];
    private static readonly string[] _verbs = ["saw", "followed", "liked", "crossed", "forgot"];
    private static readonly string[] _objects = ["the green hills", "a house", "rain and snow", "the long way home"];

    /// <summary>120 different sentences, a line each.</summary>
    public static string Lines(string path)
    {
        File.WriteAllLines(path, from subject in _subjects from verb in _verbs from other in _objects select $"{subject} {verb} {other} .");
        return path;
    }

    /// <summary>Queries and what belongs to them, in columns: of the first four a sentence like them, of the other two each other's.</summary>
    public static string Queries(string path)
    {
        string[] positives = [.. _subjects[..4], _subjects[5], _subjects[4]];
        File.WriteAllLines(path, _subjects.Zip(positives, (query, positive) => $"{query} saw a house\t{positive} liked a house .").Prepend("query\tpositive"));
        return path;
    }

    /// <summary>Four scored pairs.</summary>
    public static string Pairs(string path)
    {
        File.WriteAllLines(path, ["5\tthe old cat saw a house\tthe old cat saw a house", "0\tnobody sang\tmy brother crossed the river", "3.5\ta small bird\ta bird", "1\train\tapple"]);
        return path;
    }
}
