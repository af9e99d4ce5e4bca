using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Macl.Losses;

/// <summary>
/// The product of 12 rows and 32 columns, held in 24 vector registers: the unit of work of the CPU engine. Two loads and
/// twelve broadcasts feed 24 multiply-adds, so that the arithmetic, not the memory, sets the pace.
/// </summary>
internal static unsafe class ProductKernel
{
    /// <summary>Rows of the result.</summary>
    public const int Rows = 12;

    /// <summary>Columns of the result.</summary>
    public const int Columns = 2 * Lanes;

    /// <summary>Numbers in a vector.</summary>
    public const int Lanes = 16;

    /// <summary>C = A·B, or C += A·B.</summary>
    /// <param name="depth">Columns of A and rows of B.</param>
    /// <param name="a">A [12, depth].</param>
    /// <param name="aRow">From one row of A to the next.</param>
    /// <param name="aStep">From one column of A to the next.</param>
    /// <param name="b">B [depth, 32], its rows contiguous.</param>
    /// <param name="bStep">From one row of B to the next.</param>
    /// <param name="c">C [12, 32], its rows contiguous.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    /// <param name="accumulate">Whether C is added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Multiply(int depth, float* a, nint aRow, nint aStep, float* b, nint bStep, float* c, nint cRow, bool accumulate)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector512<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        Vector512<float> c60 = default, c61 = default, c70 = default, c71 = default, c80 = default, c81 = default;
        Vector512<float> c90 = default, c91 = default, cA0 = default, cA1 = default, cB0 = default, cB1 = default;
        float* a3 = a + (3 * aRow);
        float* a6 = a + (6 * aRow);
        float* a9 = a + (9 * aRow);
        nint aRow2 = 2 * aRow;
        for (int step = 0; step < depth; step++)
        {
            Vector512<float> left = Vector512.Load(b);
            Vector512<float> right = Vector512.Load(b + Lanes);
            AddProducts(a, left, right, ref c00, ref c01);
            AddProducts(a + aRow, left, right, ref c10, ref c11);
            AddProducts(a + aRow2, left, right, ref c20, ref c21);
            AddProducts(a3, left, right, ref c30, ref c31);
            AddProducts(a3 + aRow, left, right, ref c40, ref c41);
            AddProducts(a3 + aRow2, left, right, ref c50, ref c51);
            AddProducts(a6, left, right, ref c60, ref c61);
            AddProducts(a6 + aRow, left, right, ref c70, ref c71);
            AddProducts(a6 + aRow2, left, right, ref c80, ref c81);
            AddProducts(a9, left, right, ref c90, ref c91);
            AddProducts(a9 + aRow, left, right, ref cA0, ref cA1);
            AddProducts(a9 + aRow2, left, right, ref cB0, ref cB1);
            a += aStep;
            a3 += aStep;
            a6 += aStep;
            a9 += aStep;
            b += bStep;
        }

        Store(c, c00, c01, accumulate);
        Store(c += cRow, c10, c11, accumulate);
        Store(c += cRow, c20, c21, accumulate);
        Store(c += cRow, c30, c31, accumulate);
        Store(c += cRow, c40, c41, accumulate);
        Store(c += cRow, c50, c51, accumulate);
        Store(c += cRow, c60, c61, accumulate);
        Store(c += cRow, c70, c71, accumulate);
        Store(c += cRow, c80, c81, accumulate);
        Store(c += cRow, c90, c91, accumulate);
        Store(c += cRow, cA0, cA1, accumulate);
        Store(c + cRow, cB0, cB1, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts(float* a, Vector512<float> left, Vector512<float> right, ref Vector512<float> toLeft, ref Vector512<float> toRight)
    {
        Vector512<float> factor = Vector512.Create(*a);
        toLeft = Vector512.FusedMultiplyAdd(factor, left, toLeft);
        toRight = Vector512.FusedMultiplyAdd(factor, right, toRight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, Vector512<float> left, Vector512<float> right, bool accumulate)
    {
        if (accumulate)
        {
            left += Vector512.Load(c);
            right += Vector512.Load(c + Lanes);
        }

        left.Store(c);
        right.Store(c + Lanes);
    }
}
