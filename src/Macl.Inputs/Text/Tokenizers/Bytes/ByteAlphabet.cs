namespace Macl.Inputs.Text.Tokenizers.Bytes;

/// <summary>GPT-2's letters for bytes: what prints in Latin-1 stands for itself, the other 68 bytes for the characters from U+0100 on.</summary>
internal static class ByteAlphabet
{
    private const int Bytes = 256;
    private const int FirstStandIn = 0x100;

    private static readonly char[] Letters = Make();

    /// <summary>The token of a single byte.</summary>
    public static string LetterOf(byte value) => Letters[value].ToString();

    private static char[] Make()
    {
        var letters = new char[Bytes];
        int standIn = FirstStandIn;
        for (int value = 0; value < Bytes; value++)
        {
            letters[value] = Prints(value) ? (char)value : (char)standIn++;
        }

        return letters;
    }

    private static bool Prints(int value) => value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
}
