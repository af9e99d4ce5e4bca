namespace Macl.Losses;

/// <summary>The three products of a tile, in pieces of <see cref="ProductKernel"/>.</summary>
internal static unsafe class TileProducts
{
    /// <summary>The similarities of a block of anchors and a block of candidates, [rows, columns] at a distance of <paramref name="width"/>.</summary>
    public static void Similarities(PackedRows anchors, int row, PackedRows candidates, int column, float* tile, int width)
    {
        float* rows = anchors.Rows(row);
        float* panels = candidates.Panels(column);
        int depth = anchors.Depth;
        for (int c = 0; c < candidates.RowsOf(column); c += ProductKernel.Columns)
        {
            for (int r = 0; r < anchors.RowsOf(row); r += ProductKernel.Rows)
            {
                ProductKernel.Multiply(depth, rows + (r * anchors.Stride), anchors.Stride, 1, panels + (c * depth), ProductKernel.Columns, tile + (r * width) + c, width, accumulate: false);
            }
        }
    }

    /// <summary>Adds tile · candidates to the gradient of the anchors.</summary>
    public static void AddToAnchors(float* tile, int width, PackedRows anchors, int row, PackedRows candidates, int column, float* gradient)
    {
        float* others = candidates.Rows(column);
        int stride = candidates.Stride;
        for (int c = 0; c < stride; c += ProductKernel.Columns)
        {
            for (int r = 0; r < anchors.RowsOf(row); r += ProductKernel.Rows)
            {
                ProductKernel.Multiply(candidates.RowsOf(column), tile + (r * width), width, 1, others + c, stride, gradient + (r * stride) + c, stride, accumulate: true);
            }
        }
    }

    /// <summary>Adds tileᵀ · anchors to the gradient of the candidates.</summary>
    public static void AddToCandidates(float* tile, int width, PackedRows anchors, int row, PackedRows candidates, int column, float* gradient)
    {
        float* others = anchors.Rows(row);
        int stride = anchors.Stride;
        for (int c = 0; c < stride; c += ProductKernel.Columns)
        {
            for (int r = 0; r < candidates.RowsOf(column); r += ProductKernel.Rows)
            {
                ProductKernel.Multiply(anchors.RowsOf(row), tile + r, 1, width, others + c, stride, gradient + (r * stride) + c, stride, accumulate: true);
            }
        }
    }
}
