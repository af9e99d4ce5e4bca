using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>What is done to all rows of a bfloat16 tile.</summary>
internal static unsafe class HalfSums
{
    /// <summary>Rows whose exponentials are added up in float32, before their sum is added in float64.</summary>
    private const int RowsOfChunk = 128;

    /// <summary>Adds up exp(scale · x) for the anchors of the rows and, where the tile serves both sides, for those of the columns.</summary>
    /// <param name="values">The tile.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="sums">Added to, by anchor.</param>
    /// <param name="ofColumns">Memory for a number of each column.</param>
    /// <param name="bothSides">Whether the anchors of the columns get their sums too.</param>
    /// <param name="keep">Whether exponentials take the place of x.</param>
    public static void AddExponentials(Tensor values, Tile place, float scale, double[] sums, float[] ofColumns, bool bothSides, bool keep)
    {
        fixed (byte* bytes = values.bytes)
        fixed (float* columns = ofColumns)
        {
            for (int first = 0; first < place.Rows; first += RowsOfChunk)
            {
                Array.Clear(ofColumns);
                for (int r = first; r < Math.Min(place.Rows, first + RowsOfChunk); r++)
                {
                    sums[place.Row + r] += HalfKernels.SumExponentials((ushort*)bytes + ((long)r * place.Columns), place.Columns, scale, columns, keep);
                }

                for (int c = 0; bothSides && c < place.Columns; c++)
                {
                    sums[place.Column + c] += ofColumns[c];
                }
            }
        }
    }

    /// <summary>Keeps up the largest similarity less 1.</summary>
    public static void Harden(Tensor values, Tile place, float[] hardest, float[] ofColumns, bool bothSides)
    {
        Array.Fill(ofColumns, float.NegativeInfinity);
        fixed (byte* bytes = values.bytes)
        fixed (float* columns = ofColumns)
        {
            for (int r = 0; r < place.Rows; r++)
            {
                float largest = HalfKernels.Largest((ushort*)bytes + ((long)r * place.Columns), place.Columns, columns);
                hardest[place.Row + r] = Math.Max(hardest[place.Row + r], largest);
            }
        }

        for (int c = 0; bothSides && c < place.Columns; c++)
        {
            hardest[place.Column + c] = Math.Max(hardest[place.Column + c], ofColumns[c]);
        }
    }

    /// <summary>Puts the derivatives by the similarities in their place.</summary>
    /// <param name="values">The tile: exponentials, or similarities less 1.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="areExponentials">Which of both.</param>
    /// <param name="weights">The factor of each anchor.</param>
    /// <param name="ofColumns">The factors of the columns: those of their anchors, or zeros.</param>
    public static void Weigh(Tensor values, Tile place, float scale, bool areExponentials, float[] weights, ReadOnlySpan<float> ofColumns)
    {
        fixed (byte* bytes = values.bytes)
        fixed (float* columns = ofColumns)
        {
            for (int r = 0; r < place.Rows; r++)
            {
                HalfKernels.Weigh((ushort*)bytes + ((long)r * place.Columns), place.Columns, scale, areExponentials, weights[place.Row + r], columns);
            }
        }
    }
}
