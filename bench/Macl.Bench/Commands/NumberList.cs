using System.Globalization;

namespace Macl.Bench.Commands;

/// <summary>Numbers with commas between them.</summary>
internal static class NumberList
{
    /// <param name="text">Such as <c>64,256</c>.</param>
    /// <param name="least">The smallest that is allowed.</param>
    /// <param name="refuse">Is told what is wrong.</param>
    public static int[] Parse(string text, int least, Action<string> refuse)
    {
        int?[] numbers = [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least ? number : (int?)null)];
        if (numbers.Contains(null))
        {
            refuse($"is '{text}'; allowed: whole numbers of {least} or more with commas between them.");
            return [];
        }

        return [.. numbers.Select(number => number!.Value)];
    }
}
